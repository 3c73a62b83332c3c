import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AppError } from '../../../errors.ts'
import type { StaffId } from '../../../hotline/case.ts'
import { mayDo } from '../../../hotline/roles.ts'
import { isStaffed, onCall } from '../../../hotline/timetable.ts'
import { mayHold } from '../../hotline/may-hold.ts'
import type { RouteDeps } from '../deps.ts'
import { people, type TimetableView, timetableBody, timetableView } from '../wire/wire-house.ts'

/** Who is there, and when people are. */
export function peopleRoutes({ store, hotline, staff, guard, events, time }: RouteDeps): FastifyPluginAsyncZod {
  async function timetable(): Promise<TimetableView> {
    const { hours, utcOffsetMinutes, holidays, ...known } = hotline.timetable()
    const shifts = known.shifts.filter(({ days }) => days.length > 0)
    const names = new Map((await staff.accounts()).map(({ id, name }) => [id, name]))
    const nowMs = time.nowMs()
    const rung = onCall(hotline.timetable(), nowMs).map((id) => names.get(id) ?? '?')
    const staffed = isStaffed(hotline.timetable(), nowMs)
    return { hours, utcOffsetMinutes, holidays, shifts, version: hotline.timetableVersion(), staffed, onCall: rung }
  }

  /** @throws AppError `bad-request` where a shift is given to somebody who cannot hold cases */
  async function checkHolders(shifts: readonly { readonly staff: string }[]): Promise<void> {
    const holders = new Set<string>((await staff.accounts()).filter(mayHold).map(({ id }) => id))
    if (!shifts.every((shift) => holders.has(shift.staff))) throw new AppError('bad-request', 'a shift of somebody who cannot hold cases')
  }

  return async (app) => {
    app.get('/people', { config: { needs: 'see-on-call' }, schema: { response: { 200: people } } }, async () => {
      const [accounts, cases] = await Promise.all([staff.accounts(), store.openCases()])
      const present = new Set(hotline.present())
      const holds = (id: StaffId) =>
        cases.filter(({ case: { state } }) => state.at === 'taken' && state.by.kind === 'responder' && state.by.id === id).length
      const shown = accounts
        .filter(({ disabled, role }) => !disabled && mayDo(role, 'see-queue'))
        .map(({ id, name, role }) => ({
          ...{ id, name, role, present: present.has(id), holds: holds(id), mayHold: mayDo(role, 'reply', 'own') },
        }))
      return { people: shown }
    })

    app.get('/timetable', { config: { needs: 'see-on-call' }, schema: { response: { 200: timetableView } } }, timetable)

    app.put(
      '/timetable',
      { config: { needs: 'edit-timetable' }, schema: { body: timetableBody, response: { 200: timetableView } } },
      async (request) => {
        const { account } = guard.signedIn(request)
        const { holidays, shifts, version } = request.body
        await checkHolders(shifts)
        const next = { holidays, shifts: shifts.map((shift) => ({ ...shift, staff: shift.staff as StaffId })) }
        const set = await hotline.setTimetable(next, version, account.id)
        if (set === 'stale') throw new AppError('changed-meanwhile', 'the timetable is not the one that was read')
        events.noticeQueue()
        return timetable()
      },
    )
  }
}
