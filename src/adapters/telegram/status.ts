import type { Api } from 'grammy/web'
import {
  type ChannelProblem,
  type ChannelProblemCode,
  type ChannelStatus,
  untoldWebhook,
  type WebhookStatus,
  webhookProblem,
} from '../channel-status.ts'
import { type Called, called } from './call.ts'
import { type Standing, staffGroupCalls } from './staff-group.ts'

export interface TelegramExpected {
  /** Where Telegram should deliver to; null where it is asked. */
  readonly webhook: string | null
  /** The staff's group; null: there is none. */
  readonly group: string | null
}

const timeoutMs = 10_000

/** Asks Telegram how the bot, its webhook and the group of the staff stand. Never rejects. */
export async function telegramStatus(api: Api, account: string, expected: TelegramExpected, signal: AbortSignal): Promise<ChannelStatus> {
  const unknown = { configured: true, account: null, webhook: untoldWebhook(expected.webhook), quota: null } as const
  const me = await called((over) => api.getMe(over), timeoutMs, signal)
  if (me.kind !== 'ok') return { ...unknown, problems: [problemOf(me)] }
  const named = { ...unknown, account: `@${me.result.username}` }
  const hook = await called((over) => api.getWebhookInfo(over), timeoutMs, signal)
  if (hook.kind !== 'ok') return { ...named, problems: [problemOf(hook)] }
  const { url: told, pending_update_count: waiting, last_error_date: at, last_error_message: message } = hook.result
  const failed = { lastError: message ?? null, atMs: at === undefined ? null : at * 1000 }
  const url = told || null
  const misplaced = webhookProblem(url, expected.webhook)
  const failing = misplaced === null && waiting > 0 && failed.lastError !== null
  const webhook: WebhookStatus = { url, healthy: misplaced === null && !failing, waiting, ...failed }
  return {
    ...named,
    webhook: expected.webhook === null ? null : webhook,
    problems: [
      ...(misplaced === null ? [] : [misplaced]),
      ...(failing ? [{ code: 'webhook-failing', detail: failed.lastError } as const] : []),
      ...(await groupProblems(api, account, expected.group)),
    ],
  }
}

async function groupProblems(api: Api, account: string, group: string | null): Promise<readonly ChannelProblem[]> {
  if (group === null) return []
  const code = standings[await staffGroupCalls(api, account, () => group).standing()]
  return code === null ? [] : [{ code, detail: group }]
}

const standings: Readonly<Record<Standing, ChannelProblemCode | null>> = {
  ready: null,
  'no-topics': 'group-no-topics',
  'not-admin': 'group-not-admin',
  'no-right-to-manage-topics': 'group-no-right-to-manage',
  'no-right-to-delete': 'group-no-right-to-delete',
  'no-such-group': 'group-not-found',
  unanswered: 'group-unanswered',
}

/** Telegram answers 401 where a token was revoked, and 404 where there never was such a bot. Pure. */
export function problemOf(ended: Exclude<Called<unknown>, { readonly kind: 'ok' }>): ChannelProblem {
  if (ended.kind === 'not-sent') return { code: 'service-unreachable', detail: ended.code }
  if (ended.kind === 'no-answer') return { code: 'service-silent', detail: ended.code }
  const detail = `${ended.status} ${ended.description}`.trim()
  return { code: ended.status === 401 || ended.status === 404 ? 'token-refused' : 'service-refused', detail }
}
