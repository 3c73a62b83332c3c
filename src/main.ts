import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { askStatuses } from './adapters/ask-statuses.ts'
import { logInHouse } from './adapters/open-channel.ts'
import { openChannels } from './adapters/open-channels.ts'
import { webLimits } from './adapters/web/web-channel.ts'
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
import { openFiles } from './server/files/open-files.ts'
import { openHotline } from './server/hotline/open-hotline.ts'
import { listen } from './server/listen.ts'
import { type OpenLog, openLog } from './server/log.ts'
import { withLostReplies } from './server/lost-replies.ts'
import { openMetrics } from './server/metrics.ts'
import { openNews } from './server/news.ts'
import { spareNumbers } from './server/page/numbers.ts'
import { readWebFiles } from './server/page/web-files.ts'
import { reportDecided, reportSend } from './server/report.ts'
import { openTurns } from './server/turns.ts'
import { giveBackMemory, warmUp } from './server/warm-up.ts'
import { inviteFirst } from './staff/invite.ts'
import { openPasswords } from './staff/passwords.ts'
import { answerCommandLine, storeFile } from './store/control.ts'
import { openKeys } from './store/keys/keys.ts'
import { openSqliteStore } from './store/open-store.ts'
import type { Decided } from './store/store.ts'
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
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    return await open(config, { log, time, giveUpAddress }, closing, close)
  } catch (error) {
    await close()
    throw error
  }
}

interface Given {
  readonly log: OpenLog
  readonly time: Time
  readonly giveUpAddress: () => Promise<void>
}

/** `closing` holds what `close` will do, last opened first. */
async function open(
  config: Config,
  { log, time, giveUpAddress }: Given,
  closing: (() => unknown)[],
  close: () => Promise<void>,
): Promise<Running> {
  const news = openNews()
  let stopping = false
  let address = `http://${config.host}:${config.port}`
  let alerting: Alerting | null = null

  const databaseFile = storeFile(config.dataFolder)
  if (!config.makesKey && !existsSync(config.keyFile) && !existsSync(databaseFile))
    throw new AppError('bad-key', `${config.keyFile} is missing; for a copy without data yet make it: \`ben-an key ${config.keyFile}\``)
  const { keys } = openKeys({ key: config.keyFile, store: databaseFile })
  const store = await openSqliteStore({ path: databaseFile, keys, now: time.nowMs })
  closing.push(() => store.close())
  const metrics = openMetrics() // what it watches is never let go again: not before the store is there, which may take thousands of tries
  const library = await openLibrary({
    folder: config.contentFolder,
    keptIn: config.keptContent,
    onChange: () => void onContent().catch(contentFailed),
  })
  closing.push(() => library.close())

  const onTrouble = openTroubles({ time, log, alertAdmins: (channel, code) => void alerting?.alertAdmins(channel, code) })
  const heard = openHeardCalls(onTrouble)
  const channels = await openChannels(config, {
    staffChat: () => alerting?.staffChat() ?? null,
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
      phones: async () => ({ reachable: (await alerting?.phonesReachable()) ?? null }),
      ...logInHouse(channels.open),
    }),
  )

  const limitsOf = (channel: string) => channels.byName.get(channel)?.limits ?? webLimits
  const onDecided = (decided: Decided, ms: number) => {
    reportDecided(decided, ms, log, metrics)
    outbox.wake(decided.address.channel)
    news.tell(decided.address)
    hotline.noticeDecided(decided)
    files.noticeDecided(decided)
  }
  const setAtOnce = await openSetAtOnce(store.staff)
  const content = () => {
    const known = library.knowledge()
    return known && setAtOnce.over(known)
  }
  const hotline = await openHotline({ store, knowledge: content, limitsOf, time, times: timesWith(config.waits), onDecided })
  const { knowledge, duty } = hotline

  const crowdOf = openCrowdBehind({ store, hotline })
  const staffGroup = config.telegram?.staffGroup
  alerting = await openAlerting({
    ...{ store, hotline, crowdOf, knowledge, time, log, metrics },
    config: config.alerts,
    group: channels.telegram && staffGroup ? { settings: staffGroup, telegram: channels.telegram } : null,
    publicAddress: config.publicAddress,
    address: () => config.publicAddress ?? address,
  })
  closing.push(alerting.stop)
  const { coming, phones, phonesReachable, onStaffRoom } = alerting

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
  const turns = openTurns({ store, knowledge, limitsOf, duty, time, log, onDecided })
  const clock = startClock({ store, time, decideClock: turns.carryOut, report: (error) => log.error('clock-failed', {}, error) })
  const lookingAgain = setInterval(() => void turns.lookAgain().catch((error) => log.error('turn-failed', {}, error)), lookAgainMs)
  closing.push(() => clearInterval(lookingAgain))
  const freeBytes = () => statfs(config.dataFolder).then(({ bavail, bsize }) => bavail * bsize)
  const files = openFiles({
    ...{ store, channels: channels.byName, limitsOf, knowledge, time, log, onDecided, onTrouble },
    mostFileBytes: config.mostFileBytes,
    freeBytes,
    roots: rootsOf(config),
    onFile: (id) => void hotline.noticeSent(id),
  })
  const endWork = () => Promise.all([turns.stop(), clock.stop(), outbox.stop(), files.stop()])
  closing.push(endWork)
  await hotline.begin()

  const desk = { staff: store.staff, passwords: openPasswords(), time }
  const consoleAddress = () => `${config.publicAddress ?? address}/console`
  const app = await buildServer({
    config,
    store,
    turns,
    channels: channels.byName,
    logins: channels.open,
    knowledge,
    spareNumbers: () => spareNumbers(library.contacts()),
    web: readWebFiles(config.webFolder),
    console: consoleRoutes({
      ...{ store, hotline, desk, knowledge, setAtOnce, limitsOf, phones, phonesReachable, time, log, consoleAddress },
      contentAsWritten: library.knowledge,
      mostFileBytes: config.mostFileBytes,
      channelStatuses,
      isPulled: (channel) => !channels.byName.has(channel),
      showWriting: openShowWriting({ store, channels: channels.byName, nowMs: time.nowMs }),
      publicAddress: config.publicAddress,
      stopping: () => stopping,
    }),
    alerts: comingRoutes(coming),
    heard,
    lineOf: openLineOf(),
    news,
    onRead: (id) => void hotline.noticeSent(id),
    onStaffRoom,
    hasRoomForFiles: files.hasRoom,
    time,
    log,
    metrics,
    freeBytes,
    stopping: () => stopping,
  })
  const endPolling = startPolling({ open: channels.open, store, turns, onStaffRoom, knowledge, time, log, onTrouble })
  closing.push(watchChannels({ open: channels.open, time, onTrouble }))
  closing.push(async () => {
    await Promise.all([endPolling(), endWork()]) // meanwhile webhooks hear 503
    await app.close()
  })
  await giveUpAddress()
  address = await listen(app, config.host, config.port)
  await onContent()
  const first = await inviteFirst(desk)
  log.info('started', { port: Number(new URL(address).port) })

  /** What waits is looked for again soon. */
  function contentFailed(error: unknown): void {
    log.error('turn-failed', {}, error)
  }

  /** Also takes up what waited while nothing could answer: after a start, and after content came. */
  async function onContent(): Promise<void> {
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

  return {
    address,
    databaseFile,
    library,
    firstInvite: first && `${consoleAddress()}#invite=${first.token}`,
    async stop() {
      stopping = true
      log.info('stopping')
      await close()
      log.info('stopped')
    },
  }
}
