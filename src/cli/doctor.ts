import { parseArgs } from 'node:util'
import type { NamedStatus } from '../adapters/ask-statuses.ts'
import { type Config, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { type Language, languages } from '../knowledge/knowledge.ts'
import { askHouse } from '../store/control.ts'
import { askChannels } from './channel/ask-channels.ts'
import { type Finding, findingText, note, well, wrong } from './doctor/finding.ts'
import { channelFindings, lookAtMail, phonesFinding } from './doctor/look-around.ts'
import { lookAtContent } from './doctor/look-content.ts'
import { lookAtBackups, lookAtMachine } from './doctor/look-machine.ts'
import { askAddress, clockFindings, lookAtPublic, whyItWaits } from './doctor/look-public.ts'
import { tellUsage } from './tell-usage.ts'

export const summary = 'look at everything that goes wrong, and say what mends it: doctor [--lang vi] [--json]'

/** Exit code 1 while anything is wrong; what is only worth knowing does not count. Changes nothing. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { lang: { type: 'string', default: 'en' }, json: { type: 'boolean', default: false } },
  })
  const language = languages.find((known) => known === values.lang)
  if (language === undefined) return tellUsage(summary)
  const findings = await examine(language, Date.now())
  const found = findings.filter(({ state }) => state === 'wrong').length
  if (values.json) console.log(JSON.stringify({ wrong: found, findings }, null, 2))
  else console.log([...findings.map((finding) => findingText(finding, language)), '', summaries[language](found)].join('\n'))
  return found === 0 ? 0 : 1
}

const summaries = {
  en: (count: number) => (count === 0 ? 'Nothing is wrong.' : `${count} to mend.`),
  vi: (count: number) => (count === 0 ? 'Không có gì hỏng.' : `${count} việc cần sửa.`),
} as const

async function examine(language: Language, nowMs: number): Promise<readonly Finding[]> {
  const node = well('node-well', process.versions.node)
  const form = import.meta.url.endsWith('.ts') ? [note('sources-run')] : []
  const config = configOrProblems()
  if (!('dataFolder' in config)) return [node, ...form, ...config.map((problem) => wrong('settings-bad', problem))]
  const { publicAddress, production } = config
  const machine = lookAtMachine(config, nowMs)
  const running = await askServer(config)
  const content = await lookAtContent(config, language, nowMs) // for seconds it lets nothing else run, and calls would seem to hang
  const [around, mail, asked, clock] = await Promise.all([
    lookAtPublic(publicAddress, production),
    lookAtMail(config),
    mayAskChannels(machine, running) ? askUnlessHeld(config) : [],
    lookAtClock(config),
  ])
  const channels = typeof asked === 'string' || asked.length === 0 ? [note('channels-unasked')] : channelFindings(asked, language)
  return [
    node,
    ...form,
    production ? well('settings-well', 'production') : note('settings-developer'),
    ...machine,
    ...clock,
    ...content,
    serverFinding(running, asked === 'held'),
    ...around,
    ...channels,
    mail,
    ...(isRunning(running) ? [phonesFinding(running.reachable)] : []),
    ...lookAtBackups(config, nowMs),
  ]
}

interface RunningServer {
  readonly reachable: boolean | null
}

/** `silent`: it is there and does not say; of another version, of another user, or stuck. `waitsFor`: what is in the way of its start. */
type Server = RunningServer | { readonly waitsFor: string } | 'off' | 'silent'

async function askServer({ dataFolder, host, port }: Config): Promise<Server> {
  try {
    const running = await askHouse<RunningServer>(dataFolder, 'phones')
    if (running !== null) return running
    const waitsFor = whyItWaits(await askAddress(`http://${host.includes(':') ? `[${host}]` : host}:${port}/readyz`))
    return waitsFor === null ? 'off' : { waitsFor }
  } catch {
    return 'silent'
  }
}

function isRunning(server: Server): server is RunningServer {
  return typeof server === 'object' && 'reachable' in server
}

/** `held`: some server has the store open. */
function serverFinding(server: Server, held: boolean): Finding {
  if (isRunning(server)) return well('server-well')
  if (typeof server === 'object') return wrong('server-waits', server.waitsFor)
  return wrong(server === 'silent' || held ? 'server-silent' : 'server-off')
}

/**
 * `held`: some server has the store open and does not answer. None where the store cannot be opened: what is wrong with it has been found.
 */
async function askUnlessHeld(config: Config): Promise<readonly NamedStatus[] | 'held'> {
  try {
    return await askChannels(config)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'store-locked' ? 'held' : []
  }
}

/** Without a server the tokens are read from the store by opening it, and that would upgrade one of before. */
function mayAskChannels(machine: readonly Finding[], running: Server): boolean {
  if (running !== 'off') return isRunning(running)
  return machine.every(({ id, state }) => id !== 'store-older' && (state !== 'wrong' || !/^(?:folder|data|key|store|disk)-/.test(id)))
}

function configOrProblems(): Config | readonly string[] {
  try {
    return readConfig()
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-config') return error.message.replace(/^bad-config: /, '').split('\n')
    throw error
  }
}

/** Beside a service that is asked anyway; without one nobody outside is asked for the time. */
async function lookAtClock({ telegram }: Config): Promise<readonly Finding[]> {
  if (telegram === null) return []
  return clockFindings(new URL(telegram.apiRoot).host, await askAddress(telegram.apiRoot), Date.now())
}
