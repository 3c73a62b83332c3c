import { beforeEach, expect, test } from 'vitest'
import type { ChannelLogin } from '../../../src/adapters/open-channel.ts'
import type { Poster } from '../../../src/adapters/post-json.ts'
import type { LoginBox } from '../../../src/adapters/token-box.ts'
import { zaloLogin } from '../../../src/adapters/zalo-oa/log-in.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import { boxOf } from '../../../src/store/tokens/box-of.ts'
import { appId, appSecret, oaId } from '../zalo-oa-events.ts'

const settings = { appId, appSecret, oaId, oauthRoot: 'https://zalo.example' }
const granting: Poster = {
  async post() {
    const body = JSON.stringify({ access_token: 'access-of-some-length', refresh_token: 'refresh-of-some-length', expires_in: '90000' })
    return { kind: 'answered', status: 200, body, retryAfterSeconds: null }
  },
  close() {},
}

const now = () => 1

let box: LoginBox
/** Whose pair Zalo says that it is. */
let owner: string | null
let login: ChannelLogin
beforeEach(async () => {
  const store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now })
  box = boxOf(store.tokens, { channel: 'zalo-oa', account: oaId })
  const redirect = 'https://chat.example.org/channels/zalo-oa/login'
  login = zaloLogin(settings, { poster: granting, box, now, redirect, onTrouble: () => undefined, accountOf: async () => owner })
})

const other = '388000000000000002'
const cases = [
  { name: 'the account is named, and Zalo says the same', named: oaId, says: oaId, end: 'logged-in' },
  { name: 'no account is named, and Zalo says that it is ours', named: null, says: oaId, end: 'logged-in' },
  { name: 'no account is named, and Zalo says that it is another', named: null, says: other, end: 'another-account' },
  { name: 'ours is named, and Zalo says that it is another', named: oaId, says: other, end: 'another-account' },
  { name: 'another is named', named: other, says: oaId, end: 'another-account' },
  { name: 'ours is named, and Zalo does not tell', named: oaId, says: null, end: 'logged-in' },
  { name: 'nobody tells whose it is', named: null, says: null, end: 'unanswered' },
] as const
for (const { name, named, says, end } of cases)
  test(`${name}: ${end}`, async () => {
    owner = says
    const begun = await login.begin()
    const state = new URL(begun?.url ?? '').searchParams.get('state') ?? ''
    expect(await login.end(new URLSearchParams({ code: 'c', state, ...(named !== null && { oa_id: named }) }))).toBe(end)
    expect((await box.read())?.access).toBe(end === 'logged-in' ? 'access-of-some-length' : undefined)
  })
