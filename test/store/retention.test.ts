import { afterEach, expect, test } from 'vitest'
import type { ConversationId } from '../../src/bot/conversation.ts'
import type { Level } from '../../src/knowledge/knowledge.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { act, address, arrived, does, hanh, hourMs, says, staffDoAt, t0, turn } from './given.ts'

let store: Store | null = null
afterEach(() => store?.close())

const days = 400
const people = 80

/** Somebody who writes now and then, whose first message may open a case, which staff may close. Hours since the beginning. */
interface Person {
  readonly writes: readonly number[]
  readonly level: Level | null
  readonly closed: number | null
  /** When all of it has to go. */
  readonly until: number
}

test('over 400 days every conversation goes when its time has come: none an hour early, none a day late', async () => {
  let nowMs = t0
  const opened = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: () => nowMs })
  store = opened
  const all = Array.from({ length: people }, (_, n) => person(n))
  const ids = new Map<Person, ConversationId>()
  const isThere = async (one: Person) => (await opened.conversation(ids.get(one) ?? ('' as ConversationId))) !== null
  for (let hour = 0; hour < days * 24; hour++) {
    nowMs = t0 + hour * hourMs
    for (const [n, one] of all.entries()) if (one.writes.includes(hour)) ids.set(one, await write(opened, n, one, hour, nowMs))
    for (const one of all) if (one.closed === hour) await close(opened, ids.get(one), nowMs)
    await opened.tidy(nowMs)
    for (const one of all) {
      const began = (one.writes[0] ?? 0) <= hour
      if (began && hour % 24 === 0 && hour < one.until) expect(await isThere(one), `${JSON.stringify(one)} at ${hour} h`).toBe(true)
      if (began && hour === one.until - 1) expect(await isThere(one), `${JSON.stringify(one)} an hour before`).toBe(true)
      if (hour === one.until) expect(await isThere(one), `${JSON.stringify(one)} when its time has come`).toBe(false)
    }
  }
  expect(all.filter(({ until }) => until < days * 24).length).toBeGreaterThan(people / 2)
})

test('where hundreds have to go at once, what somebody writes meanwhile is kept before the last of them has gone', async () => {
  const opened = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: () => t0 })
  store = opened
  const ids = await Promise.all(
    Array.from({ length: 200 }, (_, n) => turn(opened, arrived(`${n}`, 'x', address(`person-${n}`)), says('an answer'))),
  )
  const left = async () => (await Promise.all(ids.map((id) => opened.conversation(id)))).filter((one) => one !== null).length
  const nowMs = t0 + 31 * 24 * hourMs
  const tidying = opened.tidy(nowMs)
  await opened.keepInbox([arrived('new', 'em bị nhốt', address('an'))], nowMs)
  expect(await left()).toBeGreaterThan(100)
  await tidying
  expect(await left()).toBe(0)
})

function write(to: Store, n: number, { level }: Person, hour: number, nowMs: number): Promise<ConversationId> {
  const opens = level === null ? says('an answer') : does({ kind: 'open-case', level, topic: null, because: [] })
  return turn(to, arrived(`${n}-${hour}`, 'x', address(`person-${n}`)), opens, nowMs)
}

async function close(to: Store, id: ConversationId | undefined, nowMs: number): Promise<void> {
  if (id === undefined) throw new Error('it was written to')
  await act(to, id, staffDoAt(nowMs, { act: 'close', outcome: 'helped' }, hanh), nowMs)
}

/** The same ones in every run; two writings are never so far apart that everything went between them. */
function person(n: number): Person {
  const writes = [n * 29]
  for (let more = 0; more < n % 5; more++) writes.push((writes.at(-1) ?? 0) + 1 + ((n * 97 + more * 311) % (29 * 24)))
  const level = n % 6 === 5 ? null : ((n % 6) as Level)
  const last = writes.at(-1) ?? 0
  const closed = level === null || n % 7 === 0 ? null : last + 1 + ((n * 53) % (100 * 24))
  return { writes, level, closed, until: untilOf(level, last, closed) }
}

function untilOf(level: Level | null, last: number, closed: number | null): number {
  if (level === null) return last + 30 * 24
  if (closed === null) return Number.POSITIVE_INFINITY
  return closed + (level >= 3 ? 90 : 30) * 24
}
