import type { TopicId } from '../../knowledge/knowledge.ts'
import type { Matter } from './tell-hotline.ts'

/** Danger as it was noticed: in words, in an option of a tree, or in a question that only people in danger ask. */
export interface Alarm extends Matter {
  /** The entry whose steps are given; null gives the steps that hold for everybody. */
  readonly topic: TopicId | null
  /** What else the words may ask for, the likeliest first: offered under the steps. */
  readonly asksFor?: readonly TopicId[]
  /** Its title was picked: whoever did so wants to read it. */
  readonly picked?: boolean
  readonly guarded: boolean
  /** Beside the steps stands how an ambulance is called. */
  readonly needsAmbulance?: boolean
  /** Beside the steps stands what can be done on a ship. */
  readonly isAtSea?: boolean
  /** The words say that it is over: where its steps stand above, nothing is guarded anew. */
  readonly isOver?: boolean
  /** This very message told where the person is, or that they are under 18: there are other numbers. */
  readonly numbersAreNew?: boolean
  /** What was written, which may ask something besides. */
  readonly text?: string
}
