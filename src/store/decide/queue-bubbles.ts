import type { Conversation } from '../../bot/turn.ts'
import type { Room } from '../room.ts'
import type { OutgoingBubble } from '../store.ts'
import type { Opened } from '../tables/conversations.ts'

/** Queues the bubbles on the lines that follow `lines`; returns how many may leave. */
export function queueBubbles(
  room: Room,
  opened: Opened,
  bubbles: readonly OutgoingBubble[],
  { holder, epoch, lines }: { readonly holder: Conversation['holder']; readonly epoch: number; readonly lines: number },
  nowMs: number,
): number {
  const held = holder === 'person'
  let queued = 0
  for (const [at, bubble] of bubbles.entries()) {
    const byPerson = bubble.origin.from === 'person'
    room.outgoing.queue(opened, bubble, { line: lines + 1 + at, epoch, held }, nowMs)
    if (byPerson || bubble.notice || !held) queued += 1
  }
  return queued
}
