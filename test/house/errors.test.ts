import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { failures, refusalOf } from '../../src/errors.ts'

test('docs/errors.md lists every failure with its status and its hint, and no other', () => {
  const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d{3}|at start) \| (.+) \|$/gm)].map(([, code, status, hint]) => [code, status, hint])
  const known = Object.entries(failures).map(([code, { status, hint }]) => [code, String(status), hint])
  expect(rows).toEqual(known)
})

for (const code of ['SQLITE_BUSY', 'SQLITE_BUSY_RECOVERY', 'SQLITE_LOCKED'])
  test(`${code} is a store that somebody else has`, () => {
    expect(refusalOf(Object.assign(new Error('refused'), { code }))?.code).toBe('store-locked')
  })

test('a file in the place of a folder is told by name', () => {
  expect(refusalOf(Object.assign(new Error('mkdir'), { code: 'EEXIST' }))?.code).toBe('no-file')
})

/** The second one comes of a store that is there and finds no room for the index of its journal: below 36 KB free. */
for (const code of ['ENOSPC', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_FULL'])
  test(`${code} is a full disk by name`, () => {
    expect(refusalOf(Object.assign(new Error('refused'), { code }))?.code).toBe('no-room')
  })
