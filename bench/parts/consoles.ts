import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { CaseId } from '../../src/bot/conversation.ts'
import { newToken } from '../../src/staff/tokens.ts'
import { openKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import { type Metrics, quantile } from '../measure.ts'
import { freshFolder, openTelegram, secret, startBenAn } from '../ours.ts'

const consoles = 50
const perSecond = 20
const seconds = 15

/**
 * Everything whole, as users start it: consoles open, each with the case of somebody who writes. From the channel's call to the message on
 * the page, over HTTP both ways.
 */
export async function benchConsoles(): Promise<Metrics> {
  const folder = freshFolder()
  const cookies = await makeResponders(folder)
  const telegram = await openTelegram()
  const server = await startBenAn(folder, telegram.url)
  const pages = new AbortController()
  try {
    const call = (update: object) =>
      fetch(`${server.url}/webhooks/telegram`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify(update),
      })
    for (let at = 0; at < consoles; at += 1) await call(update(at, 'gặp người thật'))
    const cases = await casesOf(server.url, cookies[0] ?? '')
    if (cases.length !== consoles) throw new Error(`${cases.length} cases were opened`)
    const seen = new Map<string, number>()
    const open = cookies.map((cookie, at) => read(`${server.url}/console/api/events?case=${cases[at]}`, cookie, seen, pages.signal))
    await wait(1_000)
    const sent = new Map<string, number>()
    for (let nth = 0; nth < perSecond * seconds; nth += 1) {
      const text = `tin số ${nth} của bài đo`
      sent.set(text, performance.now())
      void call(update(nth % consoles, text))
      await wait(1000 / perSecond)
    }
    for (let tries = 0; tries < 200 && [...sent.keys()].some((text) => !seen.has(text)); tries += 1) await wait(100)
    pages.abort()
    await Promise.all(open)
    const waits = [...sent].map(([text, atMs]) => (seen.get(text) ?? Number.POSITIVE_INFINITY) - atMs)
    const late = waits.filter((ms) => !Number.isFinite(ms)).length
    return {
      'console.messages': sent.size,
      'console.neverShown': late,
      'console.p50Ms': quantile(waits, 0.5),
      'console.p99Ms': Math.min(quantile(waits, 0.99), 60_000),
    }
  } finally {
    pages.abort()
    await server.stop()
    telegram.close()
  }
}

/** Accounts with a session each, made before the server holds the store. */
async function makeResponders(folder: string): Promise<readonly string[]> {
  const file = path.join(folder, 'data', 'ben-an.db')
  const { keys } = openKeys({ key: path.join(folder, 'master.key'), store: file })
  const store = await openSqliteStore({ path: file, keys, now: Date.now })
  const nowMs = Date.now()
  const cookies: string[] = []
  for (let at = 0; at < consoles; at += 1) {
    const told = { atMs: nowMs, staff: null, deed: 'bench', case: null, detail: null }
    const invite = newToken()
    const session = newToken()
    const login = `responder-${at}`
    await store.staff.invite({ token: invite.hash, role: 'responder', expiresAtMs: nowMs + 60_000, by: null, staff: null }, told)
    const totpSecret = 'A'.repeat(32)
    await store.staff.openInvite(invite.hash, totpSecret, nowMs)
    await store.staff.acceptInvite(invite.hash, { login, name: login, password: 'none', totpSecret, totpStep: 0, recoveryCodes: [] }, nowMs)
    const found = await store.staff.credentialsOf(login)
    if (found === null) throw new Error('nobody joined')
    await store.staff.startSession(session.hash, found.account.id, { ...told, staff: found.account.id })
    cookies.push(`console=${session.token}`)
  }
  await store.close()
  return cookies
}

async function casesOf(url: string, cookie: string): Promise<readonly CaseId[]> {
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await fetch(`${url}/console/api/queue`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`the queue answered ${answer.status}`)
    const { cases } = (await answer.json()) as { readonly cases: readonly { readonly id: CaseId; readonly openedAtMs: number }[] }
    if (cases.length >= consoles) return [...cases].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id }) => id)
    await wait(100)
  }
  return []
}

/** Notes when each message was on this page for the first time. */
async function read(url: string, cookie: string, seen: Map<string, number>, stop: AbortSignal): Promise<void> {
  const answer = await fetch(url, { headers: { cookie }, signal: stop })
  if (!answer.ok || answer.body === null) throw new Error(`the page of events answered ${answer.status}`)
  const decoder = new TextDecoder()
  let left = ''
  try {
    for await (const bytes of answer.body) {
      const parts = `${left}${decoder.decode(bytes, { stream: true })}`.split('\n\n')
      left = parts.pop() ?? ''
      for (const part of parts) {
        if (!part.startsWith('event: case')) continue
        for (const [text] of part.matchAll(/tin số \d+ của bài đo/g)) if (!seen.has(text)) seen.set(text, performance.now())
      }
    }
  } catch (error) {
    if (!stop.aborted) throw error
  }
}

let lastUpdateId = 5_000_000

function update(person: number, text: string): object {
  lastUpdateId += 1
  const id = 900_000_000 + person
  const from = { id, is_bot: false, first_name: 'Lan', language_code: 'vi' }
  return { update_id: lastUpdateId, message: { message_id: lastUpdateId, date: 1_795_000_000, chat: { id, type: 'private' }, from, text } }
}
