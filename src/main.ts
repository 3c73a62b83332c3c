import { existsSync } from 'node:fs'
import type { Config } from './config.ts'
import { AppError } from './errors.ts'
import { type Library, openLibrary } from './library/open-library.ts'
import { openClosing } from './main/closing.ts'
import { openServices } from './main/open-services.ts'
import { openStaffed } from './main/open-staffed.ts'
import { consoleAddress, type Kept, type Later, type Opening } from './main/opening.ts'
import { startWork } from './main/start-work.ts'
import { wireServer } from './main/wire-server.ts'
import { openDoor } from './server/door.ts'
import type { OpenHotline } from './server/hotline/open-hotline.ts'
import { listen } from './server/listen.ts'
import { type OpenLog, openLog } from './server/log.ts'
import { openMetrics } from './server/metrics.ts'
import { openNews } from './server/news.ts'
import { reportDecided } from './server/report.ts'
import type { Turns } from './server/turns.ts'
import { giveBackMemory, warmUp } from './server/warm-up.ts'
import { inviteFirst } from './staff/invite.ts'
import { openPasswords } from './staff/passwords.ts'
import { storeFile } from './store/control.ts'
import { openKeys } from './store/keys/keys.ts'
import { openSqliteStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
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

/**
 * Opens, wires, listens. What cannot be opened throws by its name, and what was opened before it is closed again. `giveUpAddress` ends what
 * has been served there until then.
 */
export async function start(
  config: Config,
  log: OpenLog = openLog(config.logLevel),
  time: Time = systemTime(),
  giveUpAddress: () => Promise<void> = async () => {},
): Promise<Running> {
  const closing = openClosing()
  const later: Later = { address: `http://${config.host}:${config.port}`, alerting: null, stopping: false }
  try {
    const opened = await open({ config, log, time, closing, later }, giveUpAddress)
    return {
      ...opened,
      async stop() {
        later.stopping = true
        log.info('stopping')
        await closing.closeAll()
        log.info('stopped')
      },
    }
  } catch (error) {
    await closing.closeAll().catch((left) => log.error('failed', {}, left))
    throw error
  }
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

  const services = await openServices(opening, kept)
  const news = openNews()
  const decide = openDoor(store, time, (decided, ms) => {
    reportDecided(decided, ms, log, metrics)
    work.outbox.wake(decided.address.channel)
    news.tell(decided.address)
    staffed.hotline.noticeDecided(decided)
    work.files.noticeDecided(decided)
  })
  const staffed = await openStaffed(opening, kept, services, decide)
  const work = startWork(opening, kept, services, staffed, decide)
  await staffed.hotline.begin()

  const accounts = { staff: store.staff, passwords: openPasswords(), time }
  const app = await wireServer(opening, kept, services, staffed, { ...work, news, accounts })
  await giveUpAddress()
  later.address = await listen(app, config.host, config.port)
  await contentCame()
  const first = await inviteFirst(accounts)
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
