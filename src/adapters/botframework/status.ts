import type { ChannelProblem, ChannelStatus } from '../channel-status.ts'
import { type BotFrameworkSettings, servicesOf } from './settings.ts'
import type { Tokens } from './tokens.ts'

/**
 * Whether Microsoft knows our app and its secret, and whether its keys can be had; where it delivers to it tells nobody but the owner of
 * the subscription. Never rejects.
 */
export async function botFrameworkStatus(
  settings: BotFrameworkSettings,
  tokens: Tokens | null,
  signal: AbortSignal,
): Promise<ChannelStatus> {
  const found = settings.app === null ? [unproven] : [await tokenProblem(tokens), await keysProblem(servicesOf(settings).keys, signal)]
  const webhook = { url: null, healthy: true, waiting: null, lastError: null, atMs: null }
  const problems = found.filter((one) => one !== null)
  return { configured: true, account: settings.app?.id ?? null, webhook, quota: null, problems }
}

const unproven: ChannelProblem = { code: 'nothing-proven', detail: null }

async function tokenProblem(tokens: Tokens | null): Promise<ChannelProblem | null> {
  const got = await tokens?.get()
  if (got?.kind !== 'none') return null
  const code = 'code' in got.outcome ? got.outcome.code : ''
  return code === 'token-revoked' ? { code: 'token-refused', detail: null } : { code: 'service-unreachable', detail: code }
}

async function keysProblem(url: string, signal: AbortSignal): Promise<ChannelProblem | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) })
    await answer.body?.cancel()
    return answer.ok ? null : { code: 'service-refused', detail: `${answer.status} ${new URL(url).host}` }
  } catch {
    return { code: 'service-unreachable', detail: new URL(url).host }
  }
}

const timeoutMs = 10_000
