import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { failures } from '../../src/errors.ts'

test('docs/errors.md lists every failure with its status and its hint, and no other', () => {
  const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d{3}|at start) \| (.+) \|$/gm)].map(([, code, status, hint]) => [code, status, hint])
  const known = Object.entries(failures).map(([code, { status, hint }]) => [code, String(status), hint])
  expect(rows).toEqual(known)
})
