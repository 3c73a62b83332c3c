import fc, { type AsyncCommand } from 'fast-check'
import { expect } from 'vitest'
import type { ConversationId } from '../../../src/bot/conversation.ts'
import type { Decide } from '../../../src/store/decide-store.ts'
import type { OutboxRow, Settlement } from '../../../src/store/outbox-store.ts'
import type { Store } from '../../../src/store/store.ts'
import {
  type AnyEffect,
  act,
  address,
  arrived,
  byStaff,
  decision,
  does,
  hanh,
  heard,
  releases,
  saying,
  says,
  staffDo,
  t0,
  takes,
  told,
  withHotline,
} from '../given.ts'
import { greatestFirst, type How, type Reference, type Row, rows } from './reference.ts'

/** The real thing, and what the run has to remember beside it. */
export interface Real {
  store: Store
  readonly crash: () => Promise<Store>
  readonly restart: () => Promise<Store>
  /** Rows begun and not settled yet. */
  readonly leaving: { readonly real: OutboxRow; readonly row: Row }[]
}

export type Command = AsyncCommand<Reference, Real, true>

const people = ['an', 'bình']
const person = fc.constantFrom(...people)
const happy: readonly How[] = ['answer', 'answer twice', 'danger 2', 'danger 4', 'set clock', 'leave', 'erase']

export const delivered = (who: string, n: number) =>
  command(`deliver ${who}-${n}`, (model, real) => deliver(model, real, who, `${who}-${n}`))
export const decided = (who: string, how: How) => command(`decide ${who}: ${how}`, (model, real) => decide(model, real, who, how))
export const sending = (nth: number, ending: string) => command(`send: ${ending}`, (model, real) => send(model, real, nth, ending))
export const taken = (who: string) => command(`take ${who}`, (model, real) => take(model, real, who))
export const ended = (who: string, deed: 'release' | 'close') => command(`${deed} ${who}`, (model, real) => end(model, real, who, deed))

const delivering = fc.tuple(person, fc.nat(9)).map(([who, n]) => delivered(who, n))
const deciding = fc.tuple(person, fc.constantFrom(...happy)).map(([who, how]) => decided(who, how))
const leaving = fc
  .tuple(fc.nat(1), fc.constantFrom('sent', 'later', 'dead', 'unreachable', 'for-staff', 'hang', 'hang'))
  .map(([nth, ending]) => sending(nth, ending))

/** What happens most often in life stands here more than once. */
export const commands: fc.Arbitrary<Command>[] = [
  delivering,
  delivering,
  delivering,
  deciding,
  deciding,
  deciding,
  leaving,
  leaving,
  fc
    .tuple(person, fc.nat(9))
    .map(([who, n]) =>
      command(`crash while ${who}-${n} is delivered, then deliver again`, (model, real) =>
        crashInDelivery(model, real, who, `${who}-${n}`),
      ),
    ),
  fc.tuple(person, fc.integer({ min: 1, max: 5 })).map(([who, times]) =>
    command(`decide ${who}: throw ${times} times`, async (model, real) => {
      for (let n = 0; n < times; n++) await decide(model, real, who, 'throw')
    }),
  ),
  fc
    .constantFrom('sent', 'later', 'for-staff')
    .map((ending) => command(`the oldest send under way ends: ${ending}`, (_, real) => settleOldest(real, ending))),
  person.map(taken),
  fc.tuple(person, fc.constantFrom('release', 'close')).map(([who, deed]) => ended(who, deed)),
  person.map((who) => command(`staff write to ${who}`, (model, real) => staffSay(model, real, who))),
  fc.constant(command('ring', ring)),
  fc.constant(command('crash', (_, real) => goOn(real, real.crash()))),
  fc.constant(command('stop and start', (_, real) => goOn(real, real.restart()))),
]

function command(name: string, run: (model: Reference, real: Real) => Promise<void>): Command {
  return {
    check: async () => true,
    async run(model, real) {
      await run(model, real)
      await compare(model, real.store)
    },
    toString: () => name,
  }
}

async function goOn(real: Real, left: Promise<Store>): Promise<void> {
  real.store = await left
}

async function idOf(store: Store, who: string): Promise<ConversationId | null> {
  return store.findConversation(address(who))
}

async function deliver(model: Reference, real: Real, who: string, event: string): Promise<void> {
  const news = await real.store.keepInbox([arrived(event, event, address(who))], t0)
  expect(news.length).toBe(model.deliver(who, event) ? 1 : 0)
}

/** Not acknowledged: it may be kept or not. The channel delivers it again, and then it is there once. */
async function crashInDelivery(model: Reference, real: Real, who: string, event: string): Promise<void> {
  const keeping = real.store.keepInbox([arrived(event, event, address(who))], t0).catch(() => {})
  const left = await real.crash()
  await keeping
  real.store = left
  model.deliver(who, event)
  await real.store.keepInbox([arrived(event, event, address(who))], t0)
}

async function decide(model: Reference, real: Real, who: string, how: How): Promise<void> {
  const id = await idOf(real.store, who)
  if (id === null) return
  const expected = model.next(who)
  const seen: string[] = []
  const underWay = real.store.decide(id, { cause: 'next-message' }, decideAs(how, seen), t0)
  if (expected === null) expect(await underWay).toBeNull()
  else if (how === 'throw') expect(await failureOf(underWay)).toContain('our bug')
  else expect(await underWay).not.toBeNull()
  expect(seen).toEqual(expected === null ? [] : [expected])
  if (how === 'erase' && expected !== null) forget(real, model, who)
  model.decide(who, how)
}

function decideAs(how: How, seen: string[]): Decide {
  return withHotline((conversation, happening) => {
    seen.push(heard(happening))
    if (how === 'throw') throw new Error('our bug')
    return decision(conversation, how === 'answer twice' ? [how, how] : [how], effectsOf(how))
  })
}

function effectsOf(how: How): readonly AnyEffect[] {
  switch (how) {
    case 'danger 2':
    case 'danger 4':
      return [
        { kind: 'cancel-unsent' },
        { kind: 'open-case', level: how === 'danger 2' ? 2 : 4, topic: null, because: [{ kind: 'text', text: how }] },
      ]
    case 'erase':
      return [{ kind: 'erase', receipt: 'DH-1' }]
    case 'leave':
      return [{ kind: 'leave' }]
    case 'set clock':
      return [{ kind: 'set-clock', clock: 'miss', dueAtMs: t0 }]
    default:
      return []
  }
}

/** Sends of an erased conversation end without a trace. */
function forget(real: Real, model: Reference, who: string): void {
  const gone = rows(model.talk(who))
  for (let at = real.leaving.length - 1; at >= 0; at--) {
    const one = real.leaving[at]
    if (one !== undefined && gone.includes(one.row)) real.leaving.splice(at, 1)
  }
}

async function send(model: Reference, real: Real, nth: number, how: string): Promise<void> {
  const { rows: due } = await real.store.nextToSend('telegram', t0, 20)
  const heads = model.heads()
  expect(due.map(({ bubble }) => bubble.text).sort()).toEqual(heads.map(({ text }) => text).sort())
  const chosen = due[nth]
  if (chosen === undefined) return
  const row = heads.find((one) => model.talks.get(chosen.to.id)?.lines.includes(one))
  if (row === undefined) throw new Error('the model knows of no such row')
  const begun = await real.store.beginSend(chosen.id, t0)
  expect(begun).toBe(model.begin(row))
  if (!begun) return
  if (how === 'hang') real.leaving.push({ real: chosen, row })
  else await settle(real, chosen, row, how, model)
}

async function settleOldest(real: Real, how: string): Promise<void> {
  const hanging = real.leaving.shift()
  if (hanging !== undefined) await settle(real, hanging.real, hanging.row, how, null)
}

async function settle(real: Real, chosen: OutboxRow, row: Row, how: string, model: Reference | null): Promise<void> {
  await real.store.settle(chosen.id, settlements[how] ?? sent, t0)
  if (how === 'unreachable') model?.unreachable(row)
  else
    row.state =
      how === 'later' ? (row.withdrawn ? 'cancelled' : 'due') : how === 'dead' ? 'dead' : how === 'for-staff' ? 'for-staff' : 'sent'
}

const sent: Settlement = { state: 'sent', remoteId: '7' }
const settlements: Readonly<Record<string, Settlement>> = {
  sent,
  later: { state: 'due', dueAtMs: t0, code: '502' },
  dead: { state: 'dead', unreachable: false, code: '400' },
  unreachable: { state: 'dead', unreachable: true, code: '403' },
  'for-staff': { state: 'for-staff', code: 'timeout' },
}

async function take(model: Reference, real: Real, who: string): Promise<void> {
  const id = await idOf(real.store, who)
  if (id === null) return
  const taking = act(real.store, id, takes())
  const { openCase } = model.talk(who)
  if (openCase === null) expect(await failureOf(taking)).toContain('no-case')
  else {
    await taking
    if (!openCase.taken) model.take(who)
  }
}

/** Where nobody is told anything nobody has to be answered first: the hotline refuses this only where no case is open. */
const closes = staffDo({ act: 'close', outcome: 'misuse' }, hanh)

/** A supervisor may do either to whatever is open, but nobody can let go of what nobody holds. */
async function end(model: Reference, real: Real, who: string, deed: 'release' | 'close'): Promise<void> {
  const id = await idOf(real.store, who)
  if (id === null) return
  const ending = act(real.store, id, deed === 'close' ? closes : releases)
  const talk = model.talk(who)
  if (talk.openCase === null || (deed === 'release' && !talk.openCase.taken)) expect(await failureOf(ending)).not.toBeNull()
  else {
    await ending
    if (deed === 'close') talk.openCase = null
    else talk.openCase.taken = false
  }
}

async function staffSay(model: Reference, real: Real, who: string): Promise<void> {
  const id = await idOf(real.store, who)
  if (id === null) return
  await act(real.store, id, saying(byStaff('a person')))
  model.say(model.talk(who), 'staff', 'a person')
}

async function ring(model: Reference, real: Real): Promise<void> {
  for (const { conversation, clock, dueAtMs } of await real.store.dueClocks(t0, 99)) {
    await real.store.decide(conversation, { cause: 'clock', clock, dueAtMs }, clock === 'miss' ? says('rung') : does(), t0)
  }
  for (const who of people) if (model.talks.get(who)?.clock) model.ring(who)
}

async function compare(model: Reference, store: Store): Promise<void> {
  let waiting = 0
  for (const who of model.talks.keys()) {
    const id = await idOf(store, who)
    expect(id === null ? [] : await told(store, id), who).toEqual(model.told(who))
    const { openCase } = model.talk(who)
    const conversation = id === null ? null : await store.conversation(id)
    expect(conversation?.openCase?.level ?? null, who).toBe(openCase?.level ?? null)
    expect(conversation?.holder ?? 'bot', who).toBe(openCase?.taken ? 'person' : 'bot')
    waiting += model.talk(who).waiting.length
  }
  const { waiting: inQueue, taken: held } = model.queue()
  const open = (await store.openCases()).map(({ case: { level, state } }) => ({ level, at: state.at }))
  const behind = open.slice(inQueue.length)
  expect(open.slice(0, inQueue.length)).toEqual(inQueue.map((level) => ({ level, at: 'waiting' })))
  expect(behind.every(({ at }) => at === 'taken')).toBe(true)
  expect(behind.map(({ level }) => level).sort(greatestFirst)).toEqual(held)
  expect((await store.health()).undecided).toBe(waiting)
}

/** Why it rejected; null: it did not. Not by `rejects`, of which vitest keeps each one until its test ends, and with it the store that it was about. */
function failureOf(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error: unknown) => String(error),
  )
}
