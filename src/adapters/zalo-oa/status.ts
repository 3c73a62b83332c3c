import type { ChannelProblem, ChannelStatus } from '../channel-status.ts'
import type { KeptTokens } from '../token-box.ts'
import type { Called } from './call.ts'
import { type Meaning, meaningOf } from './error-codes.ts'
import { type TokenKeeper, wasRefused } from './token-keeper.ts'
import { accountIn, whoAmI } from './who-am-i.ts'

export interface StatusDeps {
  readonly apiRoot: string
  /** Where Zalo should deliver to; null: nowhere yet. */
  readonly webhook: string | null
  readonly tokens: TokenKeeper
}

/**
 * Asks Zalo who we are, and looks at the tokens; one that has merely run out is exchanged on the way, as a send would. Zalo tells nobody
 * where it delivers to, nor a quota that is not one person's. Never rejects.
 */
export async function zaloOaStatus({ apiRoot, webhook, tokens }: StatusDeps, signal: AbortSignal): Promise<ChannelStatus> {
  const delivery = { url: webhook, healthy: webhook !== null, waiting: null, lastError: null, atMs: null }
  const stands = { configured: true, account: null, webhook: delivery, quota: null } as const
  const kept = await tokens.read().catch(() => null)
  if (kept === null) return { ...stands, problems: [{ code: 'login-needed', detail: null }] }
  const called = await whoAmI(apiRoot, kept.access, signal)
  const fresh = called.kind === 'refused' && meaningOf(called.code).meaning === 'renew' ? await renewed(tokens, kept, signal) : null
  const asked = fresh === null ? called : await whoAmI(apiRoot, fresh.access, signal)
  const problems = [...tokenProblems((await tokens.read().catch(() => null)) ?? kept), ...answerProblems(asked)]
  return { ...stands, account: nameIn(asked), problems: onceEach(problems) }
}

async function renewed(tokens: TokenKeeper, { version }: KeptTokens, signal: AbortSignal): Promise<KeptTokens | null> {
  return (await tokens.renew(version, signal)) === 'renewed' ? tokens.read().catch(() => null) : null
}

function tokenProblems({ trouble }: KeptTokens): readonly ChannelProblem[] {
  if (trouble === null) return []
  return [{ code: wasRefused(trouble.code) ? 'login-lapsed' : 'token-not-renewed', detail: trouble.code }]
}

function answerProblems(called: Called): readonly ChannelProblem[] {
  switch (called.kind) {
    case 'ok':
      return []
    case 'not-sent':
      return [{ code: 'service-unreachable', detail: called.code }]
    case 'no-answer':
      return [{ code: 'service-silent', detail: called.code }]
    case 'failed':
      return [{ code: 'service-refused', detail: String(called.status) }]
    case 'refused': {
      const { code, what, meaning } = meaningOf(called.code)
      return [{ code: byMeaning[meaning] ?? 'service-refused', detail: `${code} ${what}` }]
    }
  }
}

const byMeaning: Partial<Readonly<Record<Meaning, ChannelProblem['code']>>> = { renew: 'login-lapsed', wait: 'service-busy' }

function onceEach(problems: readonly ChannelProblem[]): readonly ChannelProblem[] {
  return problems.filter(({ code }, at) => problems.findIndex((other) => other.code === code) === at)
}

function nameIn(called: Called): string | null {
  const { name, package_name: plan } = accountIn(called)
  return name === undefined ? null : plan ? `${name} (${plan})` : name
}
