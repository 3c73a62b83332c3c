import { z } from 'zod'
import { type ChannelProblem, type ChannelStatus, untoldWebhook, type WebhookStatus, webhookProblem } from '../channel-status.ts'
import type { Called, ZaloBotApi } from './call.ts'
import { meaningOf } from './send-outcome.ts'

const timeoutMs = 10_000

/** Asks the platform how the bot and its webhook stand; `wanted` is where it should deliver to, null where it is asked. Never rejects. */
export async function zaloBotStatus(api: ZaloBotApi, wanted: string | null, signal: AbortSignal): Promise<ChannelStatus> {
  const unknown = { configured: true, account: null, webhook: untoldWebhook(wanted), quota: null } as const
  const me = await api('getMe', {}, timeoutMs, signal)
  if (me.kind !== 'ok') return { ...unknown, problems: [problemOf(me)] }
  const named = { ...unknown, account: bot.parse(me.result).account_name ?? null }
  const hook = await api('getWebhookInfo', {}, timeoutMs, signal)
  if (hook.kind !== 'ok') return { ...named, problems: [problemOf(hook)] }
  const url = info.parse(hook.result).url || null
  const misplaced = webhookProblem(url, wanted)
  const webhook: WebhookStatus = { url, healthy: misplaced === null, waiting: null, lastError: null, atMs: null }
  return { ...named, webhook: wanted === null ? null : webhook, problems: misplaced === null ? [] : [misplaced] }
}

const bot = z.object({ account_name: z.string().optional() }).catch({})
const info = z.object({ url: z.string().optional() }).catch({})

/** What a call that did not do what was asked says of how we stand. Pure. */
export function problemOf(ended: Exclude<Called, { readonly kind: 'ok' }>): ChannelProblem {
  if (ended.kind === 'not-sent') return { code: 'service-unreachable', detail: ended.code }
  if (ended.kind === 'no-answer') return { code: 'service-silent', detail: ended.code }
  const detail = `${ended.code} ${ended.description}`.trim()
  const meaning = meaningOf(ended.code)
  return { code: meaning === 'token' ? 'token-refused' : meaning === 'too-much' ? 'quota-gone' : 'service-refused', detail }
}
