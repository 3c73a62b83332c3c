import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConversationId } from '../../../src/bot/turn.ts'
import type { Case } from '../../../src/hotline/case.ts'
import type { Queue } from '../../../src/server/console/wire.ts'
import { inFairOrder } from '../../../src/server/crowds/fair-order.ts'
import type { CaseSummary } from '../../../src/store/store.ts'
import { openTestConsole, origin, type TestConsole } from '../console/test-console.ts'

/** `flood-7` came over the line `flood`. */
const lineOf = (id: string) => id.split('-')[0] ?? null
const many = (line: string, count: number) => Array.from({ length: count }, (_, n) => `${line}-${n + 1}`)

function inOrder(ids: readonly string[], of: (id: string) => Partial<Case> = () => ({})) {
  const state = { at: 'waiting', sinceMs: 0, returned: false, rung: 0 } as const
  const cases = ids.map((id) => ({ conversation: id as ConversationId, case: { level: 4, state, ...of(id) } }) as CaseSummary)
  const { cases: shown, fromOneLine } = inFairOrder(cases, lineOf)
  return { shown: shown.map(({ conversation }) => conversation), marks: shown.map(fromOneLine) }
}

test('behind five hundred that one line sends nobody else of their level waits', () => {
  const flood = many('flood', 500)
  const { shown, marks } = inOrder([...flood, 'an-1', 'bình-1'])
  expect(shown.slice(0, 8)).toEqual([...flood.slice(0, 5), 'an-1', 'bình-1', 'flood-6'])
  expect(shown).toHaveLength(502)
  expect(marks.slice(4, 8)).toEqual([500, 0, 0, 500])
})

test('of a few none goes behind, nor is marked', () => {
  const ids = [...many('shelter', 5), 'an-1']
  expect(inOrder(ids)).toEqual({ shown: ids, marks: ids.map(() => 0) })
})

test('a level stands before the next one whatever line it came over, and who came back stays where they are', () => {
  const ids = [...many('flood', 8), 'an-1', ...many('low', 2)]
  const levels = inOrder(ids, (id) => (id.startsWith('low') || id === 'an-1' ? { level: 2 } : {}))
  expect(levels.shown).toEqual(ids)
  const back = { at: 'waiting', sinceMs: 0, returned: true, rung: 0 } as const
  const returned = inOrder([...many('flood', 8), 'an-1'], (id) => (id === 'an-1' ? {} : { state: back }))
  expect(returned.shown).toEqual([...many('flood', 8), 'an-1'])
})

let running: TestConsole
beforeEach(async () => {
  running = await openTestConsole()
})
afterEach(() => running.close())

test('the queue of the console knows over which line the talks of the web chat came', async () => {
  const headers = { origin, host: 'localhost' }
  for (let n = 1; n <= 8; n += 1) {
    const remoteAddress = n <= 7 ? '203.0.113.1' : '203.0.113.2'
    const begun = await running.app.inject({ method: 'POST', url: '/chat/session', headers, remoteAddress })
    const cookies = Object.fromEntries(begun.cookies.map(({ name, value }) => [name, value]))
    const payload = { kind: 'text', id: `message-${n}`, language: 'vi', text: 'họ nhốt em' }
    await running.app.inject({ method: 'POST', url: '/chat/messages', headers, cookies, payload, remoteAddress })
    running.time.forward(1_000)
  }
  const lan = await running.logIn(running.members.responder)
  const { cases }: Queue = (await lan.get('/queue')).json()
  expect(cases.map(({ fromOneLine }) => fromOneLine)).toEqual([7, 7, 7, 7, 7, 0, 7, 7])
})
