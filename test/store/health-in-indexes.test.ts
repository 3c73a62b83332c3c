import { expect, test, vi } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { migrate, readMigrations } from '../../src/store/migrate.ts'
import { prepareHealth } from '../../src/store/reading-health.ts'

// What waits may be many thousands, and load balancers ask every few seconds: looked up row by row it held the server up for 100 ms.
test('how much waits is counted in indexes that hold all that is asked', () => {
  const db = openDatabase(':memory:')
  migrate(db, readMigrations(), () => {})
  const prepare = vi.spyOn(db, 'prepare')
  prepareHealth(db)
  const health = prepare.mock.calls.map(([sql]) => sql).find((sql) => sql.includes('oldestUndecidedAtMs')) ?? ''
  prepare.mockRestore()
  const plan = db.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${health}`).all({ sinceMs: 0, practice: 'practice' })
  const steps = plan.map(({ detail }) => detail)
  expect(steps).toContain('SCAN inbox USING COVERING INDEX inbox_waiting')
  expect(steps).toContain('SCAN outbox USING COVERING INDEX outbox_rank')
  const whole = /^(?:SCAN|SEARCH) (?:inbox|outbox)$|outbox_unsettled|USING INDEX inbox_waiting/
  expect(steps.filter((step) => whole.test(step))).toEqual([])
  db.close()
})
