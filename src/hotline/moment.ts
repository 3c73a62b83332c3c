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
  /** Who has a console open that answers. */
  readonly present: readonly StaffId[]
}

/** Nothing is pushed to this person: somebody may be reading along, they went away, or all of it is to be erased. */
export function isQuiet(one: Case, { guarded }: Moment): boolean {
  return guarded || one.away || one.eraseAskedAtMs !== null
}
