import type { Database } from 'better-sqlite3'
import type { GroupCommit } from '../group-commit.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openJson, seal, unseal } from '../keys/seal.ts'
import type { KeptTokens, TokenAccount, TokenStore, Tokens } from './tokens.ts'

interface Row {
  readonly version: number
  readonly body: Buffer
  readonly trouble: string | null
  readonly trouble_at_ms: number | null
}

/** As sealed. */
type Pairs = Pick<KeptTokens, keyof Tokens | 'before'>

/** `Store.tokens` over an open database. */
export function openTokens(db: Database, ring: KeyRing, writer: GroupCommit): TokenStore {
  const select = db.prepare<[string, string], Row>(
    'SELECT version, body, trouble, trouble_at_ms FROM channel_tokens WHERE channel = ? AND account = ?',
  )
  const put = db.prepare(
    `INSERT INTO channel_tokens (channel, account, version, body) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body, renewing_until_ms = NULL, trouble = NULL, trouble_at_ms = NULL`,
  )
  const begin = db.prepare(
    `UPDATE channel_tokens SET renewing_until_ms = ?
     WHERE channel = ? AND account = ? AND version = ? AND (renewing_until_ms IS NULL OR renewing_until_ms <= ?)`,
  )
  const end = db.prepare(
    `UPDATE channel_tokens SET renewing_until_ms = NULL, trouble = ?, trouble_at_ms = ? WHERE channel = ? AND account = ? AND version = ?`,
  )
  const putLogin = db.prepare('INSERT INTO channel_logins (state, body, until_ms) VALUES (?, ?, ?)')
  const takeLogin = db.prepare<[Buffer], { body: Buffer; until_ms: number }>(
    'DELETE FROM channel_logins WHERE state = ? RETURNING body, until_ms',
  )
  const forgetLogins = db.prepare('DELETE FROM channel_logins WHERE until_ms <= ?')
  const mark = (state: string) => ring.mark('login-state', state)

  function read({ channel, account }: TokenAccount): KeptTokens | null {
    const row = select.get(channel, account)
    // damaged: somebody has to log in again, and no reply may fall over it
    const pairs = row === undefined ? null : openJson<Pairs>(ring.store, row.body, place(channel, account))
    if (row === undefined || pairs === null) return null
    const { version, trouble: code, trouble_at_ms: atMs } = row
    return { ...pairs, version, trouble: code === null || atMs === null ? null : { code, atMs } }
  }

  return {
    read: async (account) => read(account),
    beginRenewal: ({ channel, account }, version, untilMs, nowMs) =>
      writer.write(() => begin.run(untilMs, channel, account, version, nowMs).changes === 1),
    endRenewal: ({ channel, account }, version, code, nowMs) => writer.write(() => void end.run(code, nowMs, channel, account, version)),
    keep: (which, tokens, after) =>
      writer.write(() => {
        const { channel, account } = which
        const version = select.get(channel, account)?.version ?? 0
        if (after !== null && after !== version) return 'stale'
        const now = read(which)
        const pairs: Pairs = { ...bare(tokens), before: now && bare(now) }
        put.run(channel, account, version + 1, seal(ring.store, JSON.stringify(pairs), place(channel, account)))
        return 'kept'
      }),

    keepLogin: (state, proof, untilMs, nowMs) =>
      writer.write(() => {
        forgetLogins.run(nowMs)
        putLogin.run(mark(state), seal(ring.store, proof, loginPlace(mark(state))), untilMs)
      }),
    useLogin: (state, nowMs) =>
      writer.write(() => {
        const found = takeLogin.get(mark(state))
        if (found === undefined || found.until_ms <= nowMs) return null
        return unseal(ring.store, found.body, loginPlace(mark(state))).toString('utf8')
      }),
  }
}

function bare({ access, refresh, gotAtMs, expiresAtMs }: Tokens): Tokens {
  return { access, refresh, gotAtMs, expiresAtMs }
}

function place(channel: string, account: string) {
  return { table: 'channel_tokens', row: `${channel}/${account}`, column: 'body' }
}

function loginPlace(state: Buffer) {
  return { table: 'channel_logins', row: state.toString('hex'), column: 'body' }
}
