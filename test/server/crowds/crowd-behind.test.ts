import { expect, test } from 'vitest'
import type { CaseId, ConversationId } from '../../../src/bot/conversation.ts'
import { openCrowdBehind } from '../../../src/server/crowds/crowd-behind.ts'
import type { CaseSummary } from '../../../src/store/case-store.ts'

const waiting = { at: 'waiting', sinceMs: 0, returned: false, rung: 0 }
const summaryOf = (id: string, state: object = waiting) =>
  ({ line: id.startsWith('flood') ? 'flood' : null, case: { id, level: 4, state } }) as unknown as CaseSummary

function open() {
  const given = {
    cases: Array.from({ length: 8 }, (_, n) => summaryOf(`flood-${n + 1}`)),
    reads: 0,
    changed: () => {},
    fails: false,
  }
  const crowdBehind = openCrowdBehind({
    store: {
      async caseOf(id) {
        return given.cases.find((one) => one.case.id === id) ?? null
      },
      async openCases() {
        given.reads += 1
        if (given.fails) throw new Error('busy')
        return given.cases
      },
    },
    hotline: {
      onChange(listener) {
        given.changed = () => listener({ case: 'x' as CaseId, conversation: 'x' as ConversationId })
        return () => {}
      },
    },
  })
  return { given, of: (id: string) => crowdBehind(id as CaseId) }
}

test('who waits behind the first few of a line is told with how many they are; the first few, and others, are not', async () => {
  const { given, of } = open()
  given.cases.push(summaryOf('an'))
  expect(await Promise.all(['flood-5', 'flood-6', 'an'].map(of))).toEqual([null, { line: 'flood', count: 8 }, null])
})

test('once one of the first is taken the next has come forward; the queue is read when something has changed, and for who is new', async () => {
  const { given, of } = open()
  for (const id of ['flood-6', 'flood-7', 'flood-6']) expect(await of(id)).toEqual({ line: 'flood', count: 8 })
  expect(given.reads).toBe(1)
  given.cases = [summaryOf('flood-1', { at: 'taken' }), ...given.cases.slice(1)]
  given.changed()
  expect([await of('flood-6'), await of('flood-7')]).toEqual([null, { line: 'flood', count: 7 }])
  expect(given.reads).toBe(2)
})

test('those who ask at once are told by one reading, and a change that comes meanwhile is read by whoever asks after it', async () => {
  const { given, of } = open()
  const asked = ['flood-6', 'flood-7', 'flood-8'].map(of)
  expect(await Promise.all(asked)).toEqual(Array(3).fill({ line: 'flood', count: 8 }))
  expect(given.reads).toBe(1)
  given.cases.push(summaryOf('flood-9'))
  const before = of('flood-9')
  given.changed()
  expect([await before, await of('flood-6')]).toEqual(Array(2).fill({ line: 'flood', count: 9 }))
  expect(given.reads).toBe(2)
})

test('for a case that came over no line the queue is not read', async () => {
  const { given, of } = open()
  given.cases.push(summaryOf('an'))
  expect(await of('an')).toBe(null)
  expect(await of('gone')).toBe(null)
  expect(given.reads).toBe(0)
})

test('where nobody can tell, a case rings by itself', async () => {
  const { given, of } = open()
  given.fails = true
  expect(await of('flood-6')).toBe(null)
  given.fails = false
  expect(await of('flood-6')).toEqual({ line: 'flood', count: 8 })
})
