import type { TopicId } from '../knowledge.ts'
import type { Signal } from '../words/wording.ts'
import type { Danger } from './danger.ts'

/** The entries of a signal, for each who may write. */
export function entriesOf(signal: Signal): Pick<Danger, 'topic' | 'forRelative' | 'forWitness' | 'forRelativeAtHome'> {
  return {
    topic: signal.topic,
    forRelative: relativesTopic(signal),
    forWitness: witnessTopic(signal),
    forRelativeAtHome: topicAtHome(signal),
  }
}

export function relativesTopic({ topic, forRelative }: Signal): TopicId {
  return forRelative ?? topic
}

export function topicAtHome(signal: Signal): TopicId {
  return signal.forRelativeAtHome ?? relativesTopic(signal)
}

export function witnessTopic({ topic, forWitness }: Signal): TopicId {
  return forWitness ?? topic
}
