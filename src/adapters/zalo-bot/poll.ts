import { z } from 'zod'
import type { RawRequest } from '../channel.ts'
import type { Asking } from '../open-channel.ts'
import { backOffMs, pause } from '../try-again.ts'
import type { ZaloBotApi } from './call.ts'

export interface PollOptions extends Asking {
  /** How long the platform holds a call that has nothing to tell; so long a stop may have to wait. */
  readonly waitSeconds: number
  /** Least time between two calls that bring nothing, for servers that do not hold the call. */
  readonly idleMs: number
  /** Least time before what could not be kept is kept again. */
  readonly againMs: number
}

/** Of the ten seconds a stop may take, so many are left to the call under way. */
const stopPatienceMs = 8_000

/**
 * Asks for what people wrote; for machines without a public address. The platform hands out one event a call and takes no word that it was
 * kept: what it gave is gone over there, so the next one is asked for only when this one is on disk, and a stop waits for the call that is
 * under way. A crash between the two loses it, which is why real people are served by webhook. Resolves when nothing is
 * under way any more; never rejects.
 */
export async function pollZaloBot(api: ZaloBotApi, options: PollOptions, signal: AbortSignal): Promise<void> {
  const cutOff = new AbortController()
  signal.addEventListener('abort', () => setTimeout(() => cutOff.abort(), stopPatienceMs).unref())
  let failures = 0
  while (!signal.aborted) {
    const { trouble, pauseMs } = await askOnce(api, options, cutOff.signal)
    if (signal.aborted) return
    if (trouble === null && failures > 0) options.onTrouble(null)
    if (trouble !== null) options.onTrouble(trouble)
    failures = trouble === null ? 0 : failures + 1
    await pause(trouble === null ? pauseMs : Math.max(pauseMs, backOffMs(failures)), signal)
  }
}

interface Round {
  readonly trouble: string | null
  readonly pauseMs: number
}

async function askOnce(api: ZaloBotApi, options: PollOptions, cutOff: AbortSignal): Promise<Round> {
  const beganAtMs = options.steadyMs()
  const idle = () => ({ trouble: null, pauseMs: Math.max(0, options.idleMs - (options.steadyMs() - beganAtMs)) })
  const asked = await api('getUpdates', { timeout: String(options.waitSeconds) }, (options.waitSeconds + 15) * 1000, cutOff)
  if (asked.kind === 'refused') {
    if (asked.code === nothingCame) return idle()
    // A webhook set earlier may keep this from working.
    if (asked.code === 400) await api('deleteWebhook', {}, 10_000, cutOff)
    return { trouble: `zalo-bot-${asked.code}`, pauseMs: (asked.retryAfterSeconds ?? 0) * 1000 }
  }
  if (asked.kind !== 'ok') return { trouble: asked.code, pauseMs: 0 }
  const events = z.union([z.array(anEvent), anEvent.transform((event) => [event])]).safeParse(asked.result).data ?? []
  for (const event of events) await keepUntilKept(event, options, cutOff)
  return events.length === 0 ? idle() : { trouble: null, pauseMs: 0 }
}

const nothingCame = 408

/** An object with something in it; an empty one says that nothing came. */
const anEvent = z.looseObject({}).refine((event) => Object.keys(event).length > 0)

async function keepUntilKept(event: object, options: PollOptions, cutOff: AbortSignal): Promise<void> {
  const request: RawRequest = { headers: {}, body: new TextEncoder().encode(JSON.stringify(event)), receivedAtMs: options.now() }
  let failed = false
  while (!cutOff.aborted) {
    try {
      await options.keep(request)
      if (failed) options.onTrouble(null)
      return
    } catch {
      failed = true
      options.onTrouble('not-kept')
      await pause(options.againMs, cutOff)
    }
  }
}
