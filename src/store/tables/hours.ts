import type { Database } from 'better-sqlite3'
import type { StoredHours } from '../store.ts'

export type KeptHours = ReturnType<typeof hoursTable>

/** Holidays and shifts as staff entered them. */
export function hoursTable(db: Database) {
  const read = db.prepare<[], string>('SELECT body FROM timetable').pluck()
  const write = db.prepare('INSERT INTO timetable (one, body) VALUES (1, ?) ON CONFLICT DO UPDATE SET body = excluded.body')
  return {
    read: (): StoredHours => ({ ...nothingEntered, ...(JSON.parse(read.get() ?? '{}') as Partial<StoredHours>) }),
    keep: (hours: StoredHours) => write.run(JSON.stringify(hours)),
  }
}

const nothingEntered: StoredHours = { holidays: [], shifts: [], version: 0 }
