import { createSecretKey, randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { StaffId } from '../../../src/hotline/case.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { migrate, readMigrations } from '../../../src/store/migrate.ts'
import { type AuditQuery, auditTable } from '../../../src/store/staff/audit.ts'
import { t0 } from '../given.ts'

const lan = 'lan' as StaffId
const minh = 'minh' as StaffId
const one = 'case-1' as CaseId
const key = createSecretKey(randomBytes(32))
const twoYearsMs = 2 * 365 * 24 * 60 * 60_000

function open() {
  const db = openDatabase(':memory:')
  migrate(db, readMigrations())
  const audit = auditTable(db, key)
  audit.add({ atMs: t0, staff: null, deed: 'login', case: null, detail: 'refused' })
  audit.add({ atMs: t0 + 1, staff: lan, deed: 'take', case: one, detail: null })
  audit.add({ atMs: t0 + 2, staff: minh, deed: 'read-case', case: one, detail: null })
  audit.add({ atMs: t0 + 3, staff: lan, deed: 'set-level', case: one, detail: '3' })
  return { db, audit }
}

const query: AuditQuery = { before: null, staff: null, case: null, limit: 10 }

describe('the audit', () => {
  test('is read newest first, by one of the staff, of one case, page after page', () => {
    const { audit } = open()
    const deeds = (more: Partial<AuditQuery>) => audit.read({ ...query, ...more }).map(({ deed }) => deed)
    expect(deeds({})).toEqual(['set-level', 'read-case', 'take', 'login'])
    expect(deeds({ staff: lan })).toEqual(['set-level', 'take'])
    expect(deeds({ case: one, limit: 1 })).toEqual(['set-level'])
    expect(deeds({ before: 3 })).toEqual(['take', 'login'])
    expect(audit.read({ ...query, limit: 1 })[0]).toEqual({
      ...{ number: 4, atMs: t0 + 3, staff: lan, deed: 'set-level', case: one, detail: '3' },
    })
  })

  test('untouched it is whole, also when it is empty', async () => {
    expect(await open().audit.isWhole()).toBe(true)
    const empty = openDatabase(':memory:')
    migrate(empty, readMigrations())
    expect(await auditTable(empty, key).isWhole()).toBe(true)
  })

  const edit = (sql: string) => (db: Database) => db.exec(`DROP TRIGGER audit_stays; ${sql}`)
  const tampered = [
    { name: 'edited', change: edit(`UPDATE audit SET staff = 'minh' WHERE number = 2`) },
    { name: 'moved in time', change: edit('UPDATE audit SET at_ms = at_ms + 1 WHERE number = 2') },
    { name: 'taken out of the middle', change: edit('DELETE FROM audit WHERE number = 3') },
    { name: 'cut off at the end', change: edit('DELETE FROM audit WHERE number = 4') },
    { name: 'cut off at the beginning', change: edit('DELETE FROM audit WHERE number = 1') },
    { name: 'all gone', change: edit('DELETE FROM audit') },
    {
      name: 'exchanged',
      change: edit(
        'UPDATE audit SET number = 9 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 9',
      ),
    },
    { name: 'put in', change: edit(`INSERT INTO audit (at_ms, deed, hash) VALUES (1, 'take', zeroblob(32))`) },
    {
      name: 'cut off, and the end set to what is left',
      change: edit(
        `DELETE FROM audit WHERE number = 4; UPDATE meta SET value = (SELECT hash FROM audit WHERE number = 3) WHERE name = 'audit-ends'`,
      ),
    },
  ]
  for (const { name, change } of tampered) {
    test(`a row that is ${name} is found out`, async () => {
      const { db, audit } = open()
      change(db)
      expect(await audit.isWhole()).toBe(false)
    })
  }

  const many = () => {
    const { db, audit } = open()
    db.transaction(() => {
      for (let at = 4; at < 1_000; at += 1) audit.add({ atMs: t0 + at, staff: lan, deed: 'read-case', case: one, detail: null })
    })()
    return { db, audit }
  }

  test('a long one is looked at a few rows at a time, with what is added meanwhile', async () => {
    const { audit } = many()
    const whole = audit.isWhole()
    audit.add({ atMs: t0 + 2_000, staff: minh, deed: 'take', case: one, detail: null })
    expect(await whole).toBe(true)
    let otherWork = false
    setImmediate(() => {
      otherWork = true
    })
    await audit.isWhole()
    expect(otherWork).toBe(true)
  })

  test('what is let go while it is looked at is not missed', async () => {
    const { audit } = many()
    const whole = audit.isWhole()
    audit.tidy(t0 + twoYearsMs + 500)
    expect(await whole).toBe(true)
  })

  for (const number of [2, 200, 201, 999]) {
    test(`row ${number} of many that is edited is found out`, async () => {
      const { db, audit } = many()
      edit(`UPDATE audit SET staff = 'minh', case_id = 'other' WHERE number = ${number}`)(db)
      expect(await audit.isWhole()).toBe(false)
    })
  }

  test('no row is changed by mistake', () => {
    const { db } = open()
    expect(() => db.exec(`UPDATE audit SET detail = 'x'`)).toThrow('only added to')
  })

  test('what is older than two years is let go, and the rest is still whole and goes on', async () => {
    const { audit } = open()
    audit.tidy(t0 + twoYearsMs + 2)
    expect(audit.read(query).map(({ number }) => number)).toEqual([4, 3])
    expect(await audit.isWhole()).toBe(true)
    audit.add({ atMs: t0 + 9, staff: lan, deed: 'close', case: one, detail: 'helped' })
    expect(await audit.isWhole()).toBe(true)
  })

  test('the first that is left is looked at like any other', async () => {
    const { db, audit } = open()
    audit.tidy(t0 + twoYearsMs + 2)
    edit(`UPDATE audit SET staff = 'lan' WHERE number = 3`)(db)
    expect(await audit.isWhole()).toBe(false)
  })

  test('what was told while the clock went back goes with what came before it, and everything may go', async () => {
    const { audit } = open()
    audit.add({ atMs: t0 + 1, staff: lan, deed: 'close', case: one, detail: null })
    audit.tidy(t0 + twoYearsMs + 2)
    expect(audit.read(query).map(({ number }) => number)).toEqual([5, 4, 3])
    expect(await audit.isWhole()).toBe(true)
    audit.tidy(t0 + 2 * twoYearsMs)
    expect([audit.read(query), await audit.isWhole()]).toEqual([[], true])
    audit.add({ atMs: t0 + 2 * twoYearsMs, staff: lan, deed: 'take', case: one, detail: null })
    expect(await audit.isWhole()).toBe(true)
  })
})
