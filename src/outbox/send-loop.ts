import type { Channel, SendOutcome } from '../adapters/channel.ts'
import type { ConversationId } from '../bot/conversation.ts'
import { Nap } from '../nap.ts'
import type { OutboxId, OutboxRow, Settlement, ToSend } from '../store/outbox-store.ts'
import { afterSend } from './after-send.ts'
import { type Pace, paceOf } from './pace.ts'
import { sendWithin } from './send-within.ts'
import type { OutboxDeps } from './start-outbox.ts'
import { windowCode } from './write-window.ts'

/** How one try ended. Holds no word and no address. */
export interface SendReport {
  readonly channel: string
  readonly row: OutboxId
  readonly conversation: ConversationId
  readonly state: Settlement['state']
  readonly code: string | null
  readonly tries: number
  readonly tookMs: number
}

/** Rows taken at once. A dangerous one that comes meanwhile waits for no more than these. */
const batch = 8

/** Looks again after this at the latest, for what another process queued. */
const longestNapMs = 5_000
const shortestNapMs = 20

/** So long a pause may be slept through. */
const longestBlindMs = 60_000

/** The store could not be asked or written to: again after this. */
const storeRetryMs = 1_000

/** Of the ten seconds a stop may take, so many are left to sends to end by themselves. */
const stopPatienceMs = 8_000

/** The loop of one channel. `ended` resolves when it has stopped and nothing of it is under way. */
export function startSending(channel: Channel, deps: OutboxDeps, ready: Promise<void>, stop: AbortSignal) {
  const { store, time, random, report } = deps
  const pace = paceOf(channel.pacing, random)
  const nap = new Nap(time, stop)
  const underWay = new Set<Promise<void>>()
  const cutOff = new AbortController()
  const stopped = new Promise((resolve) => stop.addEventListener('abort', resolve))

  async function run(): Promise<void> {
    await ready
    while (!stop.aborted) {
      const toSend = await look()
      if (toSend === null) await time.wait(storeRetryMs, stop)
      else await sendAll(toSend)
    }
    const patience = new AbortController()
    await Promise.race([Promise.all(underWay), time.wait(stopPatienceMs, patience.signal)])
    patience.abort()
    cutOff.abort()
    await Promise.all(underWay)
  }

  /** However long the channel wants to be left alone, somebody has to hear of what became too late meanwhile. */
  async function look(): Promise<ToSend | null> {
    await time.wait(Math.min(pace.pausedMs(time.steadyMs()), longestBlindMs), stop)
    try {
      const toSend = await store.nextToSend(channel.name, time.nowMs(), batch + pace.pacedPeople(time.steadyMs()))
      return pace.pausedMs(time.steadyMs()) > 0 ? { rows: [], nextDueAtMs: time.nowMs() } : toSend
    } catch {
      return null // busy or closed: nothing is lost by looking later
    }
  }

  async function sendAll({ rows, nextDueAtMs }: ToSend): Promise<void> {
    const steadyMs = time.steadyMs()
    const free = rows.filter((row) => pace.personWaitMs(row.conversation, steadyMs) === 0)
    if (free.length === 0) return nap.sleep(napMs(rows, nextDueAtMs, pace, steadyMs, time.nowMs()))
    for (const row of free.slice(0, batch)) {
      while (underWay.size >= pace.mostAtOnce() && !stop.aborted) await Promise.race([...underWay, stopped])
      if (pace.pausedMs(time.steadyMs()) > 0) return
      await time.wait(pace.waitMs(time.steadyMs()), stop)
      if (stop.aborted || pace.pausedMs(time.steadyMs()) > 0) return
      if (await begin(row)) follow(row)
    }
  }

  async function begin(row: OutboxRow): Promise<boolean> {
    try {
      const nowMs = time.nowMs()
      const begun = await store.beginSend(row.id, nowMs)
      if (begun) pace.began(row.conversation, time.steadyMs())
      return begun
    } catch {
      await time.wait(storeRetryMs, stop)
      return false // it stays due
    }
  }

  function follow(row: OutboxRow): void {
    const sending = deliver(row).finally(() => {
      underWay.delete(sending)
      nap.wake() // the next row of this conversation may leave now
    })
    underWay.add(sending)
  }

  async function deliver(row: OutboxRow): Promise<void> {
    const beganMs = time.steadyMs()
    const outcome = await tryToSend(row)
    const settlement = afterSend(row, outcome, time.nowMs(), random)
    const kept = await settle(row, settlement)
    if (kept === 'gone' && outcome.kind === 'sent' && outcome.remoteId !== null) await takeBack(row, outcome.remoteId)
    report({
      channel: channel.name,
      row: row.id,
      conversation: row.conversation,
      ...told(settlement, outcome),
      tries: row.tries + 1,
      tookMs: time.steadyMs() - beganMs,
    })
  }

  async function tryToSend(row: OutboxRow): Promise<SendOutcome> {
    const code = windowCode(row, channel.limits.window, time.nowMs())
    if (code !== null) return { kind: 'refused', unreachable: false, code }
    const named = row.bubble.file ?? undefined
    const file = named && (await store.media.read(named.media).catch(() => 'unread' as const))
    if (file === null) return { kind: 'refused', unreachable: false, code: 'file-gone' }
    if (file === 'unread') return { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: 'file-unread' } // the disk ails
    const outcome = await sendWithin(channel, row, time, cutOff.signal, file)
    pace.ended(outcome, time.steadyMs())
    return outcome
  }

  /**
   * What happened has to be written down, however long the disk is full; until then the row counts as leaving and blocks its conversation.
   */
  async function settle(row: OutboxRow, settlement: Settlement): Promise<'kept' | 'gone'> {
    for (;;) {
      try {
        return await store.settle(row.id, settlement, time.nowMs())
      } catch {
        if (cutOff.signal.aborted) return 'kept' // the next start finds it leaving, and goes by its kind
        await time.wait(storeRetryMs, cutOff.signal)
      }
    }
  }

  /** It reached the phone after its person had gone. Where that cannot be written down, it stays there as an older message would. */
  async function takeBack(row: OutboxRow, remoteId: string): Promise<void> {
    const nowMs = time.nowMs()
    await store.takeBacks.add(row.to, { remoteId, atMs: nowMs }, nowMs).catch(() => {})
  }

  return { wake: () => nap.wake(), ended: run() }
}

function napMs(rows: readonly OutboxRow[], nextDueAtMs: number | null, pace: Pace, steadyMs: number, nowMs: number): number {
  const people = rows.map((row) => pace.personWaitMs(row.conversation, steadyMs))
  const untilDueMs = rows.length > 0 || nextDueAtMs === null ? longestNapMs : nextDueAtMs - nowMs
  return Math.max(shortestNapMs, Math.min(longestNapMs, untilDueMs, ...people))
}

function told(settlement: Settlement, outcome: SendOutcome): Pick<SendReport, 'state' | 'code'> {
  return { state: settlement.state, code: settlement.state === 'sent' ? null : 'code' in outcome ? outcome.code : null }
}
