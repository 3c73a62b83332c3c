/**
 * A process that lives with a store until it comes to a named point for the nth time, and dies there as by `kill -9`. What it was told
 * is done it prints, a line each, at once: `acked e`, `arrived e`. Started by tests only:
 * `node live-and-die.ts FILE KEY-FILE POINT NTH LIFE`, where LIFE tells its events from those of other lives.
 */
import { writeSync } from 'node:fs'
import type { ConversationId } from '../../../src/bot/conversation.ts'
import type { Decide } from '../../../src/store/decide-store.ts'
import { openKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import { type AnyEffect, act, address, arrived, decision, heard, releases, t0, takes, withHotline } from '../given.ts'
import { type Point, people, replyTo } from './points.ts'

const [file = '', keyFile = '', deadly = '', nth = '1', life = '0'] = process.argv.slice(2)
const rounds = 120
let left = Number(nth)

function at(point: Point): void {
  if (point !== deadly) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

function say(line: string): void {
  writeSync(1, `${line}\n`)
}

const answering = answeringWith()
const erasing = answeringWith({ kind: 'erase', receipt: 'r' })
const askingForHelp = answeringWith({ kind: 'open-case', level: 3, topic: null, because: [{ kind: 'text', text: 'x' }] })

const store = await openSqliteStore({ path: file, keys: openKeys({ key: keyFile, store: file }).keys, now: () => t0, at })
await Promise.all((await store.undecided()).map(decideAll))
for (let round = 0; round < rounds; round++) {
  await Promise.all(people.map((who, n) => live(who, `${who}-${life}-${round}`, (round + n) % 9)))
  await sendAll()
}
await store.close()
say('lived')

async function live(who: string, event: string, mood: number): Promise<void> {
  const [id] = await store.keepInbox([arrived(event, event, address(who))], t0)
  if (id === undefined) throw new Error('an event of its own is new')
  say(`acked ${event}`)
  const decided = await store.decide(id, { cause: 'next-message' }, decideFor(who, mood), t0)
  if (decided?.more) await decideAll(decided.conversation.id)
  if (who === 'held' && mood === 3) await takeAndReturn(id)
}

async function decideAll(id: ConversationId): Promise<void> {
  while ((await store.decide(id, { cause: 'next-message' }, answering, t0))?.more);
}

async function takeAndReturn(id: ConversationId): Promise<void> {
  at('before-take')
  await act(store, id, takes())
  at('after-take')
  await act(store, id, releases)
  at('after-return')
}

async function sendAll(): Promise<void> {
  for (const row of (await store.nextToSend('telegram', t0, 50)).rows) {
    if (!(await store.beginSend(row.id, t0))) continue
    at('after-begin')
    say(`arrived ${row.bubble.text}`)
    at('after-send')
    await store.settle(row.id, { state: 'sent', remoteId: '7' }, t0)
    at('after-settle')
  }
}

function answeringWith(...effects: readonly AnyEffect[]): Decide {
  return withHotline((conversation, happening) => decision(conversation, [replyTo(heard(happening))], effects))
}

function decideFor(who: string, mood: number): Decide {
  if (who === 'fleeting' && mood === 4) return erasing
  return who === 'held' && mood === 3 ? askingForHelp : answering
}
