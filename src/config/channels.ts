import { isLoopback } from '../loopback.ts'
import { list, readApiRoot, readStandIn } from './addresses.ts'
import type { Variables } from './environment.ts'

/** The services that people write over; null: not configured. */
export interface ChannelsConfig {
  readonly telegram: TelegramConfig | null
  readonly zaloOa: ZaloOaConfig | null
  readonly zaloBot: ZaloBotConfig | null
  readonly botframework: BotFrameworkConfig | null
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
type BotConfig = Omit<TelegramConfig, 'staffGroup'>

/** Files of either of Zalo's two channels lie on the same hosts. */
export type ZaloBotConfig = BotConfig & Pick<ZaloOaConfig, 'fileHosts'>

/** A Telegram group of the staff; off unless the operator names one. */
export interface StaffGroupConfig {
  readonly chat: string
  /** Whether what is said may be read and answered there. */
  readonly text: 'mirrored' | 'not-mirrored'
  readonly language: 'vi' | 'en'
}

export function readChannels(variables: Variables): ChannelsConfig {
  const ends = (text: string) => (list(text).every((end) => /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(end)) ? list(text) : null)
  const fileHosts = variables.checked('BEN_AN_ZALO_OA_FILE_HOSTS', ends, 'must be ends of host names, divided by commas') ?? []
  return {
    telegram: readTelegram(variables),
    zaloBot: readZaloBot(variables, fileHosts),
    zaloOa: readZaloOa(variables, fileHosts),
    botframework: readBotFramework(variables),
  }
}

function readTelegram(variables: Variables): TelegramConfig | null {
  const names = { variables: 'BEN_AN_TELEGRAM', giver: 'BotFather', apiRoot: 'https://api.telegram.org' } as const
  const bot = readBot(names, variables)
  const staffGroup = readStaffGroup(variables)
  if (bot === null && staffGroup !== null) variables.problems.push('BEN_AN_TELEGRAM_TOKEN is missing: a group of the staff is named')
  return bot && { ...bot, staffGroup }
}

function readStaffGroup({ value, checked, problems }: Variables): StaffGroupConfig | null {
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

function readZaloBot(variables: Variables, fileHosts: readonly string[]): ZaloBotConfig | null {
  const names = { variables: 'BEN_AN_ZALO_BOT', giver: 'Zalo Bot Manager', apiRoot: 'https://bot-api.zaloplatforms.com' } as const
  const bot = readBot(names, variables)
  if (variables.production && bot?.delivery.by === 'polling')
    variables.problems.push('BEN_AN_ZALO_BOT_BY must be webhook in production: what is asked for and not kept at once is lost')
  return bot && { ...bot, fileHosts }
}

/** Where the services are reached that people send files over: what lies there is fetched even where it is a stand-in on this machine. */
export function rootsOf({ telegram, zaloOa, zaloBot, botframework }: ChannelsConfig): readonly string[] {
  const standIn = botframework?.app && botframework.standIn
  return [telegram?.apiRoot, zaloOa?.apiRoot, zaloBot?.apiRoot, standIn].filter((root) => typeof root === 'string')
}

/** What differs between two services whose bots are a token and a secret. */
interface BotNames {
  /** How its variables begin. */
  readonly variables: 'BEN_AN_TELEGRAM' | 'BEN_AN_ZALO_BOT'
  readonly giver: string
  readonly apiRoot: string
}

/**
 * A webhook where the world can reach us, long polling where it cannot. A webhook without its secret is refused
 * everywhere, not only in production.
 */
function readBot(names: BotNames, { value, checked, problems, production }: Variables): BotConfig | null {
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

/** All four or none: with one of them missing nothing could be proven, or nothing answered. */
function readZaloOa({ value, checked, problems, production }: Variables, fileHosts: readonly string[]): ZaloOaConfig | null {
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

/**
 * An app's id is the proof that a call is for us: without it everybody could write in anybody's name, so only
 * a machine alone may do without.
 */
function readBotFramework({ value, checked, problems, production }: Variables): BotFrameworkConfig | null {
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
