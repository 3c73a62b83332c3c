import type { FastifyInstance } from 'fastify'
import type { Channel } from '../../src/adapters/channel.ts'
import { webLimits } from '../../src/adapters/web/web-channel.ts'
import { usualTimes } from '../../src/hotline/times.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { buildServer, type ServerDeps } from '../../src/server/build-server.ts'
import { type HeardCalls, openHeardCalls } from '../../src/server/channels/heard-calls.ts'
import { openLineOf } from '../../src/server/crowds/line-of.ts'
import { openDoor } from '../../src/server/door.ts'
import { openLog } from '../../src/server/log.ts'
import { openMetrics } from '../../src/server/metrics.ts'
import { openNews } from '../../src/server/news.ts'
import type { Duty } from '../../src/server/take-turn.ts'
import { openTurns, type Turns } from '../../src/server/turns.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import type { Time } from '../../src/time.ts'
import { smallKnowledge } from './small-knowledge.ts'

/** A server over a store in memory, with time that stands still until a test moves it. Nothing listens. */
export interface TestServer {
  readonly app: FastifyInstance
  readonly store: Store
  readonly turns: Turns
  readonly heard: HeardCalls
  /** `set`: the wall clock alone. */
  readonly time: Time & { forward(ms: number): void; set(byMs: number): void }
  /** Every line logged so far, at trace level. */
  readonly lines: readonly string[]
  set(change: { knowledge?: Knowledge | null; stopping?: boolean; freeBytes?: number }): void
  close(): Promise<void>
}

export interface TestSettings {
  readonly channels?: readonly Channel[]
  readonly config?: Partial<ServerDeps['config']>
  readonly template?: string | null
  /** The console's page. */
  readonly console?: string
  readonly knowledge?: Knowledge | null
  readonly hasRoomForFiles?: boolean
  /** Stands in for single methods of the store, to let them fail. */
  readonly store?: (store: Store) => Store
}

const known = smallKnowledge()

export async function openTestServer(settings: TestSettings = {}): Promise<TestServer> {
  let knowledge = settings.knowledge === undefined ? await known : settings.knowledge
  let stopping = false
  let freeBytes = 1e9
  const lines: string[] = []
  const time = standingTime()
  const real = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  const store = settings.store?.(real) ?? real
  const channels = new Map((settings.channels ?? []).map((channel) => [channel.name, channel]))
  const log = openLog('trace', { write: (line: string) => void lines.push(line) })
  const metrics = openMetrics()
  const heard = openHeardCalls(() => undefined)
  const news = openNews()
  const turns = openTurns({
    store,
    decide: openDoor(store, time, ({ address }) => news.tell(address)),
    knowledge: () => knowledge,
    limitsOf: ({ channel }) => channels.get(channel)?.limits ?? webLimits,
    duty: nobodyThere,
    time,
    log,
  })
  const app = await buildServer({
    config: {
      production: false,
      publicAddress: null,
      metricsToken: null,
      trustedProxies: [],
      mostFileBytes: 1024 * 1024,
      ...settings.config,
    },
    store,
    turns,
    channels,
    knowledge: () => knowledge,
    spareNumbers: () => ({
      vi: [{ name: 'Số dự phòng', number: '111', shown: '111', note: '', plain: { name: 'Số dự phòng', note: '' } }],
      en: [],
    }),
    web: { files: new Map(), template: settings.template ?? null, console: settings.console ?? null },
    heard,
    lineOf: openLineOf(),
    news,
    onRead: () => undefined,
    onStaffRoom: async () => {},
    hasRoomForFiles: async () => settings.hasRoomForFiles ?? true,
    time,
    log,
    metrics,
    freeBytes: async () => freeBytes,
    stopping: () => stopping,
  })
  return {
    app,
    store,
    turns,
    heard,
    time,
    lines,
    set(change) {
      if (change.knowledge !== undefined) knowledge = change.knowledge
      stopping = change.stopping ?? stopping
      freeBytes = change.freeBytes ?? freeBytes
    },
    async close() {
      await turns.stop()
      await app.close()
      await real.close()
    },
  }
}

/** Duty by the hours alone, and no console open. */
export function nobodyThere(): Duty {
  const timetable = { hours: { kind: 'always' }, utcOffsetMinutes: 420, holidays: [], shifts: [] } as const
  return { times: usualTimes, timetable, present: [] }
}

export function standingTime(): TestServer['time'] {
  let steadyMs = Date.UTC(2026, 10, 25, 8)
  let setByMs = 0
  return {
    nowMs: () => steadyMs + setByMs,
    steadyMs: () => steadyMs,
    setByMs: () => 0,
    adopt: () => undefined,
    async wait(ms) {
      steadyMs += ms
    },
    forward(ms) {
      steadyMs += ms
    },
    set(byMs) {
      setByMs += byMs
    },
  }
}
