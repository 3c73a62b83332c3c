import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const door = path.resolve(import.meta.dirname, '../../ben-an.mjs')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-key-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const key = (input: string, ...argv: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [door, 'key', ...argv], { input, encoding: 'utf8' })
  return { code: status, text: stdout + stderr }
}

for (const halves of [[], ['--halves']]) {
  test(`a key that was printed ${halves.join('')} is the same key again, readable by its owner alone`, () => {
    const file = path.join(folder, 'master.key')
    const copy = path.join(folder, 'again.key')
    expect(key('', file).code).toBe(0)
    const printed = key('', 'paper', file, ...halves).text
    expect(printed).not.toContain(readFileSync(file, 'utf8').trim())
    expect(key(printed, 'from-paper', copy).code).toBe(0)
    expect([readFileSync(copy, 'utf8'), statSync(copy).mode & 0o777]).toEqual([readFileSync(file, 'utf8'), 0o600])
  })
}

test('a slip is told by its line, a key that is there is left as it is, and none is printed that is not there', () => {
  const file = path.join(folder, 'master.key')
  key('', file)
  const before = readFileSync(file, 'utf8')
  const printed = key('', 'paper', file).text
  const slipped = printed.replace(/^(2 {2})(.)/m, (_, head: string, letter: string) => head + (letter === '3' ? '4' : '3'))
  const refused = key(slipped, 'from-paper', path.join(folder, 'again.key'))
  expect([refused.code, refused.text]).toEqual([1, expect.stringContaining('Line 2')])
  expect([key(printed, 'from-paper', file).code, readFileSync(file, 'utf8')]).toEqual([1, before])
  expect(key('', 'paper', path.join(folder, 'none.key')).code).toBe(1)
})
