import { expect, test } from 'vitest'
import { rootsOf } from '../src/config/channels.ts'
import type { Environment } from '../src/config/environment.ts'
import { readConfig } from '../src/config.ts'
import { home, refusal } from './config/refusal.ts'

const production: Environment = {
  NODE_ENV: 'production',
  BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org',
  BEN_AN_DATA: '/var/lib/ben-an',
  BEN_AN_KEY_FILE: '/etc/ben-an/master.key',
  BEN_AN_METRICS_TOKEN: 'k2n5p8r1t4v7x0z3b6d9f2h5',
}
const telegram: Environment = { BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN', BEN_AN_TELEGRAM_SECRET: 'a-secret-of-some-length' }
const zaloBot: Environment = { BEN_AN_ZALO_BOT_TOKEN: '4242:TOKEN', BEN_AN_ZALO_BOT_SECRET: 'a-secret-of-some-length' }
const group: Environment = { ...telegram, BEN_AN_TELEGRAM_STAFF_GROUP: '-1001234567890' }
const mail: Environment = { BEN_AN_SMTP: 'smtps://ben-an:p%40ss@mail.example.org', BEN_AN_MAIL_FROM: 'ben-an@example.org' }
const call: Environment = { BEN_AN_CALL_WEBHOOK: 'https://gateway.example.org/call', BEN_AN_CALL_SECRET: 'nobody-could-ever-guess-this' }

test('nothing set is a machine that talks to itself, with the key away from the data', () => {
  const config = readConfig({}, home)
  expect(config).toMatchObject({ production: false, host: '127.0.0.1', port: 8080, publicAddress: null, telegram: null, makesKey: true })
  expect(config.keyFile).toBe('/home/somebody/.config/ben-an/master.key')
  expect(config.dataFolder).toMatch(/\/data$/)
})

test('a mistyped setting is named in production, where it would leave something out silently', () => {
  const mistyped = { BEN_AN_BACKUP_RECIPENT: 'age1…', BEN_AN_SITE: 'chat.example.org' }
  expect(refusal({ ...production, ...mistyped })).toBe(
    'bad-config: BEN_AN_BACKUP_RECIPENT is no setting: look at its letters, or take it out',
  )
  expect(refusal(mistyped)).toBe('')
})

test('a production start with everything explicit passes, and never makes a key', () => {
  expect(readConfig({ ...production, ...telegram }, home)).toMatchObject({
    production: true,
    publicAddress: 'https://chat.example.org',
    makesKey: false,
    telegram: { token: '4242:TOKEN', delivery: { by: 'webhook', secret: 'a-secret-of-some-length' } },
  })
})

const app = '7C9E6679-7425-40DE-944B-E07FC1F90AE7'
const secret = 'a~secret.of-some_length'
const botframework: Environment = { BEN_AN_BOTFRAMEWORK_APP_ID: app, BEN_AN_BOTFRAMEWORK_SECRET: secret }

test('a bot of Microsoft’s has its app, its secret, and the tenant of its organisation', () => {
  const one = { id: app.toLowerCase(), secret, tenant: null }
  expect(readConfig({}, home).botframework).toBeNull()
  expect(readConfig({ ...production, ...botframework }, home).botframework).toEqual({ app: one, standIn: null })
  const tenant = '0f8fad5b-d9cb-469f-a165-70867728950e'
  expect(readConfig({ ...production, ...botframework, BEN_AN_BOTFRAMEWORK_TENANT: tenant }, home).botframework).toMatchObject({
    app: { tenant },
  })
})

test('without an app a bot of Microsoft’s runs on a machine that talks to itself, and nowhere else', () => {
  const emulator: Environment = { BEN_AN_BOTFRAMEWORK_EMULATOR: 'yes' }
  expect(readConfig(emulator, home).botframework).toEqual({ app: null })
  expect(refusal({ ...production, ...emulator })).toContain('BEN_AN_BOTFRAMEWORK_APP_ID is missing')
  expect(refusal({ ...emulator, BEN_AN_HOST: '127.0.0.1', BEN_AN_PUBLIC_ADDRESS: 'http://localhost:8080' })).toBe('')
  for (const reached of [{ BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org' }, { BEN_AN_HOST: '0.0.0.0' }, { BEN_AN_HOST: '::' }])
    expect(refusal({ ...emulator, ...reached })).toContain('a machine that only talks to itself')
  expect(refusal({ ...emulator, ...botframework })).toContain('do not go together')
})

const wrongBots: readonly (readonly [string, Environment])[] = [
  ['BEN_AN_BOTFRAMEWORK_APP_ID is missing', { BEN_AN_BOTFRAMEWORK_SECRET: secret }],
  ['BEN_AN_BOTFRAMEWORK_APP_ID is missing', { BEN_AN_BOTFRAMEWORK_TENANT: app }],
  ['BEN_AN_BOTFRAMEWORK_SECRET is missing', { BEN_AN_BOTFRAMEWORK_APP_ID: app }],
  ['BEN_AN_BOTFRAMEWORK_APP_ID must be', { ...botframework, BEN_AN_BOTFRAMEWORK_APP_ID: 'ben-an' }],
  ['BEN_AN_BOTFRAMEWORK_TENANT must be', { ...botframework, BEN_AN_BOTFRAMEWORK_TENANT: 'example.org' }],
  ['BEN_AN_BOTFRAMEWORK_SECRET must be', { ...botframework, BEN_AN_BOTFRAMEWORK_SECRET: 'short' }],
  ['BEN_AN_BOTFRAMEWORK_STAND_IN must be', { ...botframework, BEN_AN_BOTFRAMEWORK_STAND_IN: 'https://login.example.org' }],
  ['BEN_AN_BOTFRAMEWORK_STAND_IN must be', { ...production, ...botframework, BEN_AN_BOTFRAMEWORK_STAND_IN: 'http://127.0.0.1:1' }],
]
for (const [problem, environment] of wrongBots) {
  test(`a bot of Microsoft’s is refused: ${problem}, with ${Object.keys(environment).join(' and ')}`, () => {
    const message = refusal(environment)
    expect(message).toContain(problem)
    expect(message).not.toContain(secret)
  })
}

test('waits are set for the levels that are named', () => {
  expect(readConfig({}, home).waits).toEqual({ untaken: {}, silent: {} })
  const set = { BEN_AN_WAIT_UNTAKEN: ' 4:1,3,2  3:5,15,15 ', BEN_AN_WAIT_SILENT: '4:2,3,4' }
  expect(readConfig({ ...production, ...set }, home).waits).toEqual({ untaken: { 3: [5, 15, 15], 4: [1, 3, 2] }, silent: { 4: [2, 3, 4] } })
})

test('one error names everything that is missing', () => {
  const message = refusal({ NODE_ENV: 'production', BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN', BEN_AN_PORT: 'eighty' })
  for (const name of [
    'BEN_AN_PUBLIC_ADDRESS',
    'BEN_AN_DATA',
    'BEN_AN_KEY_FILE',
    'BEN_AN_METRICS_TOKEN',
    'BEN_AN_TELEGRAM_SECRET',
    'BEN_AN_PORT',
  ])
    expect(message).toContain(name)
})

/** Each differs from a start that passes by what its name says, so that it is refused for that. */
const refused: readonly { readonly name: string; readonly change: Environment; readonly names: string }[] = [
  { name: 'no public address', change: { BEN_AN_PUBLIC_ADDRESS: undefined }, names: 'BEN_AN_PUBLIC_ADDRESS' },
  { name: 'no key file', change: { BEN_AN_KEY_FILE: undefined }, names: 'BEN_AN_KEY_FILE' },
  { name: 'no data folder', change: { BEN_AN_DATA: '' }, names: 'BEN_AN_DATA' },
  { name: 'no metrics token', change: { BEN_AN_METRICS_TOKEN: ' ' }, names: 'BEN_AN_METRICS_TOKEN' },
  {
    name: 'a metrics token that can be guessed',
    change: { BEN_AN_METRICS_TOKEN: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
    names: 'BEN_AN_METRICS_TOKEN',
  },
  { name: 'a short metrics token', change: { BEN_AN_METRICS_TOKEN: 'secret' }, names: 'BEN_AN_METRICS_TOKEN' },
  { name: 'the key inside the data folder', change: { BEN_AN_KEY_FILE: '/var/lib/ben-an/keys/k' }, names: 'BEN_AN_KEY_FILE' },
  {
    name: 'a public address over plain http',
    change: { BEN_AN_PUBLIC_ADDRESS: 'http://chat.example.org' },
    names: 'BEN_AN_PUBLIC_ADDRESS',
  },
  { name: 'a public address that is this machine', change: { BEN_AN_PUBLIC_ADDRESS: 'https://127.0.0.1' }, names: 'BEN_AN_PUBLIC_ADDRESS' },
  { name: 'a public address with a path', change: { BEN_AN_PUBLIC_ADDRESS: 'https://a.example/chat' }, names: 'BEN_AN_PUBLIC_ADDRESS' },
  { name: 'a public address with a name in it', change: { BEN_AN_PUBLIC_ADDRESS: 'https://me@a.example' }, names: 'BEN_AN_PUBLIC_ADDRESS' },
  ...['4:5,1,5', '4:1,5', '5:1,5,5', '4:0,5,5', '4:1,5,5 4:2,6,6', '4:1,5,5;3:5,15,15', '4:1,5,20000'].map((minutes) => ({
    name: `waits of "${minutes}"`,
    change: { BEN_AN_WAIT_UNTAKEN: minutes },
    names: 'BEN_AN_WAIT_UNTAKEN',
  })),
  { name: 'a reminder after the return', change: { BEN_AN_WAIT_SILENT: '4:2,3,3' }, names: 'BEN_AN_WAIT_SILENT' },
  { name: 'Telegram without its secret', change: { ...telegram, BEN_AN_TELEGRAM_SECRET: undefined }, names: 'BEN_AN_TELEGRAM_SECRET' },
  { name: 'Telegram with an empty secret', change: { ...telegram, BEN_AN_TELEGRAM_SECRET: '' }, names: 'BEN_AN_TELEGRAM_SECRET' },
  { name: 'Telegram with a short secret', change: { ...telegram, BEN_AN_TELEGRAM_SECRET: 'short' }, names: 'BEN_AN_TELEGRAM_SECRET' },
  { name: 'a secret without a token', change: { BEN_AN_TELEGRAM_SECRET: 'a-secret-of-some-length' }, names: 'BEN_AN_TELEGRAM_TOKEN' },
  { name: 'a Zalo bot without its secret', change: { ...zaloBot, BEN_AN_ZALO_BOT_SECRET: '' }, names: 'BEN_AN_ZALO_BOT_SECRET' },
  { name: 'a secret without a Zalo bot', change: { ...zaloBot, BEN_AN_ZALO_BOT_TOKEN: '' }, names: 'BEN_AN_ZALO_BOT_TOKEN' },
  { name: 'a Zalo bot that asks, and may lose', change: { ...zaloBot, BEN_AN_ZALO_BOT_BY: 'polling' }, names: 'BEN_AN_ZALO_BOT_BY' },
  { name: 'a Zalo token in the clear', change: { ...zaloBot, BEN_AN_ZALO_BOT_API: 'http://api.example' }, names: 'BEN_AN_ZALO_BOT_API' },
  { name: 'a token in another form', change: { ...telegram, BEN_AN_TELEGRAM_TOKEN: 'TOKEN' }, names: 'BEN_AN_TELEGRAM_TOKEN' },
  { name: 'a token sent in the clear', change: { ...telegram, BEN_AN_TELEGRAM_API: 'http://api.example' }, names: 'BEN_AN_TELEGRAM_API' },
  {
    name: 'a staff group that is no group',
    change: { ...telegram, BEN_AN_TELEGRAM_STAFF_GROUP: '4242' },
    names: 'BEN_AN_TELEGRAM_STAFF_GROUP',
  },
  { name: 'a staff group without a bot', change: { BEN_AN_TELEGRAM_STAFF_GROUP: '-1001234567' }, names: 'BEN_AN_TELEGRAM_TOKEN' },
  {
    name: 'mirrored text without a group',
    change: { ...telegram, BEN_AN_TELEGRAM_STAFF_TEXT: 'mirrored' },
    names: 'BEN_AN_TELEGRAM_STAFF_GROUP',
  },
  { name: 'a word that is neither', change: { ...group, BEN_AN_TELEGRAM_STAFF_TEXT: 'yes' }, names: 'BEN_AN_TELEGRAM_STAFF_TEXT' },
  { name: 'mail from nobody', change: { BEN_AN_SMTP: 'smtps://mail.example.org' }, names: 'BEN_AN_MAIL_FROM' },
  { name: 'mail over nothing', change: { BEN_AN_MAIL_FROM: 'a@example.org' }, names: 'BEN_AN_SMTP' },
  { name: 'a mail server over the web', change: { ...mail, BEN_AN_SMTP: 'https://mail.example.org' }, names: 'BEN_AN_SMTP' },
  {
    name: 'a sender with a second line',
    change: { ...mail, BEN_AN_MAIL_FROM: 'a@example.org\nBcc: b@example.org' },
    names: 'BEN_AN_MAIL_FROM',
  },
  { name: 'an unsigned call', change: { BEN_AN_CALL_WEBHOOK: 'https://gateway.example.org/call' }, names: 'BEN_AN_CALL_SECRET' },
  { name: 'a call in the clear', change: { ...call, BEN_AN_CALL_WEBHOOK: 'http://127.0.0.1/call' }, names: 'BEN_AN_CALL_WEBHOOK' },
  { name: 'a secret that can be guessed', change: { ...call, BEN_AN_CALL_SECRET: 'secret' }, names: 'BEN_AN_CALL_SECRET' },
  { name: 'a push service in the clear', change: { BEN_AN_PUSH_SERVICES: 'http://127.0.0.1:9000' }, names: 'BEN_AN_PUSH_SERVICES' },
  { name: 'every proxy trusted', change: { BEN_AN_TRUSTED_PROXIES: 'true' }, names: 'BEN_AN_TRUSTED_PROXIES' },
  { name: 'the whole world trusted', change: { BEN_AN_TRUSTED_PROXIES: '0.0.0.0/0' }, names: 'BEN_AN_TRUSTED_PROXIES' },
  { name: 'a mode that is none', change: { NODE_ENV: 'prod' }, names: 'NODE_ENV' },
]
for (const { name, change, names } of refused) {
  test(`production refuses ${name}`, () => {
    expect(refusal({ ...production, ...change })).toContain(names)
  })
}

test('a webhook without a secret is refused in development too, and without a public address Telegram is polled', () => {
  expect(refusal({ BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN', BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org' })).toContain(
    'BEN_AN_TELEGRAM_SECRET',
  )
  expect(refusal({ BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN', BEN_AN_TELEGRAM_BY: 'webhook' })).toContain('BEN_AN_PUBLIC_ADDRESS')
  expect(readConfig({ BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN' }, home).telegram?.delivery).toEqual({ by: 'polling' })
})

test('nothing set: no mail, no calls, no group; push needs nothing', () => {
  const { alerts, telegram: bot } = readConfig({ ...production, ...telegram }, home)
  expect(alerts).toEqual({ mail: null, call: null, pushServices: [] })
  expect(bot?.staffGroup).toBeNull()
})

test('people on call are reached as the operator says', () => {
  const { alerts, telegram: bot } = readConfig({ ...production, ...mail, ...call, ...group, BEN_AN_TELEGRAM_STAFF_TEXT: 'mirrored' }, home)
  expect(alerts.mail).toEqual({
    host: 'mail.example.org',
    port: 465,
    security: 'tls',
    user: 'ben-an',
    password: 'p@ss',
    from: 'ben-an@example.org',
  })
  expect(alerts.call).toEqual({ url: 'https://gateway.example.org/call', secret: 'nobody-could-ever-guess-this' })
  expect(bot?.staffGroup).toEqual({ chat: '-1001234567890', text: 'mirrored', language: 'vi' })
})

test('letters leave in the clear only to a server on this machine', () => {
  const securityOf = (server: string) => readConfig({ ...production, ...mail, BEN_AN_SMTP: server }, home).alerts.mail?.security
  expect(securityOf('smtp://mail.example.org')).toBe('starttls')
  expect(securityOf('smtp://127.0.0.1:2525')).toBe('plain')
})

test('an error never holds a value', () => {
  const message = refusal({
    ...production,
    BEN_AN_METRICS_TOKEN: 'hunter2',
    BEN_AN_TELEGRAM_TOKEN: 'hunter3',
    BEN_AN_TELEGRAM_SECRET: 'hunter4',
  })
  expect(message).not.toContain('hunter')
})

test('every service that people send files over is fetched from where it is set to be reached', () => {
  const config = readConfig({ BEN_AN_TELEGRAM_TOKEN: '1:abc', BEN_AN_TELEGRAM_API: 'http://127.0.0.1:9100' }, home)
  expect(rootsOf(config)).toEqual(['http://127.0.0.1:9100'])
  expect(rootsOf(readConfig({}, home))).toEqual([])
})
