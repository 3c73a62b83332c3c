import { describe, expect, test } from 'vitest'
import { type Act, act, mayActOn } from '../../src/hotline/act.ts'
import { type Case, noClocks } from '../../src/hotline/case.ts'
import { answeredOutside } from '../../src/hotline/outside.ts'
import type { Refusal } from '../../src/hotline/refusal.ts'
import { refusals } from '../../src/hotline/refusal.ts'
import { ringClock } from '../../src/hotline/ring-clock.ts'
import type { Staff } from '../../src/hotline/roles.ts'
import { at, done, effectLines, hanh, hour, lan, mai, minute, night, nine, staff, step, takenBy, waiting } from './given.ts'
import { unwatched } from './unwatched.ts'

const id = waiting().id
const states = {
  waiting: waiting(),
  mine: takenBy(mai),
  hers: takenBy(lan),
  outside: answeredOutside(waiting(), id, at(nine)).case,
  parked: done(takenBy(mai), { act: 'park', untilMs: nine + 24 * hour }, mai),
  'parked by her': done(takenBy(lan), { act: 'park', untilMs: nine + 24 * hour }, lan),
  closed: done(takenBy(mai), { act: 'close', outcome: 'helped' }, mai),
  'closed by her': done(takenBy(lan), { act: 'close', outcome: 'helped' }, lan),
} as const

type StateName = keyof typeof states
const acts: readonly Act[] = [
  { act: 'take' },
  { act: 'reply', confirmed: false },
  { act: 'hold-back' },
  { act: 'release' },
  { act: 'transfer', to: lan },
  { act: 'reassign', to: lan },
  { act: 'park', untilMs: nine + hour },
  { act: 'hand-back' },
  { act: 'close', outcome: 'referred' },
  { act: 'reopen', otherOpen: false },
  { act: 'set-level', level: 3 },
  { act: 'acknowledge' },
  { act: 'hold-erase', untilMs: nine + hour },
]

/** The state an act leads to, with its holder, or why it does not. */
type Expected = Refusal | 'waiting' | 'taken by mai' | 'taken by lan' | 'taken by hanh' | 'taken by outside' | 'parked' | 'closed'
type Row = Readonly<Record<StateName, Expected>>

const byMai: Readonly<Record<Act['act'], Row>> = {
  take: row('taken by mai', 'taken by mai', 'already-taken', 'taken by mai', 'taken by mai', 'not-yours', 'closed', 'closed'),
  reply: row('not-taken', 'taken by mai', 'not-yours', 'not-yours', 'not-taken', 'not-taken', 'closed', 'closed'),
  'hold-back': row('not-taken', 'not-guarded', 'not-yours', 'not-yours', 'not-taken', 'not-taken', 'closed', 'closed'),
  release: row('not-taken', 'waiting', 'not-yours', 'not-yours', 'waiting', 'not-yours', 'closed', 'closed'),
  transfer: row('not-taken', 'taken by lan', 'not-yours', 'not-yours', 'not-taken', 'not-taken', 'closed', 'closed'),
  reassign: row('not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed'),
  park: row('not-taken', 'parked', 'not-yours', 'not-yours', 'parked', 'not-yours', 'closed', 'closed'),
  'hand-back': row('not-taken', 'closed', 'not-yours', 'not-yours', 'not-taken', 'not-taken', 'closed', 'closed'),
  close: row('not-yours', 'closed', 'not-yours', 'not-yours', 'closed', 'not-yours', 'closed', 'closed'),
  reopen: row('not-closed', 'not-closed', 'not-closed', 'not-closed', 'not-closed', 'not-closed', 'waiting', 'not-yours'),
  'hold-erase': row('not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed'),
  'set-level': row('not-yours', 'taken by mai', 'not-yours', 'not-yours', 'parked', 'not-yours', 'closed', 'closed'),
  acknowledge: row('waiting', 'taken by mai', 'taken by lan', 'taken by outside', 'parked', 'parked', 'closed', 'closed'),
}

const bySupervisor: Readonly<Record<Act['act'], Row>> = {
  take: row('taken by hanh', 'already-taken', 'already-taken', 'taken by hanh', 'taken by hanh', 'taken by hanh', 'closed', 'closed'),
  reply: row('not-taken', 'not-yours', 'not-yours', 'not-yours', 'not-taken', 'not-taken', 'closed', 'closed'),
  'hold-back': row('not-taken', 'not-yours', 'not-yours', 'not-yours', 'not-taken', 'not-taken', 'closed', 'closed'),
  release: row('not-taken', 'waiting', 'waiting', 'waiting', 'waiting', 'waiting', 'closed', 'closed'),
  transfer: row('not-taken', 'not-yours', 'not-yours', 'not-yours', 'not-taken', 'not-taken', 'closed', 'closed'),
  reassign: row('taken by lan', 'taken by lan', 'taken by lan', 'taken by lan', 'taken by lan', 'taken by lan', 'closed', 'closed'),
  park: row('not-taken', 'parked', 'parked', 'parked', 'parked', 'parked', 'closed', 'closed'),
  'hand-back': row('not-taken', 'closed', 'closed', 'closed', 'not-taken', 'not-taken', 'closed', 'closed'),
  close: row('closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed'),
  reopen: row('not-closed', 'not-closed', 'not-closed', 'not-closed', 'not-closed', 'not-closed', 'waiting', 'waiting'),
  'hold-erase': row('not-erased', 'not-erased', 'not-erased', 'not-erased', 'not-erased', 'not-erased', 'closed', 'closed'),
  'set-level': row('waiting', 'taken by mai', 'taken by lan', 'taken by outside', 'parked', 'parked', 'closed', 'closed'),
  acknowledge: row('waiting', 'taken by mai', 'taken by lan', 'taken by outside', 'parked', 'parked', 'closed', 'closed'),
}

function row(...cells: readonly Expected[]): Row {
  return Object.fromEntries(Object.keys(states).map((name, i) => [name, cells[i]])) as Row
}

function outcomeOf(one: Case, deed: Act, by: Staff): Expected {
  const came = act(one, deed, by, at(nine + minute))
  if (typeof came === 'string') return came
  const { state } = came.case
  if (state.at !== 'taken') return state.at
  return `taken by ${state.by.kind === 'outside' ? 'outside' : state.by.id}` as Expected
}

for (const [who, table] of [
  [mai, byMai],
  [hanh, bySupervisor],
] as const) {
  for (const deed of acts) {
    test(`${who.role}: ${deed.act} in every state`, () => {
      const came = Object.fromEntries(Object.entries(states).map(([name, one]) => [name, outcomeOf(one, deed, who)]))
      expect(came).toEqual(table[deed.act])
    })
  }
}

test('curators and admins do nothing to any case', () => {
  const outcomes = (['curator', 'admin'] as const).flatMap((role) =>
    acts.flatMap((deed) => Object.values(states).map((one) => outcomeOf(one, deed, staff('thu', role)))),
  )
  expect(new Set(outcomes)).toEqual(new Set(['not-allowed']))
})

test('whatever an act leads to, whatever waits there has a running clock', () => {
  for (const one of Object.values(states))
    for (const deed of acts)
      for (const who of [mai, lan, hanh]) {
        const came = act(one, deed, who, at(nine + minute))
        if (typeof came !== 'string') expect(unwatched(came.case), `${deed.act} by ${who.id} from ${one.state.at}`).toEqual([])
      }
})

describe('what an act does', () => {
  const rows: readonly { name: string; from: Case; deed: Act; by?: Staff; moment?: ReturnType<typeof at>; lines: readonly string[] }[] = [
    {
      name: 'taking silences the bot, tells the person and starts the clock of the first words',
      from: states.waiting,
      deed: { act: 'take' },
      lines: ['raise-epoch', 'tell taken', 'stop waiting', 'set answer +3600s'],
    },
    {
      name: 'at level 4 the first words are due in two minutes',
      from: waiting(4),
      deed: { act: 'take' },
      lines: ['raise-epoch', 'tell taken', 'stop waiting', 'set answer +120s'],
    },
    {
      name: 'taking in a guarded conversation tells nothing, and the first words are waited for all the same',
      from: waiting(4),
      deed: { act: 'take' },
      moment: at(nine, { guarded: true }),
      lines: ['raise-epoch', 'stop waiting', 'set answer +120s'],
    },
    {
      name: 'whoever takes without a console open loses it soon',
      from: states.waiting,
      deed: { act: 'take' },
      moment: at(nine, { present: [] }),
      lines: ['raise-epoch', 'tell taken', 'stop waiting', 'set answer +3600s', 'set lease +180s'],
    },
    {
      name: 'a reply stops the clock',
      from: states.mine,
      deed: { act: 'reply', confirmed: false },
      lines: ['send-reply within 360 min', 'stop answer'],
    },
    {
      name: 'releasing tells the person, and the queue',
      from: states.mine,
      deed: { act: 'release' },
      lines: ['tell returned', 'alert on-duty: returned', 'alert supervisors: returned', 'set waiting +1800s', 'stop answer'],
    },
    {
      name: 'with nobody on duty the person is not told that somebody will come',
      from: states.mine,
      deed: { act: 'release' },
      moment: night,
      lines: ['tell returned.nobody', 'alert on-duty: returned', 'alert supervisors: returned', 'set waiting +39600s', 'stop answer'],
    },
    {
      name: 'danger that is let go with nobody on duty rings phones at once',
      from: takenBy(mai, 3),
      deed: { act: 'release' },
      moment: night,
      lines: [
        'tell returned.nobody',
        'alert on-duty: returned',
        'alert supervisors: returned',
        'ring yen',
        'set waiting +300s',
        'stop answer',
        'set on-call +120s',
      ],
    },
    {
      name: 'a transfer tells the person and the new holder; the clock goes on as it ran',
      from: states.mine,
      deed: { act: 'transfer', to: lan },
      lines: ['raise-epoch', 'tell transferred', 'alert lan: given-to-you'],
    },
    {
      name: 'a supervisor reassigns: both hear of it',
      from: states.mine,
      deed: { act: 'reassign', to: lan },
      by: hanh,
      lines: ['raise-epoch', 'tell transferred', 'alert lan: given-to-you', 'alert mai: no-longer-yours'],
    },
    {
      name: 'parking names the day',
      from: states.mine,
      deed: { act: 'park', untilMs: nine + 24 * hour },
      lines: ['tell parked', 'stop answer', 'set parked +86400s'],
    },
    {
      name: 'parking until an hour when nobody is on duty names none',
      from: states.mine,
      deed: { act: 'park', untilMs: nine + 12 * hour },
      lines: ['tell parked.no-date', 'stop answer', 'set parked +43200s'],
    },
    {
      name: 'handing back says that the machine answers again',
      from: states.mine,
      deed: { act: 'hand-back' },
      lines: ['tell handed-back', 'stop answer'],
    },
    {
      name: 'closing what is parked says that it is closed',
      from: states.parked,
      deed: { act: 'close', outcome: 'no-longer-writes' },
      lines: ['tell closed', 'stop parked'],
    },
    {
      name: 'whoever misuses the service is told nothing',
      from: states.mine,
      deed: { act: 'close', outcome: 'misuse' },
      lines: ['stop answer'],
    },
    {
      name: 'reopening disturbs nobody but staff',
      from: states.closed,
      deed: { act: 'reopen', otherOpen: false },
      lines: ['alert on-duty: reopened', 'set waiting +1800s'],
    },
    {
      name: 'a raised level shortens the clock',
      from: states.mine,
      deed: { act: 'set-level', level: 4 },
      lines: ['set answer +120s'],
    },
    {
      name: 'only a person lowers a level: the clock begins anew, as long as that level allows',
      from: takenBy(mai, 4),
      deed: { act: 'set-level', level: 2 },
      lines: ['set answer +3600s'],
    },
    {
      name: 'then no phone rings any more',
      from: { ...waiting(4), ringing: { rung: [staff('yen').id], quietUntilMs: null }, clocks: { ...waiting(4).clocks, 'on-call': nine } },
      deed: { act: 'set-level', level: 2 },
      by: hanh,
      lines: ['set waiting +1800s', 'stop on-call'],
    },
    {
      name: 'at night a raised level rings phones',
      from: states.waiting,
      deed: { act: 'set-level', level: 4 },
      by: hanh,
      moment: night,
      lines: ['ring yen', 'set on-call +120s'],
    },
  ]
  for (const { name, from, deed, by = mai, moment = at(nine), lines } of rows) {
    test(name, () => expect(effectLines(step(from, deed, by, moment).effects, moment.nowMs)).toEqual(lines))
  }
})

test('an audit line says who did what, and never a word of the talk', () => {
  const audits = [
    step(states.mine, { act: 'transfer', to: lan }, mai),
    step(states.mine, { act: 'close', outcome: 'helped' }, mai),
    step(states.mine, { act: 'set-level', level: 4 }, mai),
    step(states.mine, { act: 'reply', confirmed: false }, mai),
  ].map(({ effects }) => effects.find(({ kind }) => kind === 'audit'))
  expect(audits).toEqual([
    { kind: 'audit', by: 'mai', did: 'transfer', detail: 'lan' },
    { kind: 'audit', by: 'mai', did: 'close', detail: 'helped' },
    { kind: 'audit', by: 'mai', did: 'set-level', detail: '4' },
    { kind: 'audit', by: 'mai', did: 'reply', detail: null },
  ])
})

describe('what is refused for what it would do', () => {
  const guarded = { guarded: true } as const
  const asked = { ...takenBy(mai, 4), eraseAskedAtMs: nine }
  const rows: readonly { name: string; from: Case; deed: Act; by?: Staff; moment?: ReturnType<typeof at>; why: Refusal | 'done' }[] = [
    {
      name: 'to a role that holds no cases',
      from: states.mine,
      deed: { act: 'transfer', to: staff('thu', 'curator') },
      why: 'cannot-hold',
    },
    { name: 'to somebody without a console', from: states.mine, deed: { act: 'transfer', to: staff('phuc') }, why: 'not-there' },
    { name: 'a day that is past', from: states.mine, deed: { act: 'park', untilMs: nine }, why: 'bad-date' },
    { name: 'a day far away', from: states.mine, deed: { act: 'park', untilMs: nine + 31 * 24 * hour }, why: 'bad-date' },
    { name: 'no day at all', from: states.mine, deed: { act: 'park', untilMs: Number.NaN }, why: 'bad-date' },
    { name: 'a second open case', from: states.closed, deed: { act: 'reopen', otherOpen: true }, why: 'other-case-open' },
    { name: 'words to somebody who asked to be erased', from: asked, deed: { act: 'reply', confirmed: true }, why: 'erased' },
    { name: 'parking what is to be erased', from: asked, deed: { act: 'park', untilMs: nine + hour }, why: 'erased' },
    { name: 'handing back what is to be erased', from: asked, deed: { act: 'hand-back' }, why: 'erased' },
    {
      name: 'a late reply into a guarded conversation, at first',
      from: states.mine,
      deed: { act: 'reply', confirmed: false },
      moment: at(nine + 5 * minute + 1, guarded),
      why: 'confirm-first',
    },
    {
      name: 'not when the responder says that it may leave',
      from: states.mine,
      deed: { act: 'reply', confirmed: true },
      moment: at(nine + 6 * minute, guarded),
      why: 'done',
    },
    {
      name: 'nor within five minutes of the person’s last word',
      from: states.mine,
      deed: { act: 'reply', confirmed: false },
      moment: at(nine + 5 * minute, guarded),
      why: 'done',
    },
    {
      name: 'a reply at once to somebody who is not sure that writing is safe, at first',
      from: states.mine,
      deed: { act: 'reply', confirmed: false },
      moment: at(nine, { ...guarded, writingNow: 'unsure' }),
      why: 'confirm-first',
    },
    {
      name: 'any reply to somebody who says that writing is not safe, confirmed or not, until they write',
      from: states.mine,
      deed: { act: 'reply', confirmed: true },
      moment: at(nine, { ...guarded, writingNow: 'unsafe' }),
      why: 'not-safe-now',
    },
    {
      name: 'not reading it and staying silent',
      from: states.mine,
      deed: { act: 'hold-back' },
      moment: at(nine, { ...guarded, writingNow: 'unsafe' }),
      why: 'done',
    },
    {
      name: 'any reply to somebody who left, confirmed or not, until they write',
      from: states.mine,
      deed: { act: 'reply', confirmed: true },
      moment: at(nine, { away: true }),
      why: 'went-away',
    },
    {
      name: 'handing back over an unanswered message of which nothing may be said',
      from: states.mine,
      deed: { act: 'hand-back' },
      moment: at(nine, guarded),
      why: 'answer-first',
    },
    {
      name: 'parking over one',
      from: states.mine,
      deed: { act: 'park', untilMs: nine + hour },
      moment: at(nine, guarded),
      why: 'answer-first',
    },
    { name: 'holding back is for danger only', from: states.mine, deed: { act: 'hold-back' }, why: 'not-guarded' },
    {
      name: 'where somebody reads along it is how to answer',
      from: states.mine,
      deed: { act: 'hold-back' },
      moment: at(nine, guarded),
      why: 'done',
    },
  ]
  for (const { name, from, deed, by = mai, moment = at(nine), why } of rows) {
    test(name, () => {
      const came = act(from, deed, by, moment)
      expect(typeof came === 'string' ? came : 'done').toBe(why)
    })
  }
})

test('a late reply that was confirmed leaves soon or not at all', () => {
  const { effects } = step(states.mine, { act: 'reply', confirmed: true }, mai, at(nine + hour, { guarded: true }))
  expect(effectLines(effects, nine)[0]).toBe('send-reply within 5 min')
})

test('taken twice by the same is taken once', () => {
  expect(act(states.mine, { act: 'take' }, mai, at(nine + hour))).toEqual({ case: states.mine, effects: [] })
})

test('closing what was to be erased is the erasing', () => {
  const asked = { ...takenBy(mai, 4), eraseAskedAtMs: nine, unansweredSinceMs: null }
  const lines = effectLines(step(asked, { act: 'close', outcome: 'helped' }, mai).effects, nine)
  expect(lines).toContain('destroy')
  expect(lines.filter((line) => line.startsWith('tell'))).toEqual([])
})

test('"I am coming" stops the next phone for five minutes, and nothing else', () => {
  const rung = step(waiting(2), { act: 'set-level', level: 4 }, hanh, night).case
  const { effects } = step(rung, { act: 'acknowledge' }, hanh, night)
  expect(effectLines(effects, night.nowMs)).toEqual(['set on-call +300s'])
  const later = ringClock(rung, 'on-call', at(night.nowMs + 5 * minute))
  expect(effectLines(later.effects, night.nowMs + 5 * minute)).toEqual(['ring phuc', 'set on-call +120s'])
})

test('"I am coming" is said once by each, and quiets the phones that follow once for five minutes', () => {
  const rung = step(waiting(2), { act: 'set-level', level: 4 }, hanh, night).case
  const says = (one: Case, by: Staff, afterMs: number) => done(one, { act: 'acknowledge' }, by, at(night.nowMs + afterMs))
  const once = says(rung, mai, 0)
  expect(says(once, mai, 4 * minute)).toEqual(once)
  expect(says(once, lan, 4 * minute)).toMatchObject({ coming: ['mai', 'lan'], clocks: { 'on-call': night.nowMs + 5 * minute } })
  const next = ringClock(once, 'on-call', at(night.nowMs + 5 * minute))
  expect(effectLines(next.effects, night.nowMs + 5 * minute)).toEqual(['ring phuc', 'set on-call +120s'])
  expect(says(next.case, lan, 6 * minute).clocks['on-call']).toBe(night.nowMs + 7 * minute)
  const over = ringClock(next.case, 'on-call', at(night.nowMs + 7 * minute)).case
  const anew = ringClock(over, 'waiting', at(night.nowMs + 10 * minute)).case
  expect(anew.clocks['on-call']).toBe(night.nowMs + 12 * minute)
  expect(says(anew, mai, 10 * minute).clocks['on-call']).toBe(night.nowMs + 12 * minute)
  expect(done(anew, { act: 'take' }, mai, night)).toMatchObject({ coming: [], ringing: null })
})

test('no reason for a refusal is without a way to come about', () => {
  const seen = new Set<string>([...Object.values(byMai), ...Object.values(bySupervisor)].flatMap((cells) => Object.values(cells)))
  const elsewhere = [
    'confirm-first',
    'went-away',
    'not-safe-now',
    'answer-first',
    'not-there',
    'cannot-hold',
    'bad-date',
    'erased',
    'other-case-open',
  ]
  expect(refusals.filter((why) => !seen.has(why) && !elsewhere.includes(why))).toEqual([])
})

test('what is refused because everything is to be erased is not offered, and the rest still is', () => {
  const offered = (one: Case) => acts.filter((deed) => mayActOn(one, deed.act, mai)).map((deed) => deed.act)
  for (const one of Object.values(states)) {
    const asked = { ...one, eraseAskedAtMs: nine }
    const refused = acts.filter((deed) => act(asked, deed, mai, at(nine + minute)) === 'erased').map((deed) => deed.act)
    expect(offered(asked)).toEqual(offered(one).filter((deed) => !refused.includes(deed)))
  }
  expect(offered(takenBy(mai))).toContain('reply')
  expect(offered({ ...takenBy(mai), eraseAskedAtMs: nine })).not.toContain('reply')
})

describe('what was to be erased, and is held for danger', () => {
  const asked: Case = { ...waiting(4), eraseAskedAtMs: nine, clocks: { ...waiting(4).clocks, 'erase-check': nine + 24 * hour } }
  const hold = (untilMs: number, by = hanh) => act(asked, { act: 'hold-erase', untilMs }, by, at(nine + minute))

  test('a supervisor holds it until a day, and is asked again then', () => {
    const untilMs = nine + 5 * 24 * hour
    const held = hold(untilMs)
    if (typeof held === 'string') throw new Error(held)
    expect(held.case.clocks['erase-check']).toBe(untilMs)
    expect(held.case.eraseAskedAtMs).toBe(nine)
    expect(held.effects).toContainEqual({ kind: 'audit', by: hanh.id, did: 'hold-erase', detail: new Date(untilMs).toISOString() })
    const rung = ringClock(held.case, 'erase-check', at(untilMs))
    expect(rung.effects).toContainEqual({ kind: 'alert', whom: 'supervisors', why: 'erase-asked' })
  })

  test('twenty days after it was asked for it goes by itself, and its holder hears of it', () => {
    const lastMs = nine + 20 * 24 * hour
    const held = hold(lastMs - hour)
    if (typeof held === 'string') throw new Error(held)
    const asked = ringClock(done(held.case, { act: 'take' }, mai, at(nine + hour)), 'erase-check', at(lastMs - hour)).case
    expect(asked).toMatchObject({ state: { at: 'taken' }, clocks: { 'erase-check': lastMs } })
    const gone = ringClock(asked, 'erase-check', at(lastMs))
    expect(gone.case).toMatchObject({ state: { at: 'closed', outcome: 'erased', by: null }, clocks: noClocks })
    expect(effectLines(gone.effects, lastMs)).toEqual(['alert mai: no-longer-yours', 'destroy'])
  })

  test('not for ever, not into the past, and by nobody else', () => {
    expect(hold(nine + 20 * 24 * hour)).toBeTypeOf('object')
    expect(hold(nine + 20 * 24 * hour + 1)).toBe('bad-date')
    expect(hold(nine + minute)).toBe('bad-date')
    expect(hold(nine + hour, mai)).toBe('not-allowed')
  })

  test('let go, it is destroyed', () => {
    const closed = act(asked, { act: 'close', outcome: 'referred' }, hanh, at(nine + minute))
    expect(typeof closed === 'string' ? [] : closed.effects).toContainEqual({ kind: 'destroy' })
  })
})
