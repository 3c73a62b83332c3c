import { expect, test, vi } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { migrate, readMigrations } from '../../src/store/migrate.ts'
import { inboxTable } from '../../src/store/tables/inbox.ts'

// Each turn asks for it. Looked for among all that was said, it took the longer the longer somebody wrote.
test('the next message is looked for among those that wait', () => {
  const db = openDatabase(':memory:')
  migrate(db, readMigrations(), () => {})
  const prepare = vi.spyOn(db, 'prepare')
  inboxTable(db, () => 'id')
  const finding = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.startsWith('SELECT') && sql.includes('conversation = +? AND'))
  prepare.mockRestore()
  const plans = finding.map((sql) => db.prepare<[number], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(1))
  const inIndex = [{ detail: 'SEARCH inbox USING INDEX inbox_waiting (conversation=?)' }]
  expect(plans).toMatchObject([inIndex, inIndex])
  db.close()
})
