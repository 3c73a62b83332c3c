/**
 * Where a channel keeps tokens that it is handed anew from time to time, each pair ending the one before.
 * Whoever keeps everything keeps it.
 */
export interface TokenBox {
  read(): Promise<KeptTokens | null>
  /** `true` for one caller of all processes, until the pair is kept, the asking ended, or `untilMs` has passed. */
  beginRenewal(version: number, untilMs: number, nowMs: number): Promise<boolean>
  endRenewal(version: number, code: string, nowMs: number): Promise<void>
  /** On disk before it resolves. `after`: the version that it follows; null: whichever there is. */
  keep(tokens: Tokens, after: number | null): Promise<'kept' | 'stale'>
}

/** And what was begun and waits for the service to send somebody back. */
export interface LoginBox extends TokenBox {
  keepLogin(state: string, proof: string, untilMs: number, nowMs: number): Promise<void>
  /** Once, and not after its time. */
  useLogin(state: string, nowMs: number): Promise<string | null>
}

export interface TokenAccount {
  readonly channel: string
  readonly account: string
}

export interface Tokens {
  readonly access: string
  readonly refresh: string
  readonly gotAtMs: number
  readonly expiresAtMs: number
}

export interface KeptTokens extends Tokens {
  readonly version: number
  readonly trouble: { readonly code: string; readonly atMs: number } | null
}
