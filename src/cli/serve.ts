import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../config.ts'
import { type AppError, failures } from '../errors.ts'
import { buildPage } from './build/build-page.ts'
import { channelLines } from './channel/channel-lines.ts'
import { keepHeapSmall } from './serve/small-heap.ts'
import { type Started, startPatiently } from './serve/start-patiently.ts'

export const summary = 'serve the chat page and the webhooks, until Ctrl C or SIGTERM; SIGHUP reads the content anew'

/** A stop that takes longer is no clean one any more. */
const longestStopMs = 15_000

export async function run(argv: readonly string[]): Promise<number> {
  parseArgs({ args: [...argv] })
  const config = readConfig()
  if (!config.production) await buildPage()
  const stopping = new AbortController()
  const toldToStop = nextSignal().then(() => {
    stopping.abort()
    endInTime()
  })
  let starting: Promise<Started | null> = Promise.resolve(null)
  // In a terminal a hang-up means that the terminal is gone, and ends us as it ends everybody. What starts now
  // may have read before the change.
  if (!process.stdin.isTTY) process.on('SIGHUP', () => void starting.then((running) => running?.library.reload()).catch(() => {}))
  starting = startPatiently(config, tellWaiting, stopping.signal)
  const running = await starting
  keepHeapSmall()
  if (running !== null) {
    if (!stopping.signal.aborted) console.log(startText(config, running)) // whoever reads this may signal at once
    await toldToStop
    await running.stop()
  }
  process.exit(0)
}

function tellWaiting({ code, message }: AppError): void {
  console.error(`${message}\n\n${failures[code].hint}\nMeanwhile the page shows the numbers, and the start is tried again by itself.`)
}

/** The second signal means now, and a stop is over in time or no clean one. */
function endInTime(): void {
  setTimeout(() => process.exit(1), longestStopMs)
  void nextSignal().then(() => process.exit(1))
}

function nextSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve(undefined))
    process.once('SIGTERM', () => resolve(undefined))
  })
}

function startText(config: Config, { address, databaseFile, keyMade, library, firstInvite }: Started): string {
  const { publicAddress, metricsToken, keyFile, contentFolder } = config
  const knowledge = library.knowledge()
  const problems = library.problems()
  const [first] = problems
  const lines: readonly (readonly [string, string])[] = [
    [
      'content',
      knowledge
        ? `${knowledge.topics.size} topics, ${knowledge.trees.size} trees, version ${knowledge.version}`
        : 'none: only the page with the numbers is served',
    ],
    ...(first
      ? [['', `${problems.length} problems in ${contentFolder}, the first: ${first.file}:${first.line} ${first.problem}`] as const]
      : []),
    ['data', databaseFile],
    ['key', keyMade ? `${keyFile}, made just now: keep a copy elsewhere, without it nobody can read the data` : keyFile],
    ['public', publicAddress ?? 'not configured (BEN_AN_PUBLIC_ADDRESS): this machine only'],
    ...channelLines(config),
    [
      'hotline',
      knowledge && knowledge.operator.hours.kind !== 'unknown'
        ? 'hours as in content/operator.yaml'
        : 'no hours in content/operator.yaml: nobody is promised a person',
    ],
    [
      'console',
      firstInvite === null
        ? `${publicAddress ?? address}/console`
        : `nobody has an account yet; the first one keeps accounts, and joins within an hour at\n            ${firstInvite}`,
    ],
    ['metrics', metricsToken ? '/metrics, with the token' : config.production ? 'off' : '/metrics, from this machine only'],
  ]
  return [
    '',
    `Bến An answers at ${publicAddress ?? address}`,
    '',
    ...lines.map(([name, text]) => `  ${name.padEnd(10)}${text}`),
    '',
    'Ctrl C stops it.',
    '',
  ].join('\n')
}
