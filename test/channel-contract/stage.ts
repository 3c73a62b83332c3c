import Sqlite from 'better-sqlite3'
import type { ChannelAddress } from '../../src/bot/message.ts'
import type { Environment } from '../../src/config/environment.ts'
import type { Running } from '../../src/main.ts'
import { newToken } from '../../src/staff/tokens.ts'
import type { TranscriptLine } from '../../src/store/case-store.ts'
import { openKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { makeGround, startHere } from '../server/running.ts'
import { type OpenRig, publicAddress, type RawCall, type Rig, type Sent } from './rig.ts'

/** The whole program with one channel's rig around it, over real HTTP. */
export interface Stage {
  readonly rig: OpenRig
  /** Everything logged so far. */
  readonly log: readonly string[]
  /** A number for one more message, and one for one more person. */
  next(): number
  newPerson(): string
  call(call: RawCall): Promise<number>
  /** One more message of this person, kept; fails on anything but a 2xx. */
  says(person: string, words: string): Promise<void>
  /** Resolves with the first thing that arrived for this person with `part` in it, now or later. */
  hears(person: string, part: string): Promise<Sent>
  sentTo(person: string): Promise<readonly Sent[]>
  /** Rows in every table, as they are this moment. */
  rows(): Readonly<Record<string, number>>
  /** A figure of what waits in the store, as the program tells it. */
  figure(what: string): Promise<number>
  /** What a responder sees and does at the console. */
  console(path: string, body?: object): Promise<unknown>
  /** Stops the program and looks into what it left. */
  leftBehind<T>(look: (store: Store) => Promise<T>): Promise<T>
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openStage(rig: Rig): Promise<Stage> {
  const ground = await makeGround()
  const open = await rig.open()
  const environment: Environment = { ...ground.environment, ...open.environment, BEN_AN_PUBLIC_ADDRESS: publicAddress }
  const files = { key: environment.BEN_AN_KEY_FILE ?? '', store: `${environment.BEN_AN_DATA}/ben-an.db` }
  const log: string[] = []
  let running: Running | null = null
  let numbers = 1000
  const next = () => {
    numbers += 1
    return numbers
  }

  async function inStore<T>(look: (store: Store) => Promise<T>): Promise<T> {
    const store = await openSqliteStore({ path: files.store, keys: openKeys(files).keys, now: Date.now })
    try {
      return await look(store)
    } finally {
      await store.close()
    }
  }
  const cookie = await inStore(signInResponder)
  await open.prepare?.({ environment })

  async function start(): Promise<void> {
    running = await startHere(environment, log)
    open.at(running.address)
  }
  async function stop(): Promise<void> {
    await running?.stop()
    running = null
  }
  await start()

  const fetchHere = (path: string, init: RequestInit) => fetch(`${running?.address}${path}`, init)
  async function call({ method = 'POST', path, headers, body }: RawCall): Promise<number> {
    const answer = await fetchHere(path, { method, headers, ...(method !== 'GET' && { body }) })
    await answer.arrayBuffer()
    return answer.status
  }
  const stage: Stage = {
    rig: open,
    log,
    next,
    newPerson: () => open.person(next()),
    call,
    async says(person, words) {
      const status = await call(await open.text(person, next(), words))
      if (status >= 300) throw new Error(`a message was answered ${status}`)
    },
    hears: (person, part) =>
      until(`${part} is heard`, async () => (await open.sentTo(person)).find(({ text, arrived }) => arrived && text.includes(part))),
    sentTo: open.sentTo,
    rows: () => countRows(files.store),
    async figure(what) {
      const answer = await fetchHere('/metrics', {})
      if (!answer.ok) throw new Error(`the figures were answered ${answer.status}`)
      const text = await answer.text()
      return Number(new RegExp(`^ben_an_store\\{what="${what}"\\} (\\d+)`, 'm').exec(text)?.[1])
    },
    async console(path, body) {
      const headers = { cookie, origin: publicAddress, 'content-type': 'application/json' }
      const answer = await fetchHere(`/console/api/${path}`, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
      if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`)
      return answer.json()
    },
    async leftBehind(look) {
      await stop()
      return inStore(look)
    },
    async restart() {
      await stop()
      await start()
    },
    async close() {
      await stop()
      await open.close()
      ground.remove()
    },
  }
  return stage
}

/** Waits until `look` finds something, and fails by the name of what was waited for. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const lookAgainMs = 100
  for (let looks = 0; looks < 600; looks += 1) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  }
  throw new Error(`waited in vain until ${what}`)
}

/** What is kept of a person's conversation; empty where there is none. */
export async function transcriptOf(store: Store, address: ChannelAddress): Promise<readonly TranscriptLine[]> {
  const id = await store.findConversation(address)
  return id === null ? [] : store.transcript(id)
}

async function signInResponder(store: Store): Promise<string> {
  const nowMs = Date.now()
  const told = { atMs: nowMs, staff: null, deed: 'test', case: null, detail: null }
  const [invite, session] = [newToken(), newToken()]
  await store.staff.invite({ token: invite.hash, role: 'responder', expiresAtMs: nowMs + 60_000, by: null, staff: null }, told)
  const totpSecret = 'A'.repeat(32)
  await store.staff.openInvite(invite.hash, totpSecret, nowMs)
  const joining = { login: 'mai', name: 'Mai', password: 'none', totpSecret, totpStep: 0, recoveryCodes: [] }
  await store.staff.acceptInvite(invite.hash, joining, nowMs)
  const found = await store.staff.credentialsOf('mai')
  if (found === null) throw new Error('nobody joined')
  await store.staff.startSession(session.hash, found.account.id, { ...told, staff: found.account.id })
  return `__Host-console=${session.token}`
}

function countRows(file: string): Readonly<Record<string, number>> {
  const database = new Sqlite(file, { readonly: true })
  try {
    const tables = database.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    const count = (name: string) => database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0
    return Object.fromEntries(tables.map(({ name }) => [name, count(name)]))
  } finally {
    database.close()
  }
}
