import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { generateSync } from 'otplib'
import type { NamedStatus } from '../../../src/adapters/ask-statuses.ts'
import { webLimits } from '../../../src/adapters/web/web-channel.ts'
import type { Carrier } from '../../../src/alerts/carrier.ts'
import type { Notice } from '../../../src/alerts/notice.ts'
import type { CaseId } from '../../../src/bot/conversation.ts'
import { limitsFor } from '../../../src/bot/say/channel-limits.ts'
import type { Role } from '../../../src/hotline/roles.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { openPhones } from '../../../src/server/alerting/phones.ts'
import { buildServer } from '../../../src/server/build-server.ts'
import { openHeardCalls } from '../../../src/server/channels/heard-calls.ts'
import { consoleRoutes } from '../../../src/server/console/console-routes.ts'
import { openSetAtOnce } from '../../../src/server/console/set-at-once.ts'
import { openLineOf } from '../../../src/server/crowds/line-of.ts'
import { openDoor } from '../../../src/server/door.ts'
import { type OpenHotline, openHotline } from '../../../src/server/hotline/open-hotline.ts'
import { openLog } from '../../../src/server/log.ts'
import { openMetrics } from '../../../src/server/metrics.ts'
import { openNews } from '../../../src/server/news.ts'
import type { LimitsOf } from '../../../src/server/take-turn.ts'
import { openTurns } from '../../../src/server/turns.ts'
import type { DueClock } from '../../../src/store/decide-store.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { join, type Member, password, passwords, stepMs } from '../../staff/test-accounts.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { standingTime } from '../test-server.ts'

/** A server with its console over a store in memory; somebody of each role has an account. */
export interface TestConsole {
  readonly app: FastifyInstance
  readonly store: Store
  readonly hotline: OpenHotline
  readonly knowledge: () => Knowledge | null
  readonly time: ReturnType<typeof standingTime>
  readonly lines: readonly string[]
  readonly routes: readonly string[]
  /** What was sent to phones. */
  readonly pushed: readonly Notice[]
  readonly members: Readonly<Record<Role | 'other' | 'spare', Member>>
  /** A person writes in the web chat, and the bot has answered. */
  write(from: string, text: string): Promise<void>
  /** A clock rings. */
  carryOut(due: DueClock): Promise<void>
  /** A case that waits, and what staff call it by. */
  openCase(from?: string): Promise<CaseId>
  logIn(member: Member): Promise<Browser>
  close(): Promise<void>
}

/** Whoever sits before a console: their cookie goes along with every call. */
export interface Browser {
  readonly member: Member
  readonly cookie: string
  get(path: string): Promise<LightMyRequestResponse>
  post(path: string, body?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  put(path: string, body: object): Promise<LightMyRequestResponse>
  /** A code of theirs that has not been used. */
  code(): string
}

export const origin = 'http://localhost'
const known = smallKnowledge()

/** Of two channels: one that its service cannot deliver to, and one that nobody switched on. */
const statuses: readonly NamedStatus[] = [
  {
    name: 'telegram',
    status: {
      configured: true,
      account: '@bot',
      webhook: { url: null, healthy: false, waiting: 3, lastError: null, atMs: null },
      quota: null,
      problems: [{ code: 'webhook-missing', detail: null }],
    },
  },
  { name: 'botframework', status: { configured: false } },
]

export async function openTestConsole(): Promise<TestConsole> {
  const content = await known
  const time = standingTime()
  const store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  const lines: string[] = []
  const log = openLog('trace', { write: (line: string) => void lines.push(line) })
  const accounts = { staff: store.staff, passwords, time }
  const setAtOnce = await openSetAtOnce(store.staff)
  const limitsOf: LimitsOf = (to) => limitsFor(to, { ...webLimits, wordsAloneFor: 'nobody-known:' })
  const news = openNews()
  const decide = openDoor(store, time, (decided) => {
    news.tell(decided.address)
    hotline.noticeDecided(decided)
  })
  const hotline = await openHotline({ store, decide, knowledge: () => setAtOnce.over(content), limitsOf, time })
  const { knowledge, duty } = hotline
  const turns = openTurns({ store, decide, knowledge, limitsOf, duty, time, log })
  const routes: string[] = []
  const pushed: Notice[] = []
  const carrier: Carrier = {
    kind: 'push',
    async carry(_target, notice) {
      pushed.push(notice)
      return { kind: 'arrived', acknowledged: false }
    },
  }
  const app = await buildServer({
    config: { production: false, publicAddress: null, metricsToken: null, trustedProxies: [], mostFileBytes: 1024 * 1024 },
    ...{ store, turns, knowledge, news, time, log },
    channels: new Map(),
    onRead: (id) => void hotline.noticeSent(id),
    spareNumbers: () => ({ vi: [], en: [] }),
    web: { files: new Map(), template: null, console: null },
    onStaffRoom: async () => {},
    hasRoomForFiles: async () => true,
    metrics: openMetrics(),
    freeBytes: async () => 1e9,
    lineOf: openLineOf(),
    heard: openHeardCalls(() => undefined),
    stopping: () => false,
    async console(console, options) {
      console.addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map((one) => `${one} ${url}`)))
      const phones = openPhones({
        reach: store.reach,
        carriers: new Map([['push', carrier]]),
        pushKey: 'B'.repeat(87),
        pushServices: [],
        hasGroup: true,
        places: () => ({ console: `${origin}/console`, acknowledge: `${origin}/alerts/coming` }),
        time,
      })
      const deps = { ...accounts, store, hotline, knowledge, setAtOnce, limitsOf, phones, time, log }
      await consoleRoutes({
        ...deps,
        contentAsWritten: () => content,
        mostFileBytes: 1024 * 1024,
        isPulled: () => true,
        phonesReachable: async () => null,
        channelStatuses: async () => statuses,
        publicAddress: null,
        consoleAddress: () => `${origin}/console`,
        stopping: () => false,
      })(console, options)
    },
  })
  const members = {
    admin: await join(accounts, 'quản trị', 'admin', 'Trị'),
    supervisor: await join(accounts, 'trưởng ca', 'supervisor', 'Ca'),
    responder: await join(accounts, 'lan', 'responder', 'Lan'),
    other: await join(accounts, 'minh', 'responder', 'Minh'),
    curator: await join(accounts, 'biên tập', 'curator', 'Biên'),
    spare: await join(accounts, 'dự bị', 'responder', 'Bị'),
  }
  let written = 0

  async function write(from: string, text: string): Promise<void> {
    written += 1
    const address = { channel: 'web', account: 'web', id: from }
    const message = { eventId: `e${written}`, from: address, sentAtMs: time.nowMs(), content: { kind: 'text', text } } as const
    await turns.take(await store.keepInbox([{ kind: 'message', message }], time.nowMs()))
  }

  return {
    ...{ app, store, hotline, knowledge, time, lines, routes, pushed, members, write },
    carryOut: turns.carryOut,
    async openCase(from = 'an') {
      await write(from, 'gặp người thật')
      const id = await store.findConversation({ channel: 'web', account: 'web', id: from })
      const found = id === null ? null : (await store.conversation(id))?.openCase
      if (!found) throw new Error('no case was opened')
      return found.id
    },
    async logIn(member) {
      time.forward(stepMs)
      const payload = { name: member.account.login, password, code: codeOf(member) }
      const answer = await app.inject({ method: 'POST', url: '/console/api/login', headers: { origin, host: 'localhost' }, payload })
      if (answer.statusCode !== 200) throw new Error(`${member.account.login} could not log in: ${answer.body}`)
      return browser(member, cookieOf(answer))
    },
    async close() {
      await turns.stop()
      await app.close()
      await store.close()
    },
  }

  function codeOf({ secret }: Member): string {
    return generateSync({ secret, epoch: Math.floor(time.nowMs() / 1000) })
  }

  function browser(member: Member, cookie: string): Browser {
    const headers = { cookie, origin, host: 'localhost' }
    const call = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, more: Record<string, string> = {}) =>
      app.inject({ method, url: `/console/api${path}`, headers: { ...headers, ...more }, ...(payload && { payload }) })
    return {
      member,
      cookie,
      get: (path) => call('GET', path),
      post: (path, body, more) => call('POST', path, body, more),
      put: (path, body) => call('PUT', path, body),
      code() {
        time.forward(stepMs)
        return codeOf(member)
      },
    }
  }
}

export function cookieOf(answer: LightMyRequestResponse): string {
  const [cookie] = answer.cookies
  return `${cookie?.name}=${cookie?.value}`
}

let presses = 0

/** Made by the page, once per press. */
export function pressId(): string {
  presses += 1
  return `press-${String(presses).padStart(16, '0')}`
}
