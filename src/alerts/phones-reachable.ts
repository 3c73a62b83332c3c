import type { StaffId } from '../hotline/case.ts'
import { onCall, type Timetable } from '../hotline/timetable.ts'
import type { ReachStore, Target } from '../store/reach/reach.ts'

export interface ReachableDeps {
  readonly reach: Pick<ReachStore, 'waysOf'>
  readonly carriers: ReadonlyMap<Target['kind'], unknown>
  readonly timetable: () => Timetable
}

/**
 * Whether anybody who is on call now can be rung: has a way that this copy can send over and whose last try did not fail. Null: nobody is
 * on call. A phone that was never tried counts; staff try it out when they add it.
 */
export async function phonesReachable({ reach, carriers, timetable }: ReachableDeps, nowMs: number): Promise<boolean | null> {
  const staff: readonly StaffId[] = onCall(timetable(), nowMs)
  if (staff.length === 0) return null
  const ways = await reach.waysOf(staff)
  return ways.some(({ target, failed }) => !failed && carriers.has(target.kind))
}
