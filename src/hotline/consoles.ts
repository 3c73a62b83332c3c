import type { Case, StaffId } from './case.ts'
import type { Moment } from './moment.ts'
import { finish, type Step } from './step.ts'

/**
 * The last console of this one of the staff was lost, or the first came back. What they hold goes back to the queue by its lease if nobody
 * returns. After a restart of the server every console is lost until it shows itself. Null: they do not hold this case, or it was known.
 */
export function noticeConsole(one: Case, staff: StaffId, console: 'lost' | 'back', moment: Moment): Step | null {
  const { state } = one
  if (state.at !== 'taken' || state.by.kind !== 'responder' || state.by.id !== staff) return null
  const lostAtMs = console === 'back' ? null : (state.lostAtMs ?? moment.nowMs)
  return lostAtMs === state.lostAtMs ? null : finish(one, { next: { ...one, state: { ...state, lostAtMs } }, effects: [] }, moment)
}
