/**
 * Tokens of channels that hand them out anew: each pair ends the one before it, so a pair that is lost locks us out until somebody logs in
 * again. What is kept here is on disk before it is used, sealed, and asked for by one process at a time.
 */
export interface TokenStore {
  /** The pair that counts; null: nobody has logged in yet, or what is kept cannot be opened. */
  read(account: TokenAccount): Promise<KeptTokens | null>
  /**
   * `true` for one caller, who alone asks for the pair after this version: until it is kept, the asking ends, or `untilMs` has passed and
   * whoever asked must be gone.
   */
  beginRenewal(account: TokenAccount, version: number, untilMs: number, nowMs: number): Promise<boolean>
  /** The asking brought none. `code` tells why; it is forgotten with the next pair. */
  endRenewal(account: TokenAccount, version: number, code: string, nowMs: number): Promise<void>
  /**
   * The next pair, in the place of `after`; null: of whichever there is. The one before is kept beside it.
   * `stale`: another one came between.
   */
  keep(account: TokenAccount, tokens: Tokens, after: number | null): Promise<'kept' | 'stale'>

  /** A log-in was begun; `proof` is needed to end it. */
  keepLogin(state: string, proof: string, untilMs: number, nowMs: number): Promise<void>
  /** What was kept under this state, once; null: nothing, or too late. */
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
  /** The pair that this one ended, for finding out what happened; it opens nothing any more. */
  readonly before: Tokens | null
  readonly trouble: { readonly code: string; readonly atMs: number } | null
}
