import type { Country } from '../../knowledge.ts'
import type { Address } from '../../words/addressed.ts'

/** The person who writes, somebody at home who writes for a relative or friend, or whoever sees it happen to another beside them. */
export type Who = 'self' | 'relative' | 'witness'

/** What is known of who writes, by what was said before. */
export interface KnownWriter {
  readonly writer: Who
  /** They told that it happens to themselves. */
  readonly toldOfSelf: boolean
  readonly young: boolean
  readonly addressed: Address | null
  /** The word by which somebody was named last whom something may happen to: "con" of "con gái tôi". */
  readonly spokenOf: string | null
  /** Where the one in need is. */
  readonly whereabouts: Country | null
}

/** As of a first message. */
export const unknownWriter: KnownWriter = {
  writer: 'self',
  toldOfSelf: false,
  young: false,
  addressed: null,
  spokenOf: null,
  whereabouts: null,
}
