import type { KeptTokens, TokenBox, Tokens } from '../token-box.ts'
import type { Granted } from './oauth.ts'

export interface TokenKeeper {
  read(): Promise<KeptTokens | null>
  /** The pair after `version`, once for all who ask at once. Never rejects; giving up waiting does not end the asking. */
  renew(version: number, giveUp?: AbortSignal): Promise<Renewal>
  /** Resolves when no pair is being asked for: one that is given out and not heard of locks us out. */
  settled(): Promise<unknown>
  /** Asks for the next pair when it is time; resolves with how long until it should be looked at again. Never rejects. */
  look(): Promise<{ readonly code: TokenTrouble | null; readonly againMs: number }>
}

/** `not-now`: somebody else asks, or Zalo could not be asked; the same may work soon. */
export type Renewal = 'renewed' | 'not-now' | 'login-needed'

/** `login-needed`: only an administrator of the account can mend it, in a browser. */
export type TokenTrouble = 'login-needed' | 'token-not-renewed'

export interface TokenKeeperDeps {
  readonly box: TokenBox
  /** Never rejects. */
  readonly ask: (refresh: string) => Promise<Granted>
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** Of its life, when the next pair is asked for: early enough for whole hours of trouble before it ends. */
const renewAfter = 0.8
/** Whoever asked and has not answered by then is gone. */
const askingMs = 60_000
const usualLookMs = 60_000
/** A pair that was refused once is refused again; asked only in case it was our settings that were wrong. */
const refusedAgainMs = 10 * 60_000
const failedAgainMs = 60_000
/** A pair that cannot be kept now must not be lost: the old one has ended. */
const keepAgainMs = 500

/**
 * Keeps the pair of one account fresh. Each asking ends the pair before it, so there is one at a time and the
 * next is kept before it is used.
 */
export function tokenKeeper({ box, ask, now, wait }: TokenKeeperDeps): TokenKeeper {
  let underWay: { readonly version: number; readonly ended: Promise<Renewal> } | null = null

  async function askOnce(version: number): Promise<Renewal> {
    const kept = await box.read()
    if (kept === null) return 'login-needed'
    if (kept.version !== version) return 'renewed'
    const { trouble } = kept
    if (trouble !== null && wasRefused(trouble.code) && now() - trouble.atMs < refusedAgainMs) return 'login-needed'
    if (!(await box.beginRenewal(version, now() + askingMs, now()))) return 'not-now'
    const granted = await ask(kept.refresh)
    if (granted.kind !== 'granted') {
      await box.endRenewal(version, granted.kind === 'refused' ? `refused-${granted.code}` : granted.code, now())
      return granted.kind === 'refused' ? 'login-needed' : 'not-now'
    }
    const { access, refresh, lifeMs } = granted
    await keepUntilKept({ access, refresh, gotAtMs: now(), expiresAtMs: now() + lifeMs }, version)
    return 'renewed'
  }

  /** One after the other: whoever met the end of a newer pair must not take what came of asking after an older one for their own. */
  async function askAfter(earlier: Promise<unknown> | undefined, version: number): Promise<Renewal> {
    await earlier
    try {
      return await askOnce(version)
    } catch {
      return 'not-now'
    } finally {
      if (underWay?.version === version) underWay = null
    }
  }

  async function keepUntilKept(tokens: Tokens, after: number): Promise<void> {
    for (;;) {
      try {
        await box.keep(tokens, after)
        return
      } catch {
        await wait(keepAgainMs) // the disk is full, say; until it is kept it is not used
      }
    }
  }

  const keeper: TokenKeeper = {
    read: () => box.read(),
    async renew(version, giveUp) {
      if (underWay?.version !== version) underWay = { version, ended: askAfter(underWay?.ended, version) }
      const { ended } = underWay
      return giveUp === undefined ? ended : Promise.race([ended, whenGivenUp(giveUp)])
    },
    settled: async () => underWay?.ended,
    async look() {
      const kept = await box.read().catch(() => undefined)
      if (kept === undefined) return { code: null, againMs: failedAgainMs }
      if (kept === null) return { code: 'login-needed', againMs: usualLookMs }
      const untilDueMs = kept.gotAtMs + (kept.expiresAtMs - kept.gotAtMs) * renewAfter - now()
      // With a trouble it ended before its time, and whoever was to be written to met with it.
      if (untilDueMs > 0 && kept.trouble === null) return { code: null, againMs: Math.min(usualLookMs, untilDueMs) }
      const renewal = await keeper.renew(kept.version)
      if (renewal === 'renewed') return { code: null, againMs: usualLookMs }
      if (renewal === 'login-needed') return { code: 'login-needed', againMs: usualLookMs }
      return { code: 'token-not-renewed', againMs: failedAgainMs }
    },
  }
  return keeper
}

export function wasRefused(code: string): boolean {
  return code.startsWith('refused-')
}

function whenGivenUp(signal: AbortSignal): Promise<Renewal> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('not-now')
    else signal.addEventListener('abort', () => resolve('not-now'), { once: true })
  })
}
