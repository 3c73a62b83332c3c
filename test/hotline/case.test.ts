import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../src/bot/conversation.ts'
import { type Case, moveCase, noClocks } from '../../src/hotline/case.ts'
import { noticeConsole } from '../../src/hotline/consoles.ts'
import { inQueueOrder } from '../../src/hotline/queue-order.ts'
import type { Level } from '../../src/knowledge/knowledge.ts'
import { at, done, hour, mai, minute, nine, takenBy, waiting } from './given.ts'
import { unwatched } from './unwatched.ts'

const inQueue = (id: string, level: Level, waitedMinutes: number, returned = false): Case => ({
  ...waiting(level),
  id: id as CaseId,
  state: { at: 'waiting', sinceMs: nine - waitedMinutes * minute, returned, rung: 0 },
})

test('the queue: danger first, then what came back, then whoever has waited longest, then whoever asked to be erased', () => {
  const cases = [
    { ...inQueue('erased 3', 3, 900, true), eraseAskedAtMs: nine },
    inQueue('new 3', 3, 0),
    inQueue('new 2', 2, 1),
    inQueue('old 1', 1, 600),
    inQueue('old 2', 2, 90),
    inQueue('returned 2', 2, 5, true),
    inQueue('new 4', 4, 0),
    { ...takenBy(mai, 4), id: 'held 4' as CaseId },
    inQueue('returned 3', 3, 1, true),
    inQueue('b', 0, 1),
    inQueue('a', 0, 1),
  ]
  expect([...cases].sort(inQueueOrder).map(({ id }) => id)).toEqual([
    'new 4',
    'returned 3',
    'new 3',
    'erased 3',
    'returned 2',
    'old 2',
    'new 2',
    'old 1',
    'a',
    'b',
    'held 4',
  ])
})

test('JSON carries a case in every state', () => {
  for (const one of everyState()) expect(JSON.parse(JSON.stringify(one))).toEqual(one)
})

test('a wall clock that is set moves every wait, and no date that was named', () => {
  const parked = done(takenBy(mai), { act: 'park', untilMs: nine + 24 * hour }, mai)
  expect(moveCase(parked, hour)).toMatchObject({ state: { untilMs: nine + 24 * hour }, clocks: { parked: nine + 24 * hour } })
  const lost = noticeConsole(takenBy(mai), mai.id, 'lost', at(nine))?.case ?? waiting()
  expect(moveCase(lost, hour)).toMatchObject({
    openedAtMs: nine + hour,
    unansweredSinceMs: nine + hour,
    state: { sinceMs: nine + hour, lostAtMs: nine + hour },
    clocks: { answer: nine + 2 * hour, lease: nine + hour + 3 * minute },
  })
  for (const one of everyState()) expect(moveCase(moveCase(one, hour), -hour)).toEqual(one)
})

describe('nobody is left in silence', () => {
  const asked = { ...waiting(4), eraseAskedAtMs: nine }
  const bad: readonly (readonly [string, Case])[] = [
    ['waiting', { ...waiting(), clocks: noClocks }],
    ['parked', { ...done(takenBy(mai), { act: 'park', untilMs: nine + hour }, mai), clocks: noClocks }],
    ['answer', { ...takenBy(mai), clocks: noClocks }],
    [
      'lease',
      {
        ...(noticeConsole(done(takenBy(mai), { act: 'reply', confirmed: false }, mai), mai.id, 'lost', at(nine))?.case ?? asked),
        clocks: noClocks,
      },
    ],
    ['erase-check', { ...asked, clocks: { ...noClocks, waiting: nine } }],
    ['on-call', { ...waiting(), ringing: { rung: [mai.id], quietUntilMs: nine } }],
    ['nobody answers', { ...done(takenBy(mai), { act: 'close', outcome: 'helped' }, mai), unansweredSinceMs: nine }],
  ]
  for (const [what, one] of bad) {
    test(`a case without its clock is found: ${what}`, () => {
      expect(unwatched(one)).toHaveLength(1)
      expect(unwatched(one)[0]).toContain(what)
    })
  }
  test('a whole case is not', () => {
    for (const one of everyState()) expect(unwatched(one)).toEqual([])
  })
})

function everyState(): readonly Case[] {
  return [
    waiting(),
    takenBy(mai),
    done(takenBy(mai), { act: 'park', untilMs: nine + hour }, mai),
    done(takenBy(mai), { act: 'close', outcome: 'helped' }, mai),
  ]
}
