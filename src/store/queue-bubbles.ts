import type { Loaded } from './conversations.ts'
import type { Room } from './room.ts'
import type { Decision } from './store.ts'

/** Queues the bubbles on the lines that follow; returns how many may leave. */
export function queueBubbles(
  room: Room,
  { conversation, key, epoch, lines, address }: Pick<Loaded, 'conversation' | 'key' | 'epoch' | 'lines' | 'address'>,
  decision: Decision,
  nowMs: number,
): number {
  const held = conversation.holder === 'person'
  const place = { id: conversation.id, key, epoch, channel: address.channel }
  let queued = 0
  for (const [at, bubble] of decision.bubbles.entries()) {
    const byPerson = bubble.origin.from === 'person'
    room.outgoing.queue(place, lines + 1 + at, bubble, held, nowMs)
    if (byPerson) room.cases.answered(conversation.id)
    if (byPerson || !held) queued += 1
  }
  return queued
}
