import { statusOf } from '../../adapters/ask-statuses.ts'
import type { Channel } from '../../adapters/channel.ts'
import type { ChannelProblemCode } from '../../adapters/channel-status.ts'
import type { OpenChannel } from '../../adapters/open-channel.ts'
import type { Time } from '../../time.ts'

export interface WatchDeps {
  readonly open: readonly Pick<OpenChannel, 'channel' | 'poll'>[]
  readonly time: Pick<Time, 'wait'>
  /** See `openTroubles`. */
  readonly onTrouble: (channel: string, part: string, code: string | null) => void
}

/** Whoever has just started it may still be telling the service where to deliver. */
const firstAfterMs = 60_000
const everyMs = 30 * 60_000
/** A service that has not told by then is told as silent. */
const longestMs = 12_000

/** What keeps people from being heard or answered, worst first; of the rest `status` tells whoever asks. */
const deaf: readonly ChannelProblemCode[] = [
  'token-refused',
  'login-needed',
  'login-lapsed',
  'webhook-missing',
  'webhook-elsewhere',
  'webhook-failing',
  'service-refused',
  'service-unreachable',
  'service-silent',
]

/**
 * Asks services that deliver here how we stand with them: one whose token has died, or that delivers elsewhere, falls silent, and so does a
 * quiet night. Where we ask for messages ourselves every round tells it. Returns what ends it.
 */
export function watchChannels({ open, time, onTrouble }: WatchDeps): () => void {
  const stopping = new AbortController()
  const { signal } = stopping
  const watched = open.filter(({ poll }) => poll === null).map(({ channel }) => channel)

  async function run(): Promise<void> {
    await time.wait(firstAfterMs, signal)
    while (!signal.aborted) {
      await Promise.all(watched.map(ask))
      await time.wait(everyMs, signal)
    }
  }

  async function ask(channel: Channel): Promise<void> {
    const told = await statusOf(channel, AbortSignal.any([signal, AbortSignal.timeout(longestMs)]))
    if (!told || signal.aborted) return
    const codes = new Set(told.problems.map(({ code }) => code))
    onTrouble(channel.name, 'status', deaf.find((code) => codes.has(code)) ?? null)
  }

  void run()
  return () => stopping.abort()
}
