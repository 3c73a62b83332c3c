import { metaTable } from './meta.ts'
import type { Tables } from './tables.ts'

/** Whether the process that had the store before ended as it should, and what it knew of the time. */
export interface Running {
  now(): number
  /** The wall clock has been here: should the next start find an earlier time, the clock went back. */
  seen(nowMs: number): void
  /** The last write of an orderly stop. */
  stopped(): void
}

/** A wall clock may be put right by so much without anybody noticing. */
const noticedFromMs = 60_000

/**
 * Marks the store as running. Where the mark still stands from before, the stop was unclean, and whatever waited then is under suspicion
 * of having caused it. Where the wall clock has gone back meanwhile, everything due goes back with it, so that nobody waits longer.
 */
export function markRunning(tables: Tables, now: () => number): Running {
  const { db, inbox, clocks } = tables
  const meta = metaTable(db)
  const lastKept = db.prepare<[number], number>('SELECT kept_at_ms FROM inbox WHERE arrival > ? ORDER BY arrival DESC LIMIT 1').pluck()

  db.transaction(() => {
    if (meta.readNumber('running') === 1) {
      inbox.suspectAll()
      clocks.suspectAll()
    }
    const wentBackMs = Math.max(meta.readNumber('seen-at') ?? 0, lastKept.get(meta.readNumber('moved-after') ?? 0) ?? 0) - now()
    if (wentBackMs > noticedFromMs) prepareMoveTimes(tables)(-wentBackMs, now())
    meta.keepNumber('running', 1)
  }).immediate()

  return {
    now,
    seen: (nowMs) => meta.keepNumber('seen-at', nowMs),
    stopped: () => {
      meta.keepNumber('seen-at', now())
      meta.keepNumber('running', 0)
    },
  }
}

/**
 * Moves every due time and expiry that is still open, and what waits and sessions are measured from, to a wall clock that says `wallMs`
 * now. A day named to a person stays. What was seen of the clock before counts no more: the next start would move everything once
 * again. Runs inside a transaction.
 */
export function prepareMoveTimes({ db, cases, alerts }: Tables): (byMs: number, wallMs: number) => void {
  const meta = metaTable(db)
  const lastArrival = db.prepare<[], number>('SELECT coalesce(max(arrival), 0) FROM inbox').pluck()
  const moveClocks = db.prepare(`UPDATE clocks SET due_at_ms = due_at_ms + ?, next_at_ms = next_at_ms + ? WHERE name <> 'parked'`)
  const moveRows = db.prepare(
    'UPDATE outbox SET due_at_ms = due_at_ms + ?, expires_at_ms = expires_at_ms + ?, rank_ms = rank_ms + ? WHERE settled_at_ms IS NULL',
  )
  const moveHeard = db.prepare(
    `UPDATE conversations SET heard_at_ms = heard_at_ms + ? WHERE number IN (SELECT conversation FROM cases WHERE state <> 'closed')`,
  )
  const moveFiles = db.prepare(`UPDATE media SET due_at_ms = due_at_ms + ? WHERE state = 'wanted'`)
  const moveTakeBacks = db.prepare('UPDATE take_backs SET due_at_ms = due_at_ms + ?')
  const moveSessions = db.prepare('UPDATE staff_sessions SET made_at_ms = made_at_ms + ?, active_at_ms = active_at_ms + ?')
  return (byMs, wallMs) => {
    moveSessions.run(byMs, byMs)
    moveClocks.run(byMs, byMs)
    moveRows.run(byMs, byMs, byMs)
    moveHeard.run(byMs)
    moveFiles.run(byMs)
    moveTakeBacks.run(byMs)
    cases.move(byMs)
    alerts.move(byMs)
    meta.keepNumber('seen-at', wallMs)
    meta.keepNumber('moved-after', lastArrival.get() ?? 0)
  }
}
