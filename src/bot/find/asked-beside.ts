import { mayBeMeant } from '../../knowledge/danger/may-be-meant.ts'
import type { Knowledge, Topic, TopicId } from '../../knowledge/knowledge.ts'
import { findPlaces } from '../../knowledge/places/places.ts'
import { rank } from '../../knowledge/search/rank.ts'
import type { Conversation } from '../conversation.ts'
import type { Setting } from '../setting.ts'
import { tellsOfDeath } from './tells-of-death.ts'

/** What whoever is in danger may have asked, for under what is said to them. */
export function askedBeside({ recent, language, topic }: Conversation, { knowledge, whereabouts }: Setting): readonly TopicId[] {
  const asked = recent.map(({ text }) => text).join('\n')
  const { decision, hits } = rank(asked, knowledge, { language, stage: null, topicBefore: topic, country: whereabouts })
  if (decision === 'no') return []
  const meant = mayBeMeant(hits, 'steps-again', knowledge).filter((topic) => mayBeAskedInDanger(topic, asked, knowledge))
  return meant.map(({ id }) => id)
}

/**
 * "Mất bao nhiêu tiền để được thả" is not about the cost of going, and "nó quay lại thì sao" not about the service.
 */
function mayBeAskedInDanger(topic: Topic, asked: string, knowledge: Knowledge): boolean {
  if (topic.stage === 'about' || tellsOfDeath(topic, knowledge)) return false
  return topic.stage !== 'before' || findPlaces(asked, knowledge).destination !== null
}
