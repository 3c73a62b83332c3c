import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Signal } from '../../knowledge/words/wording.ts'

/** The entries of a signal, for each who may write. */
export function entriesOf({
  topic,
  forRelative,
  forWitness,
  forRelativeAtHome,
}: Signal): Pick<Danger, 'topic' | 'forRelative' | 'forWitness' | 'forRelativeAtHome'> {
  return {
    topic,
    forRelative: forRelative ?? topic,
    forWitness: forWitness ?? topic,
    forRelativeAtHome: forRelativeAtHome ?? forRelative ?? topic,
  }
}
