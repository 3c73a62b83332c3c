import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { openKeys } from '../../src/store/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { TranscriptLine } from '../../src/store/store.ts'
import { openTelegramStandIn, type TelegramStandIn } from '../adapters/telegram-stand-in.ts'
import { makeGround } from '../server/running.ts'

/** A server to be killed, the people who write to it, and what is found afterwards. Everything goes over real HTTP. */
export interface Rig {
  readonly telegram: TelegramStandIn
  /** Starts it on the data that is there; resolves once it answers. */
  start(...args: readonly string[]): Promise<void>
  /** Resolves when the process is gone. */
  kill(): Promise<void>
  /** True when it died by itself. */
  readonly gone: boolean
  /** Delivers one update as Telegram does, once; true when it was acknowledged. */
  deliver(update: object): Promise<boolean>
  /** Sends whose end was open when the process was last seen dead, by outbox id. */
  leaving(): readonly { readonly id: number; readonly ifUncertain: 'repeat' | 'once' }[]
  stateOf(outboxId: number): string
  /** Resolves when nothing that was kept waits for its decision. */
  untilDecided(): Promise<void>
  /** Stops it in order and opens every conversation; keys are the people's ids. */
  read(people: readonly string[]): Promise<ReadonlyMap<string, readonly TranscriptLine[]>>
  close(): Promise<void>
}

const secret = 'kill-rig-secret-0123456789'
const account = '42'

/** `wrap` is a command put before the server's own, for looking at its system calls. */
export async function openRig(wrap: readonly string[] = []): Promise<Rig> {
  const ground = await makeGround()
  const telegram = await openTelegramStandIn()
  const database = path.join(ground.folder, 'data', 'ben-an.db')
  let child: ChildProcess | null = null
  let address = ''

  const running = () => child !== null && child.exitCode === null && child.signalCode === null
  const kill = async () => {
    if (child === null || !running()) return
    const gone = once(child, 'exit')
    process.kill(-(child.pid ?? 0), 'SIGKILL') // the group: what stands before the server goes along
    await gone
  }

  return {
    telegram,
    get gone() {
      return !running()
    },
    async start(...args) {
      const [command = '', ...before] = [...wrap, process.execPath]
      child = spawn(command, [...before, path.join(import.meta.dirname, 'server.ts'), ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
        env: {
          PATH: process.env.PATH,
          HOME: ground.folder,
          ...ground.environment,
          BEN_AN_LOG: 'silent',
          BEN_AN_PUBLIC_ADDRESS: 'http://127.0.0.1:8080',
          BEN_AN_TELEGRAM_TOKEN: `${account}:kill`,
          BEN_AN_TELEGRAM_SECRET: secret,
          BEN_AN_TELEGRAM_BY: 'webhook',
          BEN_AN_TELEGRAM_API: telegram.url,
        },
      })
      let printed = ''
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += String(chunk)))
      while (!/http:\/\/127\.0\.0\.1:\d+\s/.test(printed)) {
        if (!running()) {
          if (args.includes('--die-at')) return
          throw new Error(`the server did not start:\n${printed}`)
        }
        await wait(5)
      }
      address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? ''
    },
    kill,
    async deliver(update) {
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
      return fetch(`${address}/webhooks/telegram`, { method: 'POST', headers, body: JSON.stringify(update) }).then(
        async (response) => {
          await response.arrayBuffer()
          return response.ok
        },
        () => false,
      )
    },
    leaving: () => look(database, "SELECT number AS id, if_uncertain AS ifUncertain FROM outbox WHERE state = 'leaving'") as never,
    stateOf: (id) => (look(database, 'SELECT state FROM outbox WHERE number = ?', id)[0] as { state: string } | undefined)?.state ?? 'none',
    async untilDecided() {
      while ((look(database, "SELECT arrival FROM inbox WHERE state = 'waiting' LIMIT 1") as unknown[]).length > 0) await wait(20)
    },
    async read(people) {
      if (child && running()) {
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        await gone
      }
      const { keys } = openKeys({ key: path.join(ground.folder, 'keys', 'master.key'), store: database })
      const store = await openSqliteStore({ path: database, keys })
      const transcripts = new Map<string, readonly TranscriptLine[]>()
      for (const id of people) {
        const conversation = await store.findConversation({ channel: 'telegram', account, id })
        if (conversation) transcripts.set(id, await store.transcript(conversation))
      }
      await store.close()
      return transcripts
    },
    async close() {
      await kill()
      await telegram.close()
      ground.remove()
    },
  }
}

function look(file: string, sql: string, ...values: readonly number[]): readonly unknown[] {
  const db = new Sqlite(file, { readonly: true })
  try {
    return db.prepare(sql).all(...values)
  } finally {
    db.close()
  }
}
