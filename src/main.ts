import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { askStatuses } from './adapters/ask-statuses.ts'
import { logInHouse } from './adapters/open-channel.ts'
import { openChannels } from './adapters/open-channels.ts'
import { webLimits } from './adapters/web/web-channel.ts'
import { limitsFor } from './bot/say/channel-limits.ts'
import { startClock } from './clock/start-clock.ts'
import { rootsOf } from './config/channels.ts'
import type { Config } from './config.ts'
import { AppError } from './errors.ts'
import { timesWith } from './hotline/times.ts'
import { type Library, openLibrary } from './library/open-library.ts'
import { startOutbox } from './outbox/start-outbox.ts'
import { comingRoutes } from './server/alerting/coming-routes.ts'
import { type Alerting, openAlerting } from './server/alerting/open-alerting.ts'
import { buildServer } from './server/build-server.ts'
import { openTroubles } from './server/channels/channel-troubles.ts'
import { openHeardCalls } from './server/channels/heard-calls.ts'
import { startPolling } from './server/channels/polling.ts'
import { watchChannels } from './server/channels/watch-channels.ts'
import { consoleRoutes } from './server/console/console-routes.ts'
import { openSetAtOnce } from './server/console/set-at-once.ts'
import { openShowWriting } from './server/console/show-writing.ts'
import { openCrowdBehind } from './server/crowds/crowd-behind.ts'
import { openLineOf } from './server/crowds/line-of.ts'
import { type Door, openDoor } from './server/door.ts'
import { openFiles } from './server/files/open-files.ts'
import { type OpenHotline, openHotline } from './server/hotline/open-hotline.ts'
import { listen } from './server/listen.ts'
import { type OpenLog, openLog } from './server/log.ts'
import { withLostReplies } from './server/lost-replies.ts'
import { type Metrics, openMetrics } from './server/metrics.ts'
import { type News, openNews } from './server/news.ts'
import { spareNumbers } from './server/page/numbers.ts'
import { readWebFiles } from './server/page/web-files.ts'
import { reportDecided, reportSend } from './server/report.ts'
import type { LimitsOf } from './server/take-turn.ts'
import { openTurns, type Turns } from './server/turns.ts'
import { giveBackMemory, warmUp } from './server/warm-up.ts'
import type { Desk } from './staff/desk.ts'
import { inviteFirst } from './staff/invite.ts'
import { openPasswords } from './staff/passwords.ts'
import { answerCommandLine, storeFile } from './store/control.ts'
import { openKeys } from './store/keys/keys.ts'
import { openSqliteStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { boxOf } from './store/tokens/box-of.ts'
import { systemTime, type Time } from './time.ts'

export interface Running {
  /** Where it listens, `http://127.0.0.1:8080`. */
  readonly address: string
  readonly databaseFile: string
  readonly library: Library
  /** Where the first account is made, while nobody has one: a link that serves once, for an hour. */
  readonly firstInvite: string | null
  /** Takes nothing new, ends what is under way, checkpoints and lets go. Twice is the same as once. */
  stop(): Promise<void>
}

/** Whoever asks whether it is ready is told first: a call can be kept, and a first message takes no longer by coming before this. */
const warmUpMs = 100

/** By then whoever waited for the start has been answered. */
const quietMs = 5_000

/** Nobody who was forgotten waits longer than this. */
const lookAgainMs = 30_000

/**
 * Opens, wires, listens. What cannot be opened throws by its name, and what was opened before it is closed again. `giveUpAddress` ends what has
 * been served there until then.
 */
export async function start(
  config: Config,
  log: OpenLog = openLog(config.logLevel),
  time: Time = systemTime(),
  giveUpAddress: () => Promise<void> = async () => {},
): Promise<Running> {
  const closing: (() => unknown)[] = []
  const later: Later = { address: `http://${config.host}:${config.port}`, alerting: null, stopping: false }
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    const opened = await open({ config, log, time, closing, later }, giveUpAddress)
    return {
      ...opened,
      async stop() {
        later.stopping = true
        log.info('stopping')
        await close()
        log.info('stopped')
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** What every part is opened with. */
interface Opening {
  readonly config: Config
  readonly log: OpenLog
  readonly time: Time
  /** What is done when it stops, last opened first. */
  readonly closing: (() => unknown)[]
  readonly later: Later
}

/** What a part may ask for that was opened before it was there. */
interface Later {
  address: string
  alerting: Alerting | null
  stopping: boolean
}

async function open(opening: Opening, giveUpAddress: () => Promise<void>): Promise<Omit<Running, 'stop'>> {
  const { config, log, time, closing, later } = opening
  const databaseFile = storeFile(config.dataFolder)
  const store = await openStore(opening, databaseFile)
  const metrics = openMetrics() // what it watches is never let go again: not before the store is there, which may take thousands of tries
  const library = await openLibrary({
    folder: config.contentFolder,
    keptIn: config.keptContent,
    onChange: () => void contentCame().catch((error) => log.error('turn-failed', {}, error)), // what waits is looked for again soon
  })
  closing.push(() => library.close())
  const kept: Kept = { store, metrics, library }

  const outside = await openOutside(opening, kept)
  const news = openNews()
  const decide = openDoor(store, time, (decided, ms) => {
    reportDecided(decided, ms, log, metrics)
    work.outbox.wake(decided.address.channel)
    news.tell(decided.address)
    staffed.hotline.noticeDecided(decided)
    work.files.noticeDecided(decided)
  })
  const staffed = await openStaffed(opening, kept, outside, decide)
  const work = startWork(opening, kept, outside, staffed, decide)
  await staffed.hotline.begin()

  const desk = { staff: store.staff, passwords: openPasswords(), time }
  const app = await wireServer(opening, kept, outside, staffed, { ...work, news, desk })
  await giveUpAddress()
  later.address = await listen(app, config.host, config.port)
  await contentCame()
  const first = await inviteFirst(desk)
  log.info('started', { port: Number(new URL(later.address).port) })
  return { address: later.address, databaseFile, library, firstInvite: first && `${consoleAddress(opening)}#invite=${first.token}` }

  async function contentCame(): Promise<void> {
    await takeUp(opening, kept, staffed.hotline, work.turns)
  }
}

async function openStore({ config, time, closing }: Opening, databaseFile: string): Promise<Store> {
  if (!config.makesKey && !existsSync(config.keyFile) && !existsSync(databaseFile))
    throw new AppError('bad-key', `${config.keyFile} is missing; for a copy without data yet make it: \`ben-an key ${config.keyFile}\``)
  const { keys } = openKeys({ key: config.keyFile, store: databaseFile })
  const store = await openSqliteStore({ path: databaseFile, keys, now: time.nowMs })
  closing.push(() => store.close())
  return store
}

interface Kept {
  readonly store: Store
  readonly metrics: Metrics
  readonly library: Library
}

type Outside = Awaited<ReturnType<typeof openOutside>>

/** The channels, and the command line that asks after them. */
async function openOutside({ config, log, time, closing, later }: Opening, { store, library }: Kept) {
  const onTrouble = openTroubles({ time, log, alertAdmins: (channel, code) => void later.alerting?.alertAdmins(channel, code) })
  const heard = openHeardCalls(onTrouble)
  const channels = await openChannels(config, {
    staffChat: () => later.alerting?.staffChat() ?? null,
    publicAddress: config.publicAddress,
    knowledge: library.knowledge,
    nowMs: time.nowMs,
    tokensOf: (account) => boxOf(store.tokens, account),
    onTrouble,
  })
  closing.push(() => channels.close())
  const channelStatuses = async () => withLostReplies(store, heard.beside(await askStatuses(channels)), time.nowMs())
  closing.push(
    await answerCommandLine(store, config.dataFolder, {
      channels: channelStatuses,
      phones: async () => ({ reachable: (await later.alerting?.phonesReachable()) ?? null }),
      ...logInHouse(channels.open),
    }),
  )
  const limitsOf: LimitsOf = (to) => limitsFor(to, channels.byName.get(to.channel)?.limits ?? webLimits)
  return { channels, channelStatuses, heard, limitsOf, onTrouble }
}

type Staffed = Awaited<ReturnType<typeof openStaffed>>

/** The hotline, and what rings for its people. */
async function openStaffed(
  { config, log, time, closing, later }: Opening,
  { store, metrics, library }: Kept,
  { channels, limitsOf }: Outside,
  decide: Door,
) {
  const setAtOnce = await openSetAtOnce(store.staff)
  const content = () => {
    const known = library.knowledge()
    return known && setAtOnce.over(known)
  }
  const hotline = await openHotline({ store, decide, knowledge: content, limitsOf, time, times: timesWith(config.waits) })
  const crowdOf = openCrowdBehind({ store, hotline })
  const staffGroup = config.telegram?.staffGroup
  const alerting = await openAlerting({
    ...{ store, hotline, crowdOf, knowledge: hotline.knowledge, time, log, metrics },
    config: config.alerts,
    group: channels.telegram && staffGroup ? { settings: staffGroup, telegram: channels.telegram } : null,
    publicAddress: config.publicAddress,
    address: () => config.publicAddress ?? later.address,
  })
  later.alerting = alerting
  closing.push(alerting.stop)
  return { setAtOnce, hotline, alerting }
}

type Work = ReturnType<typeof startWork>

/** What decides, sends and fetches, each on its own. */
function startWork(
  { config, log, time, closing }: Opening,
  { store, metrics }: Kept,
  { channels, limitsOf, onTrouble }: Outside,
  { hotline }: Staffed,
  decide: Door,
) {
  const { knowledge, duty } = hotline
  const outbox = startOutbox({
    store,
    channels: [...channels.byName.values()],
    time,
    random: Math.random,
    report(report) {
      reportSend(report, log, metrics)
      void hotline.noticeSent(report.conversation)
    },
  })
  const turns = openTurns({ store, decide, knowledge, limitsOf, duty, time, log })
  const clock = startClock({ store, time, decideClock: turns.carryOut, report: (error) => log.error('clock-failed', {}, error) })
  const lookingAgain = setInterval(() => void turns.lookAgain().catch((error) => log.error('turn-failed', {}, error)), lookAgainMs)
  closing.push(() => clearInterval(lookingAgain))
  const freeBytes = () => statfs(config.dataFolder).then(({ bavail, bsize }) => bavail * bsize)
  const files = openFiles({
    ...{ store, decide, channels: channels.byName, limitsOf, knowledge, time, log, onTrouble },
    mostFileBytes: config.mostFileBytes,
    freeBytes,
    roots: rootsOf(config),
    onFile: (id) => void hotline.noticeSent(id),
  })
  const end = () => Promise.all([turns.stop(), clock.stop(), outbox.stop(), files.stop()])
  closing.push(end)
  return { outbox, turns, files, freeBytes, end }
}

/** The server, not yet listening, and the polling of what calls nobody. */
async function wireServer(
  opening: Opening,
  { store, metrics, library }: Kept,
  { channels, channelStatuses, heard, limitsOf, onTrouble }: Outside,
  { setAtOnce, hotline, alerting }: Staffed,
  { turns, files, freeBytes, end, news, desk }: Work & { readonly news: News; readonly desk: Desk },
) {
  const { config, log, time, closing, later } = opening
  const { knowledge } = hotline
  const { coming, phones, phonesReachable, onStaffRoom } = alerting
  const stopping = () => later.stopping
  const app = await buildServer({
    ...{ config, store, turns, knowledge, heard, news, onStaffRoom, time, log, metrics, freeBytes, stopping },
    channels: channels.byName,
    logins: channels.open,
    spareNumbers: () => spareNumbers(library.contacts()),
    web: readWebFiles(config.webFolder),
    console: consoleRoutes({
      ...{ store, hotline, desk, knowledge, setAtOnce, limitsOf, phones, phonesReachable, time, log, channelStatuses, stopping },
      consoleAddress: () => consoleAddress(opening),
      contentAsWritten: library.knowledge,
      mostFileBytes: config.mostFileBytes,
      isPulled: (channel) => !channels.byName.has(channel),
      showWriting: openShowWriting({ store, channels: channels.byName, nowMs: time.nowMs }),
      publicAddress: config.publicAddress,
    }),
    alerts: comingRoutes(coming),
    lineOf: openLineOf(),
    onRead: (id) => void hotline.noticeSent(id),
    hasRoomForFiles: files.hasRoom,
  })
  const endPolling = startPolling({ open: channels.open, store, turns, onStaffRoom, knowledge, time, log, onTrouble })
  closing.push(watchChannels({ open: channels.open, time, onTrouble }))
  closing.push(async () => {
    await Promise.all([endPolling(), end()]) // meanwhile webhooks hear 503
    await app.close()
  })
  return app
}

function consoleAddress({ config, later }: Opening): string {
  return `${config.publicAddress ?? later.address}/console`
}

/** After a start, and after content came: warms it up, and takes up what waited while nothing could answer. */
async function takeUp({ log, time }: Opening, { store, library }: Kept, hotline: OpenHotline, turns: Turns): Promise<void> {
  const knowledge = library.knowledge()
  const [first, ...more] = library.problems()
  if (first) log.warn('content-refused', { file: first.file, line: first.line, count: more.length + 1 })
  else if (knowledge) log.info('content-loaded', { version: knowledge.version })
  if (knowledge) setTimeout(() => warmUp(hotline.knowledge() ?? knowledge, time.nowMs()), warmUpMs).unref()
  setTimeout(giveBackMemory, quietMs).unref()
  const waiting = await store.undecided()
  if (waiting.length > 0) log.info('backlog', { count: waiting.length })
  void turns.take(waiting)
}
