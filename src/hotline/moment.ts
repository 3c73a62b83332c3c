import type { WritingNow } from '../bot/conversation.ts'
import type { Case, StaffId } from './case.ts'
import type { Times } from './times.ts'
import type { Timetable } from './timetable.ts'

/** What is so while something happens to a case, beside the case itself. */
export interface Moment {
  readonly nowMs: number
  readonly times: Times
  readonly timetable: Timetable
  /** Of the conversation: somebody may be reading along. */
  readonly guarded: boolean
  /** Of the conversation: what their last message said of writing. */
  readonly writingNow: WritingNow
  /** Of the conversation: they went (exit, erase, blocked us) and have not written since. */
  readonly away: boolean
  /** Of the conversation: when the person last wrote, as their message was kept, so that time it spent in the inbox counts as waiting. */
  readonly heardAtMs: number
  /** Who has a console open that answers. */
  readonly present: readonly StaffId[]
}

/** Nothing is pushed to this person: somebody may be reading along, they went away, or all of it is to be erased. */
export function isQuiet(one: Case, { guarded, away }: Moment): boolean {
  return guarded || away || one.eraseAskedAtMs !== null
}
