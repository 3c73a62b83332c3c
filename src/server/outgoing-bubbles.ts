import type { Reply } from '../bot/reply.ts'
import type { ChannelLimits } from '../bot/say/channel-limits.ts'
import { shape } from '../bot/say/shape.ts'
import type { OutgoingBubble } from '../store/decide-store.ts'

/**
 * A reply cut to what the channel carries, in order, as the outbox takes it. What staff say of somebody's case is kept from being passed
 * on; what begins with neutral words comes without a sound.
 */
export function bubblesOf(reply: Reply, limits: ChannelLimits, nowMs: number): readonly OutgoingBubble[] {
  const { ifUncertain, lane, origin, expiresAfterMs, opening } = reply
  const protects = limits.protectsContent && origin.from === 'person'
  const marks = { ...(protects && { protected: true as const }), ...(opening !== null && { quiet: true as const }) }
  const bubbles = shape(reply, limits).map((bubble) => ({ ...bubble, ...marks }))
  return bubbles.map((bubble) => ({ bubble, ifUncertain, lane, origin, expiresAtMs: nowMs + expiresAfterMs, notice: false }))
}
