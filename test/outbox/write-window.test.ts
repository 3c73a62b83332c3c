import { expect, test } from 'vitest'
import { windowCode } from '../../src/outbox/write-window.ts'
import { hourMs, t0 } from '../store/given.ts'

const window = { freeForMs: 48 * hourMs, openForMs: 168 * hourMs, freeReplies: null }

const cases = [
  { name: 'no window', after: 9000, window: null, code: null },
  { name: 'free', after: 47, code: null },
  { name: 'costs, and somebody waits for it', after: 48, code: null },
  { name: 'costs, and nobody asked for it', after: 48, lane: 'broadcast', code: 'no-free-reply' },
  { name: 'none left, and somebody waits for it', after: 1, repliesLeft: 0, lane: 'danger', code: null },
  { name: 'none left, and nobody asked for it', after: 1, repliesLeft: 0, lane: 'broadcast', code: 'no-free-reply' },
  { name: 'one left', after: 1, repliesLeft: 1, lane: 'broadcast', code: null },
  { name: 'a moment before the end', after: 167.999, code: null },
  { name: 'at the end', after: 168, code: 'window-closed' },
  { name: 'danger, too', after: 200, lane: 'danger', code: 'window-closed' },
] as const

for (const { name, after, code, ...more } of cases) {
  test(`windowCode: ${name}`, () => {
    const row = { heardAtMs: t0, repliesLeft: null, lane: 'bot', ...more } as const
    expect(windowCode(row, 'window' in more ? more.window : window, t0 + after * hourMs)).toBe(code)
  })
}
