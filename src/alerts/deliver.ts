import { waitMs } from '../outbox/after-send.ts'
import type { QueuedAlert } from '../store/alert-store.ts'
import type { Way } from '../store/reach/reach.ts'
import { endOf } from './carrier.ts'
import { makeComingToken } from './coming-token.ts'
import { noticeOf, type Telling } from './notice.ts'
import { reachWhom } from './reach-whom.ts'
import type { AlertDeps } from './start-alerts.ts'
import type { Crowd } from './tell-crowd.ts'

/** How an alert ended. `nobody`: there was no phone, mailbox or number to send it to. */
export interface Delivery {
  readonly reached: number
  readonly failed: number
  readonly code: string | null
}

/** So long the same notice is tried over a way that stumbles; by then the ladder has gone on to the next one on call. */
const patienceMs = 90_000

/** What was kept from longer ago than this says nothing any more: a case that still waits has alerted anew. */
const staleMs = 15 * 60_000

/** How long a notice may say "I am coming". */
const comingMs = 15 * 60_000

/**
 * Sends one alert over every way that leads to those whom it is for, each tried until it has arrived, failed, or been stopped. One way that
 * stumbles holds up no other. Said twice after a crash, it takes the place of the first on a phone. `crowd`: it tells of all of them.
 */
export async function deliver(
  { id, alert, madeAtMs }: QueuedAlert,
  deps: AlertDeps,
  stop: AbortSignal,
  crowd: Crowd | null,
): Promise<Delivery> {
  const { reach, carriers, time, timetable, present, people } = deps
  const nowMs = time.nowMs()
  if (nowMs - madeAtMs > staleMs) return { reached: 0, failed: 0, code: 'stale' }
  const { staff, over } = reachWhom(alert, { people: await people(), timetable: timetable(), present: present() }, nowMs)
  const ways = (await reach.waysOf(staff)).filter(({ target: { kind } }) => over.includes(kind) && carriers.has(kind))
  if (ways.length === 0) return { reached: 0, failed: 0, code: 'nobody' }
  const codes = await Promise.all(ways.map((way) => carryOver({ alert, crowd }, way, `${id}-${way.id}`, deps, stop)))
  const failures = codes.filter((code) => code !== null)
  return { reached: codes.length - failures.length, failed: failures.length, code: failures[0] ?? null }
}

/** Null: it arrived. */
async function carryOver(telling: Telling, way: Way, id: string, deps: AlertDeps, stop: AbortSignal): Promise<string | null> {
  const { alert } = telling
  const { carriers, comingKey, places, acknowledge, time, random } = deps
  const carrier = carriers.get(way.target.kind)
  if (carrier === undefined) return 'no-carrier'
  const untilMs = time.steadyMs() + patienceMs
  const token =
    alert.kind === 'ring' ? makeComingToken({ case: alert.case, staff: way.staff, untilMs: time.nowMs() + comingMs }, comingKey) : null
  const notice = noticeOf(telling, id, way.language, token, places())
  for (let tries = 0; ; tries += 1) {
    const carried = await carrier.carry(way.target, notice)
    await note(way, endOf(carried), deps)
    if (carried.kind === 'arrived') {
      if (carried.acknowledged) await acknowledge(alert.case, way.staff)
      return null
    }
    if (carried.kind === 'gone') return 'gone'
    const pauseMs = carried.kind === 'failed' ? Number.POSITIVE_INFINITY : waitMs(tries, carried.afterSeconds, random)
    if (stop.aborted || time.steadyMs() + pauseMs > untilMs) return carried.code
    await time.wait(pauseMs, stop)
    if (stop.aborted) return carried.code
  }
}

/** Only for the warning that somebody cannot be reached: no alert waits for it. */
async function note(way: Way, ended: 'arrived' | 'failed' | 'gone', { reach, time }: AlertDeps): Promise<void> {
  await reach.noteTry(way.id, ended, time.nowMs()).catch(() => undefined)
}
