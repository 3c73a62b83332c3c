import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../src/bot/conversation.ts'
import type { Effect } from '../../src/bot/turn.ts'
import type { Case } from '../../src/hotline/case.ts'
import { followTurn } from '../../src/hotline/follow-turn.ts'
import { answeredOutside } from '../../src/hotline/outside.ts'
import { at, done, effectLines, hour, mai, minute, night, nine, takenBy, waiting } from './given.ts'

const id = 'new' as CaseId
const answered = done(takenBy(mai, 2), { act: 'reply', confirmed: false }, mai)
const parked = done(takenBy(mai, 2), { act: 'park', untilMs: nine + 24 * hour }, mai)
const opens = (level: 1 | 4): Effect => ({ kind: 'open-case', level, topic: null, because: [] })
const raises = (level: 3 | 4): Effect => ({ kind: 'raise-case', level, because: [] })
const adds: Effect = { kind: 'add-to-case', because: [] }
const passes: Effect = { kind: 'pass-to-person' }
const promises: Effect = { kind: 'expect-person' }
const erases: Effect = { kind: 'erase', receipt: '1' }
const blocks: Effect = { kind: 'reachable', reachable: false }

/** What a turn with these effects means, for a message that was kept at nine and decided at `moment`. */
function follow(open: Case | null, effects: readonly Effect[], moment = at(nine)) {
  const came = followTurn(open, { effects }, id, moment)
  return { case: came?.case ?? null, lines: came === null ? null : effectLines(came.effects, moment.nowMs) }
}

describe('what a turn means for a case', () => {
  const rows: readonly {
    name: string
    from: Case | null
    effects: readonly Effect[]
    moment?: ReturnType<typeof at>
    lines: readonly string[] | null
  }[] = [
    { name: 'nothing, where none is open and none opens', from: null, effects: [passes, adds, { kind: 'leave' }], lines: null },
    { name: 'opened while somebody is on duty', from: null, effects: [opens(4)], lines: ['alert on-duty: opened', 'set waiting +60s'] },
    {
      name: 'opened at night: phones ring at once for danger',
      from: null,
      effects: [opens(4)],
      moment: night,
      lines: ['alert on-duty: opened', 'ring yen', 'set waiting +60s', 'set on-call +120s'],
    },
    {
      name: 'opened at night for what can wait: it waits for the morning',
      from: null,
      effects: [opens(1)],
      moment: night,
      lines: ['alert on-duty: opened', 'set waiting +39600s'],
    },
    {
      name: 'raised in the queue: its clock gets shorter',
      from: waiting(2),
      effects: [raises(4)],
      lines: ['alert on-duty: raised', 'alert supervisors: raised', 'set waiting +60s'],
    },
    {
      name: 'raised after alarms that brought nobody: phones ring at once',
      from: waiting(1, { state: { at: 'waiting', sinceMs: nine, returned: false, rung: 2 } }),
      effects: [raises(4)],
      lines: ['alert on-duty: raised', 'alert supervisors: raised', 'ring yen', 'set waiting +300s', 'set on-call +120s'],
    },
    {
      name: 'raised while held: the holder hears of it, and the message waits no longer than danger may',
      from: answered,
      effects: [passes, raises(4)],
      lines: ['alert mai: raised', 'alert supervisors: raised', 'set answer +120s'],
    },
    { name: 'never lowered', from: waiting(4), effects: [raises(3)], lines: ['alert on-duty: raised', 'alert supervisors: raised'] },
    { name: 'danger again while held', from: answered, effects: [passes, adds], lines: ['alert mai: more-danger', 'set answer +3600s'] },
    { name: 'a message for its holder starts the clock', from: answered, effects: [passes], lines: ['set answer +3600s'] },
    { name: 'a second one does not move it', from: takenBy(mai, 2), effects: [passes], lines: [] },
    { name: 'an ordinary question while parked changes nothing', from: parked, effects: [], lines: [] },
    {
      name: 'danger or a request brings a parked one back, and its owner hears of it',
      from: parked,
      effects: [adds],
      lines: [
        'alert on-duty: returned',
        'alert supervisors: returned',
        'alert mai: no-longer-yours',
        'alert on-duty: more-danger',
        'set waiting +1800s',
        'stop parked',
      ],
    },
    {
      name: 'the same at night rings phones at once where there is danger',
      from: done(takenBy(mai, 3), { act: 'park', untilMs: nine + 48 * hour }, mai),
      effects: [adds],
      moment: night,
      lines: [
        'alert on-duty: returned',
        'alert supervisors: returned',
        'ring yen',
        'alert mai: no-longer-yours',
        'alert on-duty: more-danger',
        'set waiting +300s',
        'stop parked',
        'set on-call +120s',
      ],
    },
    {
      name: 'whoever leaves waits for nothing, and staff see that they went',
      from: takenBy(mai),
      effects: [{ kind: 'leave' }],
      lines: ['alert mai: went-away', 'stop answer'],
    },
    {
      name: 'leaving the queue does not close the case',
      from: waiting(3),
      effects: [{ kind: 'leave' }],
      lines: ['alert on-duty: went-away'],
    },
    {
      name: 'blocked while held: nobody waits for an answer',
      from: answered,
      effects: [blocks, passes],
      moment: at(nine, { away: true }),
      lines: ['alert mai: went-away'],
    },
    {
      name: 'erased below danger: gone, and its holder hears of it',
      from: takenBy(mai),
      effects: [erases],
      lines: ['alert mai: erased', 'stop answer'],
    },
    {
      name: 'erased in danger: checked by a person first',
      from: waiting(3),
      effects: [erases],
      lines: ['alert on-duty: erase-asked', 'alert supervisors: erase-asked', 'set erase-check +86400s'],
    },
  ]
  for (const { name, from, effects, moment = at(nine), lines } of rows) {
    test(name, () => expect(follow(from, effects, moment).lines).toEqual(lines))
  }
})

test('whoever found us again is no message that waits', () => {
  expect(follow(waiting(), [{ kind: 'reachable', reachable: true }]).lines).toEqual([])
})

test('a message waits from when it was kept, not from when it was decided', () => {
  expect(follow(answered, [passes], at(nine + hour)).case?.unansweredSinceMs).toBe(nine)
})

test('a level only ever rises', () => {
  expect(follow(waiting(4), [raises(3), adds]).case?.level).toBe(4)
  expect(follow(waiting(1), [opens(4)]).case?.level).toBe(4)
})

test('whoever asks again expects somebody, if somebody is on duty', () => {
  const told: Case = { ...waiting(1), expecting: false }
  expect(follow(told, [adds]).case).toMatchObject({ expecting: true })
  expect(follow(told, [adds], night).case).toMatchObject({ expecting: false })
})

test('whoever hears that a person knows counts on one, in the queue and parked, and nobody is disturbed by it', () => {
  for (const one of [
    { ...waiting(4), expecting: false },
    { ...parked, expecting: false },
  ] as const) {
    expect(follow(one, [promises])).toEqual({ case: { ...one, expecting: true }, lines: [] })
  }
})

test('a parked case that is to be erased is looked at now', () => {
  const dangerous = { ...parked, level: 4 } as const
  expect(follow(dangerous, [erases]).case).toMatchObject({ eraseAskedAtMs: nine, state: { at: 'waiting' } })
})

test('what staff hold outside keeps its place when somebody writes, and the clock runs', () => {
  const outside = answeredOutside(waiting(3), id, at(nine - minute, { heardAtMs: nine - hour })).case
  expect(follow(outside, [passes]).lines).toEqual(['set answer +300s', 'stop lease'])
})
