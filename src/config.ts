import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from './errors.ts'

/** Everything the environment decides, checked. Nothing else in the program reads the environment. */
export interface Config {
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
  readonly telegram: TelegramConfig | null
  readonly zaloOa: ZaloOaConfig | null
  readonly zaloBot: ZaloBotConfig | null
  readonly botframework: BotFrameworkConfig | null
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

export interface TelegramConfig {
  readonly token: string
  readonly apiRoot: string
  readonly delivery: { readonly by: 'webhook'; readonly secret: string } | { readonly by: 'polling' }
  readonly staffGroup: StaffGroupConfig | null
}

/** `app` null: nothing is proven; for the Emulator, on a machine that talks to itself. */
export type BotFrameworkConfig =
  | { readonly app: null }
  | {
      readonly app: { readonly id: string; readonly secret: string; readonly tenant: string | null }
      /** A stand-in for Microsoft's services on this machine; null: Microsoft. */
      readonly standIn: string | null
    }

/** Zalo Official Account: an app of Zalo's, and the account that has granted it its rights. Two secrets, never the same thing. */
export interface ZaloOaConfig {
  readonly appId: string
  readonly appSecret: string
  readonly oaId: string
  readonly oaSecret: string
  readonly apiRoot: string
  readonly oauthRoot: string
  /** Ends of host names beside Zalo's own that what people send may lie on. */
  readonly fileHosts: readonly string[]
}

/** A bot that is a token and a secret. */
export type BotConfig = Omit<TelegramConfig, 'staffGroup'>

/** Files of either of Zalo's two channels lie on the same hosts. */
export type ZaloBotConfig = BotConfig & Pick<ZaloOaConfig, 'fileHosts'>

/** A Telegram group of the staff; off unless the operator names one. */
export interface StaffGroupConfig {
  readonly chat: string
  /** Whether what is said may be read and answered there. */
  readonly text: 'mirrored' | 'not-mirrored'
  readonly language: 'vi' | 'en'
}

/** How people on call are reached. Web Push needs nothing set. */
export interface AlertsConfig {
  readonly mail: MailConfig | null
  /** The operator's gateway for calls or text messages. */
  readonly call: { readonly url: string; readonly secret: string } | null
  /** Further origins of push services, beside those of the browsers. */
  readonly pushServices: readonly string[]
}

/** How long the hotline waits, in minutes, for the levels that the operator names. */
export interface WaitsConfig {
  /** Nobody takes a case: until staff are told, until the person is told, then between further alarms. */
  readonly untaken: MinutesOfLevels
  /** Whoever took it is silent: until they are reminded, until supervisors are told, until it goes back; all from the message on. */
  readonly silent: MinutesOfLevels
}

/** Where `ben-an backup` puts copies, and whose age key they are sealed to; null: nowhere, to nobody. */
export interface BackupsConfig {
  readonly folder: string | null
  readonly recipient: string | null
}

export type MinutesOfLevels = Readonly<Partial<Record<1 | 2 | 3 | 4, readonly [number, number, number]>>>

export interface MailConfig {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly user: string | null
  readonly password: string | null
  readonly from: string
}

export type LogLevel = (typeof logLevels)[number]
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

export type Environment = Readonly<Record<string, string | undefined>>

/** Where the program lies: the folder that holds `content/` and `web/`, whether it runs from `src/` or from `dist/`. */
export const programFolder = path.resolve(fileURLToPath(new URL('..', import.meta.url)))

/**
 * Reads the environment. Nothing set is a working development machine: loopback, data in `data/` beside the program, the key outside
 * of it under the user's configuration folder.
 * @throws AppError `bad-config` that names every variable that is missing or wrong, never a value
 */
export function readConfig(environment: Environment = process.env, home: string = homedir()): Config {
  const reading = beginReading(environment)
  const { value, checked, problems, production } = reading
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

  const ends = (text: string) => (list(text).every((end) => /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(end)) ? list(text) : null)
  const fileHosts = checked('BEN_AN_ZALO_OA_FILE_HOSTS', ends, 'must be ends of host names, divided by commas') ?? []

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
    telegram: readTelegram(reading),
    zaloBot: readZaloBot(reading, fileHosts),
    zaloOa: readZaloOa(reading, fileHosts),
    botframework: readBotFramework(reading),
    alerts: readAlerts(reading),
    waits: {
      untaken:
        checked(
          'BEN_AN_WAIT_UNTAKEN',
          (text) => readMinutes(text, ([staff, person]) => staff < person),
          minutesRule('the second above the first'),
        ) ?? {},
      silent:
        checked(
          'BEN_AN_WAIT_SILENT',
          (text) => readMinutes(text, ([a, b, c]) => a < b && b < c),
          minutesRule('each above the one before'),
        ) ?? {},
    },
    backups: readBackups(reading, dataFolder),
    mostFileBytes: (checked('BEN_AN_MOST_FILE_MB', readMegabytes, 'must be whole megabytes from 1 to 20') ?? 10) * 1024 * 1024,
    metricsToken: checked('BEN_AN_METRICS_TOKEN', readSecret, secretRule),
    trustedProxies: checked('BEN_AN_TRUSTED_PROXIES', readProxies, 'must be the addresses of your own proxies, divided by commas') ?? [],
    logLevel:
      checked('BEN_AN_LOG', (text) => logLevels.find((level) => level === text) ?? null, `must be one of ${logLevels.join(', ')}`) ??
      (production ? 'info' : 'warn'),
  }
  const mistyped = Object.keys(environment).filter((name) => name.startsWith('BEN_AN_') && !reading.known.has(name))
  if (production) problems.push(...mistyped.map((name) => `${name} is no setting: look at its letters, or take it out`))
  if (problems.length > 0) throw new AppError('bad-config', problems.join('\n'))
  return config
}

/** The environment while it is read, variable by variable. */
interface Reading {
  readonly production: boolean
  /** As it is set; null: it is not, or empty. */
  readonly value: (name: string) => string | null
  /** The same as `read` makes it of the text; where that is null, a problem by the name of the variable and this rule. */
  readonly checked: <T>(name: string, read: (text: string) => T | null, rule: string) => T | null
  /** What is missing or wrong so far. */
  readonly problems: string[]
  /** The names that have been asked for. */
  readonly known: ReadonlySet<string>
}

function beginReading(environment: Environment): Reading {
  const problems: string[] = []
  const known = new Set(['BEN_AN_SITE', 'BEN_AN_BEHIND']) // of compose.yaml and the Caddyfile
  const value = (name: string) => {
    known.add(name)
    return environment[name]?.trim() || null
  }
  const checked = <T>(name: string, read: (text: string) => T | null, rule: string): T | null => {
    const text = value(name)
    if (text === null) return null
    const result = read(text)
    if (result === null) problems.push(`${name} ${rule}`)
    return result
  }
  const mode = value('NODE_ENV')
  if (mode !== null && !['production', 'development', 'test'].includes(mode))
    problems.push('NODE_ENV must be production, development or test')
  return { production: mode === 'production', value, checked, problems, known }
}

/** What differs between two services whose bots are a token and a secret. */
interface BotNames {
  /** How its variables begin. */
  readonly variables: 'BEN_AN_TELEGRAM' | 'BEN_AN_ZALO_BOT'
  readonly giver: string
  readonly apiRoot: string
}

/** A webhook where the world can reach us, long polling where it cannot. A webhook without its secret is refused everywhere, not only in production. */
function readBot(names: BotNames, { value, checked, problems, production }: Reading): BotConfig | null {
  const { variables, giver } = names
  const apiRoot = checked(
    `${variables}_API`,
    (text) => readApiRoot(text, production),
    'must be an https address without a slash at its end: the token travels in its path',
  )
  const token = checked(`${variables}_TOKEN`, (text) => (/^\d+:[\w-]+$/.test(text) ? text : null), `must be the token that ${giver} gave`)
  const secret = checked(
    `${variables}_SECRET`,
    (text) => (/^[\w-]{16,256}$/.test(text) ? text : null),
    'must be 16 to 256 letters, digits, _ or -',
  )
  const by = checked(`${variables}_BY`, (text) => (text === 'webhook' || text === 'polling' ? text : null), 'must be webhook or polling')
  if (value(`${variables}_TOKEN`) === null) {
    if (secret !== null || by !== null) problems.push(`${variables}_TOKEN is missing: other variables of this bot are set`)
    return null
  }
  const delivery = by ?? (production || value('BEN_AN_PUBLIC_ADDRESS') !== null ? 'webhook' : 'polling')
  const head = { token: token ?? '', apiRoot: apiRoot ?? names.apiRoot }
  if (delivery === 'polling') return { ...head, delivery: { by: 'polling' } }
  if (value(`${variables}_SECRET`) === null)
    problems.push(`${variables}_SECRET is missing: without it anybody could write in a person’s name`)
  if (value('BEN_AN_PUBLIC_ADDRESS') === null) problems.push(`BEN_AN_PUBLIC_ADDRESS is missing: ${variables}_BY=webhook needs it`)
  return { ...head, delivery: { by: 'webhook', secret: secret ?? '' } }
}

function readTelegram(reading: Reading): TelegramConfig | null {
  const names = { variables: 'BEN_AN_TELEGRAM', giver: 'BotFather', apiRoot: 'https://api.telegram.org' } as const
  const bot = readBot(names, reading)
  const staffGroup = readStaffGroup(reading)
  if (bot === null && staffGroup !== null) reading.problems.push('BEN_AN_TELEGRAM_TOKEN is missing: a group of the staff is named')
  return bot && { ...bot, staffGroup }
}

/** An app's id is the proof that a call is for us: without it everybody could write in anybody's name, so only a machine alone may do without. */
function readBotFramework({ value, checked, problems, production }: Reading): BotFrameworkConfig | null {
  const id = checked('BEN_AN_BOTFRAMEWORK_APP_ID', readGuid, 'must be the id of the app: 8-4-4-4-12 digits and letters a to f')
  const secret = checked('BEN_AN_BOTFRAMEWORK_SECRET', (text) => (text.length >= 16 ? text : null), 'must be the value of a client secret')
  const tenant = checked(
    'BEN_AN_BOTFRAMEWORK_TENANT',
    readGuid,
    'must be the id of the organisation’s tenant: 8-4-4-4-12 digits and letters',
  )
  const standIn = checked(
    'BEN_AN_BOTFRAMEWORK_STAND_IN',
    (text) => (production ? null : readStandIn(text)),
    'must be an address of this machine, and not in production',
  )
  const emulator = checked('BEN_AN_BOTFRAMEWORK_EMULATOR', (text) => (text === 'yes' ? text : null), 'must be yes or left out')
  if (value('BEN_AN_BOTFRAMEWORK_APP_ID') === null) {
    if (emulator === null && secret === null && tenant === null && standIn === null) return null
    if (production || emulator === null)
      problems.push('BEN_AN_BOTFRAMEWORK_APP_ID is missing: without it anybody could write in a person’s name')
    const elsewhere = [URL.parse(value('BEN_AN_PUBLIC_ADDRESS') ?? '')?.hostname, value('BEN_AN_HOST')]
    if (elsewhere.some((host) => typeof host === 'string' && !isLoopback(host)))
      problems.push('BEN_AN_BOTFRAMEWORK_EMULATOR is for a machine that only talks to itself: see BEN_AN_HOST and BEN_AN_PUBLIC_ADDRESS')
    return { app: null }
  }
  if (emulator !== null) problems.push('BEN_AN_BOTFRAMEWORK_EMULATOR and BEN_AN_BOTFRAMEWORK_APP_ID do not go together')
  if (value('BEN_AN_BOTFRAMEWORK_SECRET') === null)
    problems.push('BEN_AN_BOTFRAMEWORK_SECRET is missing: without it nothing could be answered')
  return { app: { id: id ?? '', secret: secret ?? '', tenant }, standIn }
}

function readGuid(text: string): string | null {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : null
}

function readStandIn(text: string): string | null {
  const url = URL.parse(text)
  return url?.origin === text && isLoopback(url.hostname) ? text : null
}

/** All four or none: with one of them missing nothing could be proven, or nothing answered. */
function readZaloOa({ value, checked, problems, production }: Reading, fileHosts: readonly string[]): ZaloOaConfig | null {
  const digits = (text: string) => (/^\d{5,24}$/.test(text) ? text : null)
  const secret = (text: string) => (/^\S{8,256}$/.test(text) ? text : null)
  const root = (text: string) => readApiRoot(text, production)
  const addressRule = 'must be an https address without a slash at its end'
  const read = {
    appId: checked('BEN_AN_ZALO_OA_APP', digits, 'must be the id of the app, digits'),
    appSecret: checked('BEN_AN_ZALO_OA_APP_SECRET', secret, 'must be the secret key of the app'),
    oaId: checked('BEN_AN_ZALO_OA_ID', digits, 'must be the id of the account, digits'),
    oaSecret: checked('BEN_AN_ZALO_OA_SECRET', secret, 'must be the secret key of the account, shown beside the webhook'),
    apiRoot: checked('BEN_AN_ZALO_OA_API', root, addressRule) ?? 'https://openapi.zalo.me',
    oauthRoot: checked('BEN_AN_ZALO_OA_OAUTH', root, addressRule) ?? 'https://oauth.zaloapp.com',
    fileHosts,
  }
  const needed = ['BEN_AN_ZALO_OA_ID', 'BEN_AN_ZALO_OA_SECRET', 'BEN_AN_ZALO_OA_APP', 'BEN_AN_ZALO_OA_APP_SECRET']
  const missing = needed.filter((name) => value(name) === null)
  if (missing.length === needed.length) return null
  for (const name of missing) problems.push(`${name} is missing: other variables of Zalo’s account are set`)
  if (value('BEN_AN_PUBLIC_ADDRESS') === null) problems.push('BEN_AN_PUBLIC_ADDRESS is missing: Zalo’s webhook and log-in need it')
  const { appId, appSecret, oaId, oaSecret } = read
  return { ...read, appId: appId ?? '', appSecret: appSecret ?? '', oaId: oaId ?? '', oaSecret: oaSecret ?? '' }
}

function readZaloBot(reading: Reading, fileHosts: readonly string[]): ZaloBotConfig | null {
  const names = { variables: 'BEN_AN_ZALO_BOT', giver: 'Zalo Bot Manager', apiRoot: 'https://bot-api.zaloplatforms.com' } as const
  const bot = readBot(names, reading)
  if (reading.production && bot?.delivery.by === 'polling')
    reading.problems.push('BEN_AN_ZALO_BOT_BY must be webhook in production: what is asked for and not kept at once is lost')
  return bot && { ...bot, fileHosts }
}

function readStaffGroup({ value, checked, problems }: Reading): StaffGroupConfig | null {
  const chat = checked(
    'BEN_AN_TELEGRAM_STAFF_GROUP',
    (text) => (/^-\d{5,20}$/.test(text) ? text : null),
    'must be the id of a group: -100…',
  )
  const text = checked(
    'BEN_AN_TELEGRAM_STAFF_TEXT',
    (given) => (given === 'mirrored' || given === 'not-mirrored' ? given : null),
    'must be mirrored or not-mirrored',
  )
  const language = checked(
    'BEN_AN_TELEGRAM_STAFF_LANGUAGE',
    (given) => (given === 'vi' || given === 'en' ? given : null),
    'must be vi or en',
  )
  if (value('BEN_AN_TELEGRAM_STAFF_GROUP') === null && (text !== null || language !== null))
    problems.push('BEN_AN_TELEGRAM_STAFF_GROUP is missing: other variables of the group are set')
  return chat === null ? null : { chat, text: text ?? 'not-mirrored', language: language ?? 'vi' }
}

function readAlerts({ value, checked, problems, production }: Reading): AlertsConfig {
  const server = checked(
    'BEN_AN_SMTP',
    readMailServer,
    'must be smtps://user:password@host:port, or smtp:// for a server that begins TLS itself',
  )
  const from = checked('BEN_AN_MAIL_FROM', (text) => (/^[^\s@<>]+@[^\s@<>]+$/.test(text) ? text : null), 'must be an e-mail address')
  if ((value('BEN_AN_SMTP') === null) !== (value('BEN_AN_MAIL_FROM') === null))
    problems.push('BEN_AN_SMTP and BEN_AN_MAIL_FROM go together')
  const url = checked('BEN_AN_CALL_WEBHOOK', (text) => readTarget(text, production), 'must be an https address')
  const secret = checked('BEN_AN_CALL_SECRET', readSecret, secretRule)
  if ((value('BEN_AN_CALL_WEBHOOK') === null) !== (value('BEN_AN_CALL_SECRET') === null))
    problems.push('BEN_AN_CALL_WEBHOOK and BEN_AN_CALL_SECRET go together: an unsigned call proves nothing')
  const origins = (text: string) => {
    const read = list(text).map((one) => readOrigin(one, production))
    return read.every((origin) => origin !== null) ? read : null
  }
  return {
    mail: server && { ...server, from: from ?? '' },
    call: url === null ? null : { url, secret: secret ?? '' },
    pushServices: checked('BEN_AN_PUSH_SERVICES', origins, 'must be https origins, divided by commas') ?? [],
  }
}

function readBackups({ value, checked, problems }: Reading, dataFolder: string): BackupsConfig {
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

function minutesRule(order: string): string {
  return `must be minutes for levels, as 4:1,5,5 3:5,15,15: whole numbers from 1 to 10080, ${order}, each level once`
}

function readMinutes(text: string, inOrder: (minutes: readonly [number, number, number]) => boolean): MinutesOfLevels | null {
  const read = text.split(/\s+/).map((part) => {
    const [, level, ...minutes] = /^([1-4]):(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(part) ?? []
    const [a = 0, b = 0, c = 0] = minutes.map(Number)
    const fine = [a, b, c].every((one) => one >= 1 && one <= 10_080) && inOrder([a, b, c])
    return level !== undefined && fine ? ([level, [a, b, c]] as const) : null
  })
  const levels = read.filter((one) => one !== null)
  const once = new Set(levels.map(([level]) => level)).size === read.length
  return once ? Object.fromEntries(levels) : null
}

/** In the clear only to a server on this machine. */
function readMailServer(text: string): Omit<MailConfig, 'from'> | null {
  const url = URL.parse(text)
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname || !['', '/'].includes(url.pathname) || url.search || url.hash)
    return null
  const tls = url.protocol === 'smtps:'
  return {
    host: url.hostname,
    port: url.port === '' ? (tls ? 465 : 587) : Number(url.port),
    security: tls ? 'tls' : isLoopback(url.hostname) ? 'plain' : 'starttls',
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
  }
}

/** Where we post to on our own: in the clear only to a stand-in on this machine. */
function readTarget(text: string, production: boolean): string | null {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.hash) return null
  return url.protocol === 'https:' || (!production && url.protocol === 'http:' && isLoopback(url.hostname)) ? text : null
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

const secretRule = 'must be at least 24 characters that nobody could guess'

function readSecret(text: string): string | null {
  return text.length >= 24 && new Set(text).size >= 8 ? text : null
}

/** Plain http is for a machine that talks to itself, and never in production. */
function readOrigin(text: string, production: boolean): string | null {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.search || url.hash || !['', '/'].includes(url.pathname)) return null
  const safe = url.protocol === 'https:' || (!production && url.protocol === 'http:' && isLoopback(url.hostname))
  return safe && !(production && isLoopback(url.hostname)) ? url.origin : null
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/** The token travels in the path: in the clear only to a stand-in on this machine. */
function readApiRoot(text: string, production: boolean): string | null {
  const url = URL.parse(text)
  if (!url || url.search || url.hash || text.endsWith('/')) return null
  return url.protocol === 'https:' || (!production && url.protocol === 'http:' && isLoopback(url.hostname)) ? text : null
}

/** Addresses or blocks; a name such as `true`, and a block that is the whole world, would let anybody forge where they come from. */
function readProxies(text: string): readonly string[] | null {
  const addresses = list(text)
  const isAddress = (item: string) => /^[0-9a-f.:]+(?:\/(?:[89]|[1-9]\d|1[01]\d|12[0-8]))?$/i.test(item) && /[.:]/.test(item)
  return addresses.length > 0 && addresses.every(isAddress) ? addresses : null
}

function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
