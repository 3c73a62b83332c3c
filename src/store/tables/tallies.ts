import type { Database } from 'better-sqlite3'
import { mondayOf, type Tally } from '../../hotline/tally.ts'
import type { CountedTally } from '../store.ts'

export type Tallies = ReturnType<typeof tallyTable>

/** Weekly counts. They outlive every conversation, and nothing in them ever belonged to one. */
export function tallyTable(db: Database) {
  const add = db.prepare('INSERT INTO tallies (week, what, a, b, count) VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1')
  const between = db.prepare<[string, string], CountedTally>(
    'SELECT what, a, b, sum(count) AS count FROM tallies WHERE week BETWEEN ? AND ? GROUP BY what, a, b ORDER BY what, a, b',
  )
  return {
    add(tallies: readonly Tally[], nowMs: number) {
      const week = mondayOf(nowMs)
      for (const { what, a, b } of tallies) add.run(week, what, a, b)
    },
    between: (fromWeek: string, toWeek: string) => between.all(fromWeek, toWeek),
  }
}
