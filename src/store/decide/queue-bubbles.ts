import type { Conversation } from '../../bot/conversation.ts'
import type { OutgoingBubble } from '../decide-store.ts'
import type { Opened } from '../tables/conversations.ts'
import type { Tables } from '../tables.ts'

/** Queues the bubbles on the lines that follow `lines`; returns how many may leave. */
export function queueBubbles(
  tables: Tables,
  opened: Opened,
  bubbles: readonly OutgoingBubble[],
  { holder, epoch, lines }: { readonly holder: Conversation['holder']; readonly epoch: number; readonly lines: number },
  nowMs: number,
): number {
  const held = holder === 'person'
  let queued = 0
  for (const [at, bubble] of bubbles.entries()) {
    const byPerson = bubble.origin.from === 'person'
    tables.outgoing.queue(opened, bubble, { line: lines + 1 + at, epoch, held }, nowMs)
    if (byPerson || bubble.notice || !held) queued += 1
  }
  return queued
}
