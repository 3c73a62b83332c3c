import type { Level, TopicId } from '../knowledge.ts'
import type { Against, Evidence } from './evidence.ts'

export interface Danger {
  readonly level: Level
  readonly signal: string | null
  /** The entry whose steps are given. */
  readonly topic: TopicId | null
  /** The entry for somebody who writes of a relative or a friend. */
  readonly forRelative: TopicId | null
  /** The entry for somebody who sees it happen to another beside them. */
  readonly forWitness: TopicId | null
  /** The entry for somebody who writes of a relative who is at home. */
  readonly forRelativeAtHome: TopicId | null
  /** What the words of raised danger ask for, the likeliest first; the entry whose steps are given may be among them. */
  readonly asksFor: readonly TopicId[]
  readonly guarded: boolean
  /** Whoever is held is badly hurt or ill, too: the steps are those for who is held, with an ambulance beside them. */
  readonly needsAmbulance?: boolean
  /** It happens on a ship. */
  readonly isAtSea?: boolean
  /**
   * The signal that was only resembled, or met in a message that is not told like danger, when no danger was raised: the person is asked.
   */
  readonly lookAlike: string | null
  /** The signal that it is told like, too little to be raised: the person is asked whether it is happening. */
  readonly perhaps: Perhaps | null
  /** It is doubted for what was written before in the same breath, which may have been asked about already. */
  readonly isDoubtedFromBefore?: boolean
  /** The words ask in general, or tell of others, of what is feared or of what is over, whether or not a signal was met. */
  readonly general: boolean
  /** Every signal that was raised, of any level, or met and doubted: the caller remembers them for later messages. */
  readonly noticed: readonly string[]
  /** What spoke for it: for the responder. */
  readonly because: readonly Evidence[]
  /** What made the look-alike no danger. */
  readonly against: Against | null
}

/** What a message is a little told like. */
export interface Perhaps {
  readonly signal: string
  /** More likely this danger than all others together: so it can be named. */
  readonly isNamed: boolean
}

export const noDanger: Danger = {
  level: 0,
  signal: null,
  topic: null,
  forRelative: null,
  forWitness: null,
  forRelativeAtHome: null,
  asksFor: [],
  guarded: false,
  lookAlike: null,
  perhaps: null,
  general: false,
  noticed: [],
  because: [],
  against: null,
}

/** Nothing was raised, and no phrase of danger was met that its message was weighed against. Pure. */
export function tellsNothing({ level, against }: Danger): boolean {
  return level === 0 && against?.why !== 'weighed'
}
