import type { CaseId } from '../bot/conversation.ts'
import type { StaffId } from '../hotline/case.ts'
import type { Staff } from '../hotline/roles.ts'
import type { Timetable } from '../hotline/timetable.ts'
import { Nap } from '../nap.ts'
import type { AlertId, AlertStore, QueuedAlert } from '../store/alert-store.ts'
import type { ReachStore, Target } from '../store/reach/reach.ts'
import type { Time } from '../time.ts'
import type { Carrier } from './carrier.ts'
import { type Delivery, deliver } from './deliver.ts'
import type { Places } from './notice.ts'
import { type Crowd, type CrowdOf, openToldCrowds } from './tell-crowd.ts'

export interface AlertDeps {
  readonly store: AlertStore
  readonly reach: ReachStore
  /** What this copy can send over; a way without its carrier is no way. */
  readonly carriers: ReadonlyMap<Target['kind'], Carrier>
  /** Everybody with an account that is not closed. */
  readonly people: () => Promise<readonly Staff[]>
  readonly timetable: () => Timetable
  readonly present: () => readonly StaffId[]
  /** Of many that came over one line those behind the first few ring together. */
  readonly crowdOf: CrowdOf
  readonly comingKey: string
  readonly places: () => Places
  /** Somebody said "I am coming" while the notice was delivered. Never rejects. */
  readonly acknowledge: (id: CaseId, staff: StaffId) => Promise<unknown>
  readonly time: Time
  readonly random: () => number
  readonly report: (alert: QueuedAlert, delivery: Delivery) => void
}

export interface Alerts {
  /** There is a new one: look now rather than at the next round. */
  wake(): void
  /** Begins no more, gives up waiting, and ends what is being sent; what has not reached anybody lies there for the next start. */
  stop(): Promise<void>
}

/** So many alerts are sent at once; one that stumbles does not hold up the others. */
const mostAtOnce = 32
const longestNapMs = 5_000
const storeRetryMs = 1_000

/** Takes alerts and rings out of the store, where they were kept with the step that made them, and sends them until each is settled. */
export function startAlerts(deps: AlertDeps): Alerts {
  const { store, time, report } = deps
  const stopping = new AbortController()
  const stop = stopping.signal
  const nap = new Nap(time, stop)
  const underWay = new Map<AlertId, Promise<void>>()
  const told = openToldCrowds(time)

  async function run(): Promise<void> {
    while (!stop.aborted) {
      for (const one of await look()) begin(one)
      await nap.sleep(longestNapMs)
    }
    await Promise.all(underWay.values())
  }

  async function look(): Promise<readonly QueuedAlert[]> {
    try {
      const due = await store.nextAlerts(time.nowMs(), mostAtOnce + underWay.size)
      return due.filter(({ id }) => !underWay.has(id)).slice(0, mostAtOnce - underWay.size)
    } catch {
      return [] // busy or closed: they lie there
    }
  }

  function begin(one: QueuedAlert): void {
    const sending = send(one).finally(() => {
      underWay.delete(one.id)
      if (underWay.size === mostAtOnce - 1) nap.wake()
    })
    underWay.set(one.id, sending)
  }

  async function send(one: QueuedAlert): Promise<void> {
    try {
      const delivery = await deliverFolded(one, await deps.crowdOf(one.alert.case))
      if (stop.aborted && delivery.reached === 0) return
      report(one, delivery)
    } catch {
      await time.wait(storeRetryMs, stop)
      return // the store could not say whom to reach: it is looked at again
    }
    await settle(one.id)
  }

  /** A true cry may be among them, so each is in the queue as ever, and rings by itself once those before it are taken. */
  async function deliverFolded(one: QueuedAlert, crowd: Crowd | null): Promise<Delivery> {
    if (crowd === null) return deliver(one, deps, stop, null)
    const { alert } = one
    const to = JSON.stringify([alert.level, alert.kind === 'ring' ? alert.staff : alert.whom])
    if (!told.begin(crowd, to)) return { reached: 0, failed: 0, code: 'folded' }
    const delivery = await deliver(one, deps, stop, crowd)
    if (delivery.reached === 0) told.forget(crowd, to)
    return delivery
  }

  async function settle(id: AlertId): Promise<void> {
    do {
      try {
        return await store.settleAlert(id, { state: 'done' })
      } catch {
        await time.wait(storeRetryMs, stop)
      }
    } while (!stop.aborted)
  }

  const ended = run()
  return {
    wake: () => nap.wake(),
    stop() {
      stopping.abort()
      return ended
    },
  }
}
