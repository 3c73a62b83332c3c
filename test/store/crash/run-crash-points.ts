import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect } from 'vitest'
import { afterSend } from '../../../src/outbox/after-send.ts'
import { openKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { address, decision, heard, t0, told, withHotline } from '../given.ts'
import { type Life, liveUntil } from './live.ts'
import { type Point, people, replyTo } from './points.ts'

/** Lives that end at `point`, each going on with what the one before left, and after each the store is looked through. */
export async function dieAt(point: Point, times: readonly number[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ben-an-crash-'))
  const file = path.join(folder, 'data', 'ben-an.db')
  const keyFile = path.join(folder, 'master.key')
  const lives: Life[] = []
  try {
    openKeys({ key: keyFile, store: file })
    for (const nth of times) {
      if (point === 'after-claim') lives.push(await liveUntil('mid-apply', 3, file, keyFile, lives.length)) // only what waited through a crash is claimed
      const life = await liveUntil(point, nth, file, keyFile, lives.length)
      expect(life.killed, `${point} was come to ${nth} times`).toBe(true)
      lives.push(life)
      await lookThrough(file, keyFile, point, lives)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function lookThrough(file: string, keyFile: string, point: Point, lives: readonly Life[]): Promise<void> {
  const store = await openSqliteStore({ path: file, keys: openKeys({ key: keyFile, store: file }).keys, now: () => t0 })
  try {
    await holderIsWhoWasSaid(store, point)
    await sendsAreAccountedFor(store, lives.at(-1)?.arrived ?? [])
    for (const id of await store.undecided()) while ((await store.decide(id, { cause: 'next-message' }, answer, t0))?.more);
    for (const who of people) await conversationIsWhole(store, who, lives)
  } finally {
    await store.close()
  }
  keysAreOneForOne(file)
}

const answer = withHotline((conversation, happening) => decision(conversation, [replyTo(heard(happening))]))

/** Everything acknowledged is there once, in order, with its one reply. Of somebody who has things erased: everything since. */
async function conversationIsWhole(store: Store, who: string, lives: readonly Life[]): Promise<void> {
  const id = await store.findConversation(address(who))
  const lines = id === null ? [] : await told(store, id)
  const received = lines.filter((line) => line.startsWith('person: ')).map((line) => line.slice('person: '.length))
  const replies = lines.filter((line) => line.startsWith('bot ')).map((line) => line.slice(line.indexOf(': ') + 2))
  const acked = lives.flatMap((life) => life.acked).filter((event) => event.startsWith(`${who}-`))
  expect(lines).not.toContain('gap')
  expect(new Set(received).size).toBe(received.length)
  if (who === 'fleeting') {
    expect(replies.slice(replies.length - received.length)).toEqual(received.map(replyTo))
    return
  }
  const lost = acked.filter((event) => !received.includes(event))
  expect(lost).toEqual([])
  expect(received.filter((event) => acked.includes(event))).toEqual(acked)
  expect(replies).toEqual(received.map(replyTo))
}

/** What has arrived is known as sent, or as under way; and what is under way ends by its kind. */
async function sendsAreAccountedFor(store: Store, arrivedLast: readonly string[]): Promise<void> {
  const cutOff = await store.interruptedSends()
  const underWay = cutOff.map(({ bubble }) => bubble.text)
  for (const who of people.filter((one) => one !== 'fleeting')) {
    const id = await store.findConversation(address(who))
    const sent = (id === null ? [] : await told(store, id))
      .filter((line) => line.startsWith('bot sent: '))
      .map((line) => line.slice('bot sent: '.length))
    const arrived = arrivedLast.filter((text) => text.startsWith(replyTo(`${who}-`)))
    expect(arrived.filter((text) => !sent.includes(text) && !underWay.includes(text))).toEqual([])
  }
  for (const row of cutOff) {
    const settlement = afterSend({ ...row, tries: row.tries - 1 }, { kind: 'uncertain', code: 'interrupted' }, t0, () => 0)
    expect(settlement.state).toBe('due')
    await store.settle(row.id, settlement, t0)
  }
  expect(await store.interruptedSends()).toEqual([])
}

/** Who had been told that the case is theirs has it, and who had been told that it is given back has it no more. */
async function holderIsWhoWasSaid(store: Store, point: Point): Promise<void> {
  if (point !== 'after-take' && point !== 'after-return') return
  const id = await store.findConversation(address('held'))
  const conversation = id === null ? null : await store.conversation(id)
  expect(conversation).toMatchObject({ openCase: { level: 3 }, holder: point === 'after-take' ? 'person' : 'bot' })
}

/** No conversation without its key, and no key that outlived its conversation. */
function keysAreOneForOne(file: string): void {
  const db = new Sqlite(file)
  try {
    const live = db
      .prepare('SELECT conversation FROM keys WHERE substr(wrapped, 17) <> zeroblob(length(wrapped) - 16) ORDER BY conversation')
      .pluck()
      .all()
    expect(live).toEqual(db.prepare('SELECT number FROM conversations ORDER BY number').pluck().all())
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  } finally {
    db.close()
  }
}
