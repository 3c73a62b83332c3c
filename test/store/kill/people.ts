import { setTimeout as wait } from 'node:timers/promises'

/** Somebody who writes to the bot, and what Telegram has had acknowledged of it. */
export interface Person {
  readonly chat: number
  readonly writes: (nth: number) => string
  readonly acked: string[]
  /** Written and perhaps not acknowledged yet. */
  readonly written: string[]
}

export const secret = 'a-secret-of-some-length'
const tea = 'pha trà sao cho ngon'
const danger = 'họ nhốt em'
export const leaving = 'thoát'

export const kinds = {
  /** Asks the same harmless question again and again: one answer each. */
  asks: () => tea,
  /** Is in danger, and asks something harmless now and then. */
  inDanger: (nth: number) => (nth % 3 === 0 ? tea : danger),
  /** Leaves after every other question; the farewell must not be said twice. */
  leaves: (nth: number) => (nth % 2 === 0 ? leaving : tea),
} as const

export function makePeople(): readonly Person[] {
  const writes = [...Array(12).fill(kinds.asks), ...Array(4).fill(kinds.inDanger), ...Array(4).fill(kinds.leaves)]
  return writes.map((one, n) => ({ chat: 1000 + n, writes: one, acked: [], written: [] }))
}

/**
 * Writes as Telegram delivers: one update of a chat after the other, each again and again with the same id until it is acknowledged.
 * Texts carry no mark, for that would change how they are understood; what counts is how many there are and in which order.
 */
export async function keepWriting(person: Person, url: string, pauseMs: () => number, until: () => boolean): Promise<void> {
  for (let nth = 1; !until(); nth++) {
    const text = person.writes(nth)
    person.written.push(text)
    while (!(await deliver(url, person.chat * 100_000 + nth, person.chat, text))) await wait(30)
    person.acked.push(text)
    await wait(pauseMs())
  }
}

async function deliver(url: string, updateId: number, chat: number, text: string): Promise<boolean> {
  const message = { message_id: updateId, date: 1_795_000_000, chat: { id: chat, type: 'private' }, text }
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
  const body = JSON.stringify({ update_id: updateId, message })
  return fetch(`${url}/webhooks/telegram`, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.status === 200,
    () => false,
  )
}
