import type { NamedStatus } from '../../adapters/ask-statuses.ts'
import type { ChannelProblem, ChannelStatus } from '../../adapters/channel-status.ts'

/** What came of the calls of services that deliver here, since this server started: times and codes, nothing that stood in them. */
export interface HeardCalls {
  proven(channel: string, atMs: number): void
  /** It was meant for us, by what it says itself, and nothing proved it. */
  unproven(channel: string, code: string, atMs: number): void
  /** Beside what the services tell; of a refusal they know better themselves. */
  beside(statuses: readonly NamedStatus[]): readonly NamedStatus[]
}

interface Heard {
  provenAtMs: number | null
  refused: { readonly code: string; readonly atMs: number } | null
  /** The first that was not proven since the last one that was; null: none since. */
  deafSinceMs: number | null
}

/** A service that tries an address out does so once or twice; what goes on for longer is meant for people. */
const patienceMs = 10 * 60_000

/** `onTrouble` hears of each unproven call, and with null of each proven one. */
export function openHeardCalls(onTrouble: (channel: string, part: string, code: string | null) => void): HeardCalls {
  const heard = new Map<string, Heard>()
  const of = (channel: string) => heard.get(channel) ?? { provenAtMs: null, refused: null, deafSinceMs: null }
  return {
    proven(channel, atMs) {
      heard.set(channel, { ...of(channel), provenAtMs: atMs, deafSinceMs: null })
      onTrouble(channel, 'webhook', null)
    },
    unproven(channel, code, atMs) {
      const before = of(channel)
      heard.set(channel, { ...before, refused: { code, atMs }, deafSinceMs: before.deafSinceMs ?? atMs })
      onTrouble(channel, 'webhook', 'calls-unproven')
    },
    beside: (statuses) => statuses.map(({ name, status }) => ({ name, status: status.configured ? withHeard(status, of(name)) : status })),
  }
}

function withHeard(status: ChannelStatus, { provenAtMs, refused, deafSinceMs }: Heard): ChannelStatus {
  if (status.webhook === null) return status
  const deaf = refused !== null && deafSinceMs !== null && refused.atMs - deafSinceMs >= patienceMs
  const problem: readonly ChannelProblem[] = deaf ? [{ code: 'calls-unproven', detail: refused.code }] : []
  const { healthy, lastError } = status.webhook
  const met = lastError === null && refused !== null ? { lastError: refused.code, atMs: refused.atMs } : {}
  const webhook = { ...status.webhook, ...met, healthy: healthy && !deaf, provenAtMs }
  return { ...status, webhook, problems: [...problem, ...status.problems] }
}
