import type { Api } from 'grammy/web'
import type { RawRequest } from '../channel.ts'
import type { Asking } from '../open-channel.ts'
import { backOffMs, pause } from '../try-again.ts'
import { called } from './call.ts'
import { allowedUpdates } from './update.ts'

export interface PollOptions extends Asking {
  /** How long Telegram holds a call that has nothing to tell. */
  readonly waitSeconds: number
  /** Least time between two calls that bring nothing, for servers that do not hold the call. */
  readonly idleMs: number
}

/**
 * Asks Telegram for updates until the signal ends it; for machines without a public address. The offset confirms what came before, so
 * it rises only when everything of a round is kept; what comes twice falls away in the inbox. An empty round clears it, because
 * Telegram may restart its numbers after a quiet week. Resolves when the last round is kept; never rejects.
 */
export async function pollTelegram(api: Api, options: PollOptions, signal: AbortSignal): Promise<void> {
  let offset: number | null = null
  let failures = 0
  while (!signal.aborted) {
    const round = await pollOnce(api, offset, options, signal)
    if (signal.aborted) return
    if (round.trouble === null) {
      if (failures > 0) options.onTrouble(null)
      failures = 0
      offset = round.next
    } else {
      failures += 1
      options.onTrouble(round.trouble)
    }
    const pauseMs = round.trouble === null ? round.pauseMs : Math.max(round.pauseMs, backOffMs(failures))
    await pause(pauseMs, signal)
  }
}

interface Round {
  readonly trouble: string | null
  readonly next: number | null
  readonly pauseMs: number
}

async function pollOnce(api: Api, offset: number | null, options: PollOptions, signal: AbortSignal): Promise<Round> {
  const beganAtMs = options.steadyMs()
  const wanted = { timeout: options.waitSeconds, allowed_updates: [...allowedUpdates], ...(offset !== null && { offset }) }
  const asked = await called((over) => api.getUpdates(wanted, over), (options.waitSeconds + 15) * 1000, signal)
  if (asked.kind === 'refused') {
    // A webhook set earlier keeps getUpdates from working; whatever waits there is delivered here.
    if (asked.status === 409 && asked.description.includes('webhook')) await called((over) => api.deleteWebhook({}, over), 10_000, signal)
    return { trouble: `telegram-${asked.status}`, next: offset, pauseMs: (asked.retryAfterSeconds ?? 0) * 1000 }
  }
  if (asked.kind !== 'ok') return { trouble: asked.code, next: offset, pauseMs: 0 }
  if (!Array.isArray(asked.result)) return { trouble: 'unreadable-answer', next: offset, pauseMs: 0 }
  const updates = asked.result
  if (updates.length === 0) {
    const heldMs = options.steadyMs() - beganAtMs
    return { trouble: null, next: null, pauseMs: Math.max(0, options.idleMs - heldMs) }
  }
  try {
    await Promise.all(updates.map((update) => options.keep(asRequest(update, options.now()))))
  } catch {
    return { trouble: 'not-kept', next: offset, pauseMs: 0 }
  }
  const ids = updates.map(idOf).filter(Number.isSafeInteger)
  if (ids.length === 0) return { trouble: 'unreadable-answer', next: offset, pauseMs: 0 } // nothing to confirm them by: they come again
  return { trouble: null, next: Math.max(...ids) + 1, pauseMs: 0 }
}

/** The result is taken at the word of whatever answers there. */
function idOf(update: { readonly update_id: number } | null): number {
  return update?.update_id ?? Number.NaN
}

function asRequest(update: unknown, receivedAtMs: number): RawRequest {
  return { headers: {}, body: new TextEncoder().encode(JSON.stringify(update)), receivedAtMs }
}
