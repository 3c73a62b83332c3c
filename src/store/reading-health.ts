import type { Database } from 'better-sqlite3'
import { practiceChannel } from '../hotline/practice.ts'
import type { StoreHealth } from './store.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What may be many is counted in an index and never looked up row by row: this is asked every few seconds, most of all under load. */
export function prepareHealth(db: Database): (nowMs: number) => StoreHealth {
  const health = db.prepare<{ readonly sinceMs: number; readonly practice: string }, StoreHealth>(
    `SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting') AS undecided,
            (SELECT kept_at_ms FROM inbox WHERE arrival = (SELECT min(arrival) FROM inbox INDEXED BY inbox_waiting WHERE state = 'waiting'))
              AS oldestUndecidedAtMs,
            (SELECT count(*) FROM outbox WHERE state = 'due' AND channel <> @practice)
              + (SELECT count(*) FROM outbox WHERE state = 'leaving' AND channel <> @practice) AS unsent,
            (SELECT count(*) FROM outbox WHERE state IN ('dead', 'for-staff')) AS deadLetters,
            (SELECT count(*) FROM cases c WHERE state <> 'closed'
               AND (SELECT channel FROM conversations WHERE number = c.conversation) <> @practice) AS openCases,
            (SELECT count(*) FROM inbox WHERE (kind = 'gap' OR state = 'set-aside') AND kept_at_ms > @sinceMs) AS gaps,
            (SELECT count(*) FROM conversations WHERE damaged = 1) AS damaged`,
  )

  return (nowMs) => {
    const row = health.get({ sinceMs: nowMs - dayMs, practice: practiceChannel })
    if (row === undefined) throw new Error('a query without a FROM gave no row')
    return row
  }
}
