import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConversationId } from '../../../src/bot/conversation.ts'
import type { Case } from '../../../src/hotline/case.ts'
import type { Queue } from '../../../src/server/console/wire/wire.ts'
import { inFairOrder } from '../../../src/server/crowds/fair-order.ts'
import { openLineOf } from '../../../src/server/crowds/line-of.ts'
import type { CaseSummary } from '../../../src/store/case-store.ts'
import { folders } from '../../store/folder.ts'
import { address, arrived, does, t0, turn } from '../../store/given.ts'
import { openTestConsole, origin, type TestConsole } from '../console/test-console.ts'

/** `flood-7` came over the line `flood`. */
const lineOf = (id: string) => id.split('-')[0]
const many = (line: string, count: number) => Array.from({ length: count }, (_, n) => `${line}-${n + 1}`)

function inOrder(ids: readonly string[], of: (id: string) => Partial<Case> = () => ({})) {
  const state = { at: 'waiting', sinceMs: 0, returned: false, rung: 0 } as const
  const cases = ids.map(
    (id) => ({ conversation: id as ConversationId, line: lineOf(id), case: { level: 4, state, ...of(id) } }) as CaseSummary,
  )
  const { cases: shown, fromOneLine } = inFairOrder(cases)
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

const newFolder = folders()

test('after a start those that came over one line before it stand together as before; what is kept of the line is sealed', async () => {
  const folder = newFolder()
  const line = openLineOf()('203.0.113.1')
  const before = await folder.open()
  for (let n = 1; n <= 8; n += 1) {
    const from = address(`talk-${n}`, 'web', 'web')
    await before.conversationOf({ ...from, line: n === 7 ? 'another' : line }, t0)
    const cry = does({ kind: 'open-case', level: 4, topic: null, because: [{ kind: 'text', text: 'họ nhốt em' }] })
    await turn(before, arrived(`${n}`, 'họ nhốt em', from), cry, t0 + n)
  }
  expect(folder.bytes().includes(line)).toBe(false)
  await before.close()
  const cases = await (await folder.open()).openCases()
  const { cases: shown, fromOneLine } = inFairOrder(cases)
  expect(shown.map(fromOneLine)).toEqual([7, 7, 7, 7, 7, 0, 7, 7])
})

test('what is kept of a line is the same until the server stops, and after a start it leads nobody back to it', () => {
  const lineOf = openLineOf()
  const lines = ['203.0.113.1', '203.0.113.1', '203.0.113.2'].map(lineOf)
  expect([lines[0] === lines[1], lines[0] === lines[2], lines[0] === openLineOf()('203.0.113.1')]).toEqual([true, false, false])
})

let running: TestConsole
beforeEach(async () => {
  running = await openTestConsole()
})
afterEach(() => running.close())

for (const [how, said] of [
  ['at once', ['họ nhốt em']],
  ['after having everything erased', ['xoá', 'họ nhốt em']],
] as const)
  test(`the queue of the console knows over which line the talks of the web chat came that cry ${how}`, async () => {
    const headers = { origin, host: 'localhost' }
    for (let n = 1; n <= 8; n += 1) {
      const remoteAddress = n <= 7 ? '203.0.113.1' : '203.0.113.2'
      const begun = await running.app.inject({ method: 'POST', url: '/chat/session', headers, remoteAddress })
      const cookies = Object.fromEntries(begun.cookies.map(({ name, value }) => [name, value]))
      for (const [at, text] of said.entries()) {
        const payload = { kind: 'text', id: `message-${n}-${at}`, language: 'vi', text }
        await running.app.inject({ method: 'POST', url: '/chat/messages', headers, cookies, payload, remoteAddress })
        running.time.forward(1_000)
      }
    }
    const lan = await running.logIn(running.members.responder)
    const { cases }: Queue = (await lan.get('/queue')).json()
    expect(cases.map(({ fromOneLine }) => fromOneLine)).toEqual([7, 7, 7, 7, 7, 0, 7, 7])
  })
