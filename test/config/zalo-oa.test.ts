import { expect, test } from 'vitest'
import type { Environment } from '../../src/config/environment.ts'
import { readConfig } from '../../src/config.ts'
import { home, refusal } from './refusal.ts'

const whole: Environment = {
  BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org',
  BEN_AN_ZALO_OA_ID: '388000000000000001',
  BEN_AN_ZALO_OA_SECRET: 'account-secret',
  BEN_AN_ZALO_OA_APP: '360000000000000001',
  BEN_AN_ZALO_OA_APP_SECRET: 'app-secret',
}

test('without its variables Zalo is off; with all four it is on, and speaks to Zalo', () => {
  expect(readConfig({}, home).zaloOa).toBeNull()
  expect(readConfig(whole, home).zaloOa).toEqual({
    oaId: '388000000000000001',
    oaSecret: 'account-secret',
    appId: '360000000000000001',
    appSecret: 'app-secret',
    apiRoot: 'https://openapi.zalo.me',
    oauthRoot: 'https://oauth.zaloapp.com',
    fileHosts: [],
  })
})

test('further hosts of files hold for a Zalo bot, too', () => {
  const bot = {
    BEN_AN_ZALO_BOT_TOKEN: '4242:TOKEN',
    BEN_AN_ZALO_BOT_SECRET: 'a-secret-of-some-length',
    BEN_AN_PUBLIC_ADDRESS: 'https://x.example',
  }
  expect(readConfig({ ...bot, BEN_AN_ZALO_OA_FILE_HOSTS: 'zalo.example' }, home).zaloBot?.fileHosts).toEqual(['zalo.example'])
})

test('further hosts of files are ends of names', () => {
  expect(readConfig({ ...whole, BEN_AN_ZALO_OA_FILE_HOSTS: 'cdn.example.vn, zalo.example' }, home).zaloOa?.fileHosts).toEqual([
    'cdn.example.vn',
    'zalo.example',
  ])
})

const without = (name: string): Environment => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name))
for (const name of Object.keys(whole)) test(`refused without ${name}`, () => expect(refusal(without(name))).toContain(`${name} is missing`))

const wrong: readonly (readonly [string, string])[] = [
  ['BEN_AN_ZALO_OA_ID', 'ben-an'],
  ['BEN_AN_ZALO_OA_APP', '12'],
  ['BEN_AN_ZALO_OA_SECRET', 'short'],
  ['BEN_AN_ZALO_OA_APP_SECRET', 'two words here'],
  ['BEN_AN_ZALO_OA_API', 'http://openapi.zalo.me'],
  ['BEN_AN_ZALO_OA_OAUTH', 'https://oauth.zaloapp.com/'],
  ['BEN_AN_ZALO_OA_FILE_HOSTS', 'com'],
  ['BEN_AN_ZALO_OA_FILE_HOSTS', 'https://zdn.vn'],
]
for (const [name, value] of wrong)
  test(`${name}=${value} is refused, and not repeated`, () => {
    const said = refusal({ ...whole, [name]: value })
    expect(said).toContain(`${name} must be`)
    expect(said).not.toContain(value.length > 4 ? value : 'no such value')
  })

test('in production the stand-in of this machine is refused', () => {
  const production: Environment = {
    ...whole,
    NODE_ENV: 'production',
    BEN_AN_DATA: '/var/lib/ben-an',
    BEN_AN_KEY_FILE: '/etc/ben-an/master.key',
    BEN_AN_METRICS_TOKEN: 'k2n5p8r1t4v7x0z3b6d9f2h5',
  }
  expect(refusal(production)).toBe('')
  expect(refusal({ ...production, BEN_AN_ZALO_OA_API: 'http://127.0.0.1:1' })).toContain('BEN_AN_ZALO_OA_API')
})
