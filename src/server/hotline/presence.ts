import type { StaffId } from '../../hotline/case.ts'

/** By what somebody of the staff can be there: a console that answers, or the staff's own Telegram group. */
export type PresentBy = 'console' | 'group'

export interface Presence {
  note(staff: StaffId, by: PresentBy, there: boolean): void
  present(): readonly StaffId[]
}

/** Nobody is there after a start, until they show themselves. */
export function openPresence(): Presence {
  const there = new Map<StaffId, Set<PresentBy>>()
  return {
    note(staff, by, comes) {
      const ways = there.get(staff) ?? new Set()
      if (comes) ways.add(by)
      else ways.delete(by)
      if (ways.size > 0) there.set(staff, ways)
      else there.delete(staff)
    },
    present: () => [...there.keys()],
  }
}
