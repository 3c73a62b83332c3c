import type { TokenAccount, TokenStore } from './tokens.ts'

/** The tokens of one account, for the channel that is it. */
export function boxOf(tokens: TokenStore, account: TokenAccount) {
  return {
    read: () => tokens.read(account),
    beginRenewal: (version: number, untilMs: number, nowMs: number) => tokens.beginRenewal(account, version, untilMs, nowMs),
    endRenewal: (version: number, code: string, nowMs: number) => tokens.endRenewal(account, version, code, nowMs),
    keep: (next: Parameters<TokenStore['keep']>[1], after: number | null) => tokens.keep(account, next, after),
    keepLogin: tokens.keepLogin,
    useLogin: tokens.useLogin,
  }
}
