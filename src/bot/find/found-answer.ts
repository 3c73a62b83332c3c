import type { JobAd } from '../../knowledge/job-ad.ts'
import type { Country, Topic, Tree } from '../../knowledge/knowledge.ts'
import { countryFor } from '../answer/entry-for.ts'
import type { Heard } from '../hear/listen.ts'
import type { SmallTalk } from '../hear/small-talk.ts'

/** What a text that is no command comes to. */
export type FoundAnswer =
  | FoundEntry
  | { readonly kind: 'choices'; readonly topics: readonly Topic[]; readonly path: Tree | null }
  /** A short question about the last answer, of which all was told and shown again; `others` are what may be meant instead. */
  | { readonly kind: 'beyond'; readonly others: readonly Topic[] }
  /** A guided path was called by its title, and no answer is meant as surely. */
  | { readonly kind: 'path'; readonly path: Tree }
  | { readonly kind: 'advertisement'; readonly ad: JobAd }
  /** Greets, thanks, calls or insults: no question, so no miss. */
  | { readonly kind: 'small-talk'; readonly talk: SmallTalk }
  | { readonly kind: 'nothing' }

/**
 * `path` is a guided path that was called nearly by its title: it is offered with what was found. `others` are what may have been
 * meant instead, the likeliest first.
 */
export interface FoundEntry {
  readonly kind: 'entry'
  readonly topic: Topic
  readonly country: Country | null
  readonly followsUp: boolean
  readonly path: Tree | null
  readonly others: readonly Topic[]
}

export const mostChoices = 3
export const mostOthers = 2

/** The answer of a topic, for the country that was asked about. Pure. */
export function foundEntry(topic: Topic, { conversation, named }: Heard): FoundEntry {
  return { kind: 'entry', topic, country: countryFor(topic, conversation, named), followsUp: false, path: null, others: [] }
}
