import { describe, expect, test } from 'vitest'
import type { ConversationId } from '../../src/bot/conversation.ts'
import { newConversation } from '../../src/bot/new-conversation.ts'
import type { Origin, Reply } from '../../src/bot/reply.ts'
import type { Effect, Turn } from '../../src/bot/turn.ts'
import type { Case } from '../../src/hotline/case.ts'
import type { Step } from '../../src/hotline/step.ts'
import { mondayOf, talliesOfStep, talliesOfTurn } from '../../src/hotline/tally.ts'
import type { Country } from '../../src/knowledge/knowledge.ts'
import { at, done, hanh, hour, mai, minute, nine, step, takenBy, waiting } from './given.ts'

const conversation = { ...newConversation('talk' as ConversationId), language: 'vi' as const, destination: 'jp' as Country }
const message = { kind: 'message' } as const

function turnOf(origin: Origin | null, effects: readonly Effect[] = [], lane: Reply['lane'] = 'bot'): Turn {
  const reply = (from: Origin): Reply => ({
    blocks: [],
    choices: [],
    ifUncertain: 'repeat',
    lane,
    origin: from,
    expiresAfterMs: 1,
    opening: null,
  })
  return { conversation, replies: origin === null ? [] : [reply(origin)], effects }
}

const phrase = (id: string): Origin => ({ from: 'phrase', id, version: 'v' })
const entry = (id: string, part: 'text' | 'more' = 'text'): Origin => ({ from: 'entry', id, part, version: 'v' })

describe('a turn is counted', () => {
  for (const [name, turn, decision] of [
    ['an answer', turnOf(entry('brokerage-fee')), 'entry'],
    ['a miss, whichever', turnOf(phrase('miss.again-nobody')), 'miss'],
    ['danger, whatever it says', turnOf(entry('cannot-leave'), [], 'danger'), 'danger'],
    ['passed on', turnOf(null, [{ kind: 'pass-to-person' }]), 'passed-to-person'],
    ['turned away', turnOf(null, [{ kind: 'turn-away' }]), 'turned-away'],
    ['a miss that waits for more', turnOf(null), 'nothing-said'],
  ] as const) {
    test(`by what was decided: ${name}`, () => {
      expect(talliesOfTurn(message, turn)[0]).toEqual({ what: 'turn', a: decision, b: 'vi' })
    })
  }

  test('an answer by its topic and the country it is about, the second part not again', () => {
    expect(talliesOfTurn(message, turnOf(entry('unpaid-wages@tw')))[1]).toEqual({ what: 'answer', a: 'unpaid-wages', b: 'jp' })
    expect(talliesOfTurn(message, turnOf(entry('unpaid-wages', 'more')))).toHaveLength(1)
  })

  test('clocks and acts are nobody’s turn', () => {
    expect(talliesOfTurn({ kind: 'clock' }, turnOf(entry('brokerage-fee')))).toEqual([])
  })
})

describe('a case is counted', () => {
  const of = (before: Case | null, came: Step, nowMs = nine) => talliesOfStep(before, came, conversation, nowMs)

  test('as it opens, once', () => {
    const opened: Step = { case: waiting(3), effects: [] }
    expect(of(null, opened)).toEqual([{ what: 'case-opened', a: '3', b: 'vi' }])
    expect(of(waiting(3), opened)).toEqual([])
  })

  test('by how long it waited for the first who took it, not for those who took it back', () => {
    for (const [afterMs, wait] of [
      [minute, '1 min'],
      [minute + 1, '5 min'],
      [15 * minute, '15 min'],
      [25 * hour, 'longer'],
    ] as const) {
      const came = step(waiting(4), { act: 'take' }, mai, at(nine + afterMs))
      expect(of(waiting(4), came, nine + afterMs)).toEqual([{ what: 'time-to-person', a: wait, b: '4' }])
    }
    const returned = done(takenBy(mai), { act: 'release' }, mai)
    expect(of(returned, step(returned, { act: 'take' }, hanh))).toEqual([])
  })

  test('by its outcome, once', () => {
    const closed = step(takenBy(mai), { act: 'close', outcome: 'referred' }, mai)
    expect(of(takenBy(mai), closed)).toEqual([{ what: 'case-closed', a: 'referred', b: '2' }])
    expect(of(closed.case, closed)).toEqual([])
  })
})

test('weeks begin on Monday as it begins in Việt Nam', () => {
  const monday = Date.UTC(2026, 10, 29, 17) // Sunday in Greenwich
  expect(mondayOf(monday)).toBe('2026-11-30')
  expect(mondayOf(monday - 1)).toBe('2026-11-23')
  expect(mondayOf(monday + 7 * 24 * hour - 1)).toBe('2026-11-30')
})
