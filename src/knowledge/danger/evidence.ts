import type { Level } from '../knowledge.ts'

/** What spoke for danger in what somebody wrote. Data alone: whoever shows it words it, and only `words` are the person's own. */
export type Evidence =
  | { readonly kind: 'words'; readonly signal: string; readonly level: Level; readonly words: string }
  /** An earlier message told of it, and something in this one makes it weigh more. */
  | { readonly kind: 'told-before'; readonly signal: string; readonly level: Level }
  /** No phrase found it: it is told like the danger of others. `percent`: how likely it is danger at all. */
  | { readonly kind: 'alike'; readonly signal: string; readonly percent: number; readonly words: readonly string[] }
  /** They were asked, and said so. */
  | { readonly kind: 'said-now'; readonly signal: string }

/**
 * Why a phrase that was met is no danger. `words`: those that say so; null where the form of the question does, or all that was weighed.
 */
export interface Against {
  readonly phrase: string
  readonly why: 'look-alike' | 'negation' | 'anger' | 'feared' | 'general' | 'others' | 'past' | 'asks-whether' | 'weighed'
  readonly words: string | null
}
