import type { Database } from 'better-sqlite3'
import type { ChannelAddress } from '../../bot/message.ts'
import type { KeyRing } from '../keys/key-ring.ts'

export type Blocked = ReturnType<typeof blockedTable>

/** Addresses that staff have closed the door to for a while, by keyed hash. */
export function blockedTable(db: Database, ring: KeyRing) {
  const insert = db.prepare(
    'INSERT INTO blocked (look_up, until_ms) VALUES (?, ?) ON CONFLICT DO UPDATE SET until_ms = excluded.until_ms, turned_away = 0',
  )
  const find = db.prepare<[Buffer, number], number>('SELECT turned_away FROM blocked WHERE look_up = ? AND until_ms > ?').pluck()
  const count = db.prepare('UPDATE blocked SET turned_away = turned_away + 1 WHERE look_up = ?')
  const any = db.prepare<[], 1>('SELECT 1 FROM blocked LIMIT 1').pluck()
  const dropOld = db.prepare('DELETE FROM blocked WHERE until_ms <= ?')

  return {
    block: (address: ChannelAddress, untilMs: number) => insert.run(ring.lookUp(address), untilMs),
    /** How many of their messages were turned away since; null for whoever is not blocked. */
    turnedAway: (address: ChannelAddress, nowMs: number): number | null =>
      any.get() === undefined ? null : (find.get(ring.lookUp(address), nowMs) ?? null),
    count: (address: ChannelAddress) => count.run(ring.lookUp(address)),
    tidy: (nowMs: number) => dropOld.run(nowMs),
  }
}
