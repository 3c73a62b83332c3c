import type { CaseId } from '../../src/bot/conversation.ts'
import type { StaffId } from '../../src/hotline/case.ts'
import type { CaseAlert } from '../../src/hotline/case-alert.ts'
import type { Role, Staff } from '../../src/hotline/roles.ts'
import type { Shift, Timetable } from '../../src/hotline/timetable.ts'
import type { AlertId, QueuedAlert } from '../../src/store/alert-store.ts'

export const an = staff('an', 'responder')
export const binh = staff('binh', 'supervisor')
export const chi = staff('chi', 'responder')

function staff(name: string, role: Role): Staff {
  return { id: name as StaffId, role, name }
}

export const aCase = { case: '0197-case' as CaseId, pseudonym: 'K7-Q2M', level: 4 } as const

export function ring(to: Staff): CaseAlert {
  return { ...aCase, kind: 'ring', staff: to.id }
}

export function alertTo(whom: Extract<CaseAlert, { kind: 'alert' }>['whom'], over: Partial<CaseAlert> = {}): CaseAlert {
  return { ...aCase, kind: 'alert', whom, why: 'waits', ...over } as CaseAlert
}

/** Open day and night; whoever is named is on that shift the whole week. */
export function timetableOf(shifts: readonly (readonly [Staff, Shift['kind']])[] = []): Timetable {
  const whole = { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440, firstDate: null, lastDate: null } as const
  return {
    hours: { kind: 'always' },
    utcOffsetMinutes: 420,
    holidays: [],
    shifts: shifts.map(([{ id }, kind], rank) => ({ ...whole, staff: id, kind, rank: rank + 1 })),
  }
}

/** The alerts of a store that has nothing else. */
export function queueOf(alerts: readonly CaseAlert[] = [], madeAtMs = 0) {
  const waiting = new Map<AlertId, QueuedAlert>()
  let number = 0
  const queue = {
    waiting,
    failing: false,
    add(alert: CaseAlert, atMs = madeAtMs) {
      number += 1
      const id = String(number) as AlertId
      waiting.set(id, { id, alert, tries: 0, madeAtMs: atMs })
    },
    nextAlerts: async (_nowMs: number, limit: number) => {
      if (queue.failing) throw new Error('busy')
      return [...waiting.values()].slice(0, limit)
    },
    settleAlert: async (id: AlertId) => {
      if (queue.failing) throw new Error('busy')
      waiting.delete(id)
    },
  }
  for (const alert of alerts) queue.add(alert)
  return queue
}
