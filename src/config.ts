import { homedir } from 'node:os'
import path from 'node:path'
import { readOrigin, readProxies } from './config/addresses.ts'
import { type AlertsConfig, readAlerts } from './config/alerts.ts'
import { type ChannelsConfig, readChannels } from './config/channels.ts'
import { type Environment, type Variables, variablesOf } from './config/environment.ts'
import { readSecret, secretRule } from './config/secret.ts'
import { readWaits, type WaitsConfig } from './config/waits.ts'
import { AppError } from './errors.ts'
import { programFolder } from './program-folder.ts'

/** Everything the environment decides, checked. Nothing else in the program reads the environment. */
export interface Config extends ChannelsConfig {
  /** Explicit everything; see `production` below for what is refused. */
  readonly production: boolean
  readonly host: string
  readonly port: number
  /** The origin that people type, `https://chat.example.org`; null on a machine that only talks to itself. */
  readonly publicAddress: string | null
  readonly dataFolder: string
  readonly keyFile: string
  /** A missing key is made at the first start; in production it must be there. */
  readonly makesKey: boolean
  readonly contentFolder: string
  /** Where compiled content is kept between starts: beside what was built. Null for a folder that is not this program's own. */
  readonly keptContent: string | null
  readonly webFolder: string
  readonly alerts: AlertsConfig
  readonly waits: WaitsConfig
  readonly backups: BackupsConfig
  /** The longest file that is fetched for whoever helps, or sent by them. */
  readonly mostFileBytes: number
  readonly metricsToken: string | null
  /** Addresses of the proxies in front, exactly; empty trusts no forwarded header. */
  readonly trustedProxies: readonly string[]
  readonly logLevel: LogLevel
}

/** Where `ben-an backup` puts copies, and whose age key they are sealed to; null: nowhere, to nobody. */
export interface BackupsConfig {
  readonly folder: string | null
  readonly recipient: string | null
}

export type LogLevel = (typeof logLevels)[number]
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/**
 * Reads the environment. Nothing set is a working development machine: loopback, data in `data/` beside the program, the key outside
 * of it under the user's configuration folder.
 * @throws AppError `bad-config` that names every variable that is missing or wrong, never a value
 */
export function readConfig(environment: Environment = process.env, home: string = homedir()): Config {
  const variables = variablesOf(environment)
  const { value, checked, problems, production } = variables
  const required = (name: string, why: string) => {
    if (production && value(name) === null) problems.push(`${name} is missing: ${why}`)
  }

  required('BEN_AN_PUBLIC_ADDRESS', 'the https address that people type')
  required('BEN_AN_DATA', 'the folder for the database, on a disk that stays')
  required('BEN_AN_KEY_FILE', 'the master key, made beforehand with `ben-an key`, outside the data folder')
  required('BEN_AN_METRICS_TOKEN', 'the secret that /metrics asks for')

  const publicAddress = checked('BEN_AN_PUBLIC_ADDRESS', (text) => readOrigin(text, production), 'must be an https address without a path')
  const dataFolder = path.resolve(programFolder, value('BEN_AN_DATA') ?? 'data')
  const keyFile = path.resolve(programFolder, value('BEN_AN_KEY_FILE') ?? path.join(configFolder(environment, home), 'master.key'))
  if (isInside(keyFile, dataFolder)) problems.push('BEN_AN_KEY_FILE must lie outside the data folder: whoever takes one must not have both')

  const ownContent = path.join(programFolder, 'content')
  const contentFolder = path.resolve(programFolder, value('BEN_AN_CONTENT') ?? ownContent)

  const config: Config = {
    production,
    host: value('BEN_AN_HOST') ?? '127.0.0.1',
    port: checked('BEN_AN_PORT', readPort, 'must be a port from 0 to 65535') ?? 8080,
    publicAddress,
    dataFolder,
    keyFile,
    makesKey: !production,
    contentFolder,
    keptContent: contentFolder === ownContent ? path.join(programFolder, 'dist', 'content.bin') : null,
    webFolder: path.join(programFolder, 'web', 'dist'),
    ...readChannels(variables),
    alerts: readAlerts(variables),
    waits: readWaits(variables),
    backups: readBackups(variables, dataFolder),
    mostFileBytes: (checked('BEN_AN_MOST_FILE_MB', readMegabytes, 'must be whole megabytes from 1 to 20') ?? 10) * 1024 * 1024,
    metricsToken: checked('BEN_AN_METRICS_TOKEN', readSecret, secretRule),
    trustedProxies: checked('BEN_AN_TRUSTED_PROXIES', readProxies, 'must be the addresses of your own proxies, divided by commas') ?? [],
    logLevel:
      checked('BEN_AN_LOG', (text) => logLevels.find((level) => level === text) ?? null, `must be one of ${logLevels.join(', ')}`) ??
      (production ? 'info' : 'warn'),
  }
  const mistyped = Object.keys(environment).filter((name) => name.startsWith('BEN_AN_') && !variables.known.has(name))
  if (production) problems.push(...mistyped.map((name) => `${name} is no setting: look at its letters, or take it out`))
  if (problems.length > 0) throw new AppError('bad-config', problems.join('\n'))
  return config
}

function readBackups({ value, checked, problems }: Variables, dataFolder: string): BackupsConfig {
  const named = value('BEN_AN_BACKUP_FOLDER')
  const folder = named === null ? null : path.resolve(programFolder, named)
  if (folder !== null && isInside(folder, dataFolder))
    problems.push('BEN_AN_BACKUP_FOLDER must lie outside the data folder: what happens to one must not happen to both')
  const recipient = checked(
    'BEN_AN_BACKUP_RECIPIENT',
    readRecipient,
    'must be an age recipient, age1…: the public half, never the secret one',
  )
  return { folder, recipient }
}

/** The public half of an age key, as `age-keygen` prints it. */
export function readRecipient(text: string): string | null {
  return /^age1[0-9a-z]{30,4000}$/.test(text) ? text : null
}

/** Where the key goes when nobody says: the user's own configuration folder, so that no copy of the data carries it along. */
function configFolder(environment: Environment, home: string): string {
  return path.join(environment.XDG_CONFIG_HOME || path.join(home, '.config'), 'ben-an')
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file)
  return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative))
}

function readPort(text: string): number | null {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : null
}

/** No channel hands out longer files to bots. */
function readMegabytes(text: string): number | null {
  const megabytes = Number(text)
  return /^\d{1,2}$/.test(text) && megabytes >= 1 && megabytes <= 20 ? megabytes : null
}
