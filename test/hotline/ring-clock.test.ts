import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../src/bot/conversation.ts'
import { failReply, failSteps } from '../../src/hotline/answer-person.ts'
import type { Case, CaseClock, StaffId } from '../../src/hotline/case.ts'
import { caseClocks } from '../../src/hotline/case.ts'
import { noticeConsole } from '../../src/hotline/consoles.ts'
import { followTurn } from '../../src/hotline/follow-turn.ts'
import type { Moment } from '../../src/hotline/moment.ts'
import { answeredOutside } from '../../src/hotline/outside.ts'
import { ringClock } from '../../src/hotline/ring-clock.ts'
import type { Shift, Timetable } from '../../src/hotline/timetable.ts'
import { at, done, effectLines, hour, lan, mai, minute, night, nine, second, step, takenBy, timetable, waiting } from './given.ts'

/** Rings whatever is due next, so many times; each line is how long after nine, then what came of it. */
function ringOn(from: Case, times: number, over: Partial<Moment> = {}): readonly string[] {
  let one = from
  return Array.from({ length: times }, () => {
    const [clock, dueMs] = nextOf(one)
    const { case: next, effects } = ringClock(one, clock, at(dueMs, over))
    one = next
    return `${(dueMs - nine) / second}s ${clock}: ${effectLines(effects, dueMs).join(', ')}`
  })
}

function nextOf({ clocks }: Case): readonly [CaseClock, number] {
  const running = caseClocks.flatMap((clock) => (clocks[clock] === null ? [] : [[clock, clocks[clock]] as const]))
  const [first] = running.sort((a, b) => a[1] - b[1])
  if (first === undefined) throw new Error('no clock runs')
  return first
}

const alone: Timetable = { ...timetable, shifts: [] }
const messageAt = (one: Case, atMs: number): Case => ({ ...one, unansweredSinceMs: atMs, clocks: { ...one.clocks, answer: null } })

describe('nobody takes it', () => {
  test('level 4: supervisors and phones after a minute, the person after five, then staff again and again', () => {
    expect(ringOn(waiting(4), 6)).toEqual([
      '60s waiting: alert supervisors: waits, alert on-duty: waits, ring yen, set waiting +240s, set on-call +120s',
      '180s on-call: ring phuc, set on-call +120s',
      '300s waiting: alert supervisors: waits, alert on-duty: waits, tell waiting, set waiting +300s',
      '300s on-call: ',
      '600s waiting: alert supervisors: waits, alert on-duty: waits, ring yen, set waiting +300s, set on-call +120s',
      '720s on-call: ring phuc, set on-call +120s',
    ])
  })
  test('a guarded person is told nothing, staff all the same', () => {
    expect(ringOn(waiting(4), 6, { guarded: true }).filter((line) => line.includes('tell'))).toEqual([])
  })
  test('nor is one who left', () => {
    expect(ringOn(waiting(4), 6, { away: true }).filter((line) => line.includes('tell'))).toEqual([])
  })
  test('level 2 rings no phone, and waits longer', () => {
    expect(ringOn(waiting(2), 3, { timetable: alone })).toEqual([
      '1800s waiting: alert supervisors: waits, alert on-duty: waits, set waiting +1800s',
      '3600s waiting: alert supervisors: waits, alert on-duty: waits, tell waiting, set waiting +3600s',
      '7200s waiting: alert supervisors: waits, alert on-duty: waits, set waiting +3600s',
    ])
  })
  test('duty has ended meanwhile: whoever still expects somebody is told that nobody is there, then it waits for the morning', () => {
    const untilFive = ringOn({ ...waiting(1), clocks: { ...waiting(1).clocks, waiting: nine + 7.9 * hour } }, 3, { timetable: alone })
    expect(untilFive[1]).toMatch(/tell waiting.nobody, set waiting \+/)
    expect(untilFive[2]).toMatch(/^82800s waiting/) // eight on the next morning
  })
})

test('whoever comes on call while phones ring is rung next, whoever was rung before', () => {
  const onCall = (id: string, fromMinute: number, toMinute: number): Shift => ({
    ...{ staff: id as StaffId, kind: 'on-call', rank: 1, days: [1, 2, 3, 4, 5, 6, 7], firstDate: null, lastDate: null },
    ...{ fromMinute, toMinute },
  })
  const atMidnight: Timetable = { ...timetable, shifts: [onCall('yen', 1020, 1440), onCall('phuc', 0, 480)] }
  const midnight = nine + 15 * hour
  const opened = followTurn(null, { effects: [{ kind: 'open-case', level: 4, topic: null, because: [] }] }, 'case' as CaseId, {
    ...at(midnight - minute),
    timetable: atMidnight,
  })
  const rung = ringOn(opened?.case ?? waiting(), 2, { timetable: atMidnight }).map((line) => /ring \w+/.exec(line)?.[0])
  expect(opened?.effects).toContainEqual({ kind: 'ring', staff: 'yen' })
  expect(rung.filter((ring) => ring !== undefined)).toEqual(['ring phuc'])
})

describe('its holder is silent', () => {
  test('level 4: the holder at two minutes, supervisors and phones at three, back in the queue at four', () => {
    expect(ringOn(takenBy(mai, 4), 3)).toEqual([
      '120s answer: alert mai: unanswered, set answer +60s',
      '180s answer: alert mai: unanswered, alert supervisors: unanswered, ring yen, set answer +60s, set on-call +120s',
      '240s answer: tell returned, alert on-duty: returned, alert supervisors: returned, alert mai: no-longer-yours, set waiting +60s',
    ])
  })
  test('level 3: five minutes; anything below: an hour', () => {
    expect(ringOn(takenBy(mai, 3), 1)[0]).toMatch(/^300s answer/)
    expect(ringOn(takenBy(mai, 0), 1)[0]).toMatch(/^3600s answer/)
  })
  test('guarded: it goes back all the same, and nothing is pushed', () => {
    const guarded = ringOn(takenBy(mai, 4), 3, { guarded: true, timetable: alone })
    expect(guarded[2]).toBe(
      '240s answer: alert on-duty: returned, alert supervisors: returned, alert mai: no-longer-yours, set waiting +60s',
    )
  })
  test('guarded and taken without a word: it goes back as from anybody who is silent, and may be held back instead', () => {
    for (const from of [waiting(1), waiting(4, { expecting: false })]) {
      const taken = done(from, { act: 'take' }, mai, at(nine, { guarded: true }))
      const back = ringOn(taken, 3, { guarded: true, timetable: alone })
      expect(back[2]).toMatch(/answer: alert on-duty: returned, alert supervisors: returned, alert mai: no-longer-yours/)
      expect(done(taken, { act: 'hold-back' }, mai, at(nine, { guarded: true }))).toMatchObject({ clocks: { answer: null } })
    }
    for (const gone of [at(nine, { away: true }), at(nine, { guarded: true, away: true })])
      expect(done(waiting(4), { act: 'take' }, mai, gone).clocks.answer).toBeNull()
  })
  test('passing it round wins no time', () => {
    const once = ringClock(takenBy(mai, 4), 'answer', at(nine + 2 * minute)).case
    const passed = done(once, { act: 'transfer', to: lan }, mai, at(nine + 2.5 * minute))
    expect(passed.clocks.answer).toBe(nine + 3 * minute)
    const twice = ringClock(passed, 'answer', at(nine + 3 * minute)).case
    expect(ringClock(twice, 'answer', at(nine + 4 * minute)).case).toMatchObject({
      state: { at: 'waiting', returned: true },
      expecting: true,
    })
  })
  test('an answer ends it, and the next message begins anew', () => {
    const late = ringClock(takenBy(mai, 4), 'answer', at(nine + 2 * minute)).case
    const answered = step(late, { act: 'reply', confirmed: false }, mai, at(nine + 2.5 * minute)).case
    expect(answered).toMatchObject({ unansweredSinceMs: null, state: { rung: 0 }, clocks: { answer: null } })
  })
  test('a reply that did not arrive is none: the person still waits, and a clock runs', () => {
    const answered = done(takenBy(mai, 4), { act: 'reply', confirmed: false }, mai)
    const failed = failReply(answered, at(nine + minute))
    expect(effectLines(failed.effects, nine + minute)).toEqual(['alert mai: reply-failed', 'set answer +120s'])
    const refused = failReply(answered, at(nine + minute, { away: true }))
    expect(effectLines(refused.effects, nine + minute)).toEqual(['alert mai: reply-failed'])
    expect(effectLines(failReply(waiting(), at(nine)).effects, nine)).toEqual(['alert on-duty: reply-failed'])
    expect(effectLines(failSteps(waiting(4), at(nine)).effects, nine)).toEqual(['alert on-duty: steps-failed'])
    expect(effectLines(failSteps(takenBy(mai, 4), at(nine)).effects, nine)).toEqual(['alert mai: steps-failed'])
    const parked = done(takenBy(mai), { act: 'park', untilMs: nine + 24 * hour }, mai)
    const told = effectLines(failReply(parked, at(nine)).effects, nine)
    expect(told).toEqual(['alert mai: reply-failed', 'alert supervisors: reply-failed'])
    const closed = done(takenBy(mai), { act: 'close', outcome: 'helped' }, mai)
    expect(effectLines(failSteps(closed, at(nine)).effects, nine)).toEqual(['alert supervisors: steps-failed'])
    expect(effectLines(failReply(closed, at(nine)).effects, nine)).toEqual(['alert supervisors: reply-failed'])
  })
})

describe('its console is lost', () => {
  const lost = (one: Case, atMs: number) => noticeConsole(one, mai.id, 'lost', at(atMs))?.case ?? one
  const answered = done(takenBy(mai, 1), { act: 'reply', confirmed: false }, mai)

  test('nobody waits for a reply: fifteen minutes', () => {
    expect(lost(answered, nine).clocks.lease).toBe(nine + 15 * minute)
  })
  test('somebody waits: 180 seconds', () => {
    expect(lost(takenBy(mai, 1), nine).clocks.lease).toBe(nine + 180 * second)
  })
  test('a message comes meanwhile: 180 seconds from it, never more than fifteen minutes in all', () => {
    const late = { ...lost(answered, nine), unansweredSinceMs: nine + 5 * minute }
    expect(ringClock(late, 'on-call', at(nine + 5 * minute)).case.clocks.lease).toBe(nine + 8 * minute)
    const later = { ...late, unansweredSinceMs: nine + 14 * minute }
    expect(ringClock(later, 'on-call', at(nine + 14 * minute)).case.clocks.lease).toBe(nine + 15 * minute)
  })
  test('lost twice counts from the first time; back in time nothing happens', () => {
    const twice = lost(lost(answered, nine), nine + minute)
    expect(twice.clocks.lease).toBe(nine + 15 * minute)
    expect(noticeConsole(twice, mai.id, 'back', at(nine + 2 * minute))?.case.clocks.lease).toBeNull()
  })
  test('not back in time: to the queue, the person is told, the holder too', () => {
    expect(ringOn(lost(answered, nine), 1)).toEqual([
      '900s lease: tell returned, alert on-duty: returned, alert supervisors: returned, alert mai: no-longer-yours, set waiting +1800s',
    ])
  })
  test('it is no matter of anybody else', () => {
    expect(noticeConsole(answered, lan.id, 'lost', at(nine))).toBeNull()
    expect(noticeConsole(waiting(), mai.id, 'lost', at(nine))).toBeNull()
  })
})

describe('answered in the channel’s own tool', () => {
  const id = waiting().id

  test('it holds a waiting case, without a word of the machine', () => {
    const { case: held, effects } = answeredOutside(waiting(3), id, at(nine))
    expect(held.state).toMatchObject({ at: 'taken', by: { kind: 'outside' } })
    expect(effectLines(effects, nine)).toEqual(['raise-epoch', 'stop waiting', 'set lease +43200s'])
  })
  test('where no case is open one stands for the hold, and ends by itself', () => {
    const { case: held } = answeredOutside(null, id, at(nine))
    expect(held).toMatchObject({ level: 0, state: { at: 'taken' } })
    expect(ringClock(held, 'lease', at(nine + 12 * hour)).case.state).toMatchObject({ at: 'closed', outcome: 'answered-outside' })
  })
  test('a case with a level goes back to the queue instead', () => {
    const held = answeredOutside(waiting(1), id, at(nine)).case
    expect(ringClock(held, 'lease', at(nine + 12 * hour)).case.state.at).toBe('waiting')
  })
  test('an unanswered message goes by the answer clock, to whoever is on duty', () => {
    const held = messageAt(answeredOutside(waiting(3), id, at(nine)).case, nine)
    const wound = ringClock(held, 'on-call', at(nine)).case
    expect(ringOn(wound, 1)).toEqual(['300s answer: alert on-duty: unanswered, set answer +180s'])
  })
  test('a responder who holds it goes on holding it, and hears of the answer', () => {
    const { case: held, effects } = answeredOutside(takenBy(mai), id, at(nine))
    expect(held.state).toMatchObject({ at: 'taken', by: { id: 'mai' } })
    expect(effectLines(effects, nine)).toEqual(['alert mai: answered-outside', 'stop answer'])
  })
  test('each further answer holds it longer', () => {
    const held = answeredOutside(answeredOutside(null, id, at(nine)).case, id, at(nine + hour)).case
    expect(held.clocks.lease).toBe(nine + 13 * hour)
    expect(ringClock(held, 'lease', at(nine + 12 * hour)).case.clocks.lease).toBe(nine + 13 * hour)
  })
  test('whoever had parked it hears of it', () => {
    const parked = done(takenBy(mai), { act: 'park', untilMs: nine + hour }, mai)
    expect(effectLines(answeredOutside(parked, id, at(nine)).effects, nine)).toContain('alert mai: no-longer-yours')
  })
})

test('the day of a parked case comes: to the top of the queue, its owner first to hear, the person told if nobody takes it', () => {
  const parked = done(takenBy(mai), { act: 'park', untilMs: nine + 24 * hour }, mai)
  expect(ringOn(parked, 3, { timetable: alone })).toEqual([
    '86400s parked: alert on-duty: parked-until-now, alert supervisors: parked-until-now, alert mai: no-longer-yours, set waiting +1800s',
    '88200s waiting: alert supervisors: waits, alert on-duty: waits, set waiting +1800s',
    '90000s waiting: alert supervisors: waits, alert on-duty: waits, tell waiting, set waiting +3600s',
  ])
})

test('an erasing that waits for its check alarms every day until somebody checks', () => {
  const asked = { ...waiting(4), eraseAskedAtMs: nine }
  const wound = ringClock(asked, 'on-call', at(nine)).case
  expect(wound.clocks['erase-check']).toBe(nine + 24 * hour)
  const { case: next, effects } = ringClock(wound, 'erase-check', at(nine + 24 * hour))
  expect(effectLines(effects, nine + 24 * hour)).toEqual([
    'alert supervisors: erase-asked',
    'alert on-duty: erase-asked',
    'set erase-check +86400s',
  ])
  expect(next.state.at).toBe('waiting')
})

test('a clock that has nothing to say any more says nothing, in any state', () => {
  const closed = done(takenBy(mai), { act: 'close', outcome: 'helped' }, mai)
  const answered = done(takenBy(mai), { act: 'reply', confirmed: false }, mai)
  for (const clock of caseClocks) expect(effectLines(ringClock(closed, clock, night).effects, nine), clock).toEqual([])
  for (const clock of ['waiting', 'answer', 'lease', 'parked', 'on-call', 'erase-check'] as const)
    expect(effectLines(ringClock(answered, clock, night).effects, nine), clock).toEqual([])
  const parked = done(takenBy(mai), { act: 'park', untilMs: nine + 24 * hour }, mai)
  expect(ringClock(parked, 'parked', at(nine)).case.clocks.parked).toBe(nine + 24 * hour)
})
