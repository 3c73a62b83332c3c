import type { StaffId } from '../hotline/case.ts'
import type { CaseAlert } from '../hotline/case-alert.ts'
import { mayDo, type Staff } from '../hotline/roles.ts'
import { isStaffed, onDutyNow, type Timetable } from '../hotline/timetable.ts'
import type { Target } from '../store/reach/reach.ts'

/** Over which ways an alert goes, and to whom. Pure. Consoles show every alert; phones are for those who may not be looking at one. */
export function reachWhom(
  alert: CaseAlert,
  {
    people,
    timetable,
    present,
  }: { readonly people: readonly Staff[]; readonly timetable: Timetable; readonly present: readonly StaffId[] },
  nowMs: number,
): { readonly staff: readonly StaffId[]; readonly over: readonly Target['kind'][] } {
  const over = waysFor(alert)
  if (over.length === 0) return { staff: [], over }
  const known = new Set(people.map(({ id }) => id))
  const meant = whoIsMeant(alert, people, () => onDuty(people, timetable, nowMs))
  const away = alert.kind === 'ring' ? meant : meant.filter((id) => !present.includes(id))
  return { staff: [...new Set(away)].filter((id) => known.has(id)), over }
}

/** A phone that rings for everything is switched off: only what cannot wait for the console leaves it. */
function waysFor(alert: CaseAlert): readonly Target['kind'][] {
  if (alert.kind === 'ring') return ['push', 'mail', 'call']
  if (alert.level >= 3) return ['push', 'mail']
  return alert.whom === 'on-duty' ? [] : ['push']
}

/** While no shift at the console is entered everybody who could take a case is there as long as the hotline is open. */
function onDuty(people: readonly Staff[], timetable: Timetable, nowMs: number): readonly StaffId[] {
  if (timetable.shifts.some(({ kind }) => kind === 'duty')) return onDutyNow(timetable, nowMs)
  return isStaffed(timetable, nowMs) ? people.filter(({ role }) => mayDo(role, 'take', 'unheld')).map(({ id }) => id) : []
}

function whoIsMeant(alert: CaseAlert, people: readonly Staff[], onDuty: () => readonly StaffId[]): readonly StaffId[] {
  if (alert.kind === 'ring') return [alert.staff]
  if (alert.whom === 'on-duty') return onDuty()
  if (alert.whom === 'supervisors') return people.filter(({ role }) => role === 'supervisor').map(({ id }) => id)
  return [alert.whom.staff]
}
