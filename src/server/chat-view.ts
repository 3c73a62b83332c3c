import { createHash } from 'node:crypto'
import type { ConversationId } from '../bot/turn.ts'
import { AppError } from '../errors.ts'
import { isOpen } from '../knowledge/hours.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { ReadRow, Store } from '../store/store.ts'
import type { View } from './wire.ts'

/**
 * What the page shows of a conversation after `after`; reading settles what it reads. While somebody may be reading along, a page that
 * begins anew (`after` 0) gets the last reply only.
 * @throws AppError `no-session` when the conversation was erased meanwhile: the page asks again and finds the one that says so
 */
export async function readView(id: ConversationId, after: number, store: Store, knowledge: Knowledge | null, nowMs: number): Promise<View> {
  const rows = await store.readOutbox(id, after, nowMs)
  const conversation = await store.conversation(id)
  if (conversation === null) throw new AppError('no-session', 'the conversation is gone')
  const { guarded } = conversation
  const shown = guarded && after === 0 ? lastReply(rows) : rows
  const onDuty = knowledge !== null && isOpen(knowledge.operator.hours, nowMs)
  const waits = conversation.openCase !== null && onDuty
  return {
    rows: shown.map(({ seq, author, lane, atMs, bubble }) => ({ seq, author, lane, atMs, bubble })),
    seq: rows.at(-1)?.seq ?? after,
    talk: createHash('sha256').update(id).digest('hex').slice(0, 16),
    speaker: conversation.holder === 'person' ? 'person' : waits ? 'waiting' : 'machine',
    guarded,
    language: conversation.language,
  }
}

/** The bubbles of one reply were decided in the same moment. */
function lastReply(rows: readonly ReadRow[]): readonly ReadRow[] {
  const last = rows.at(-1)
  return rows.filter((row) => row.atMs === last?.atMs && row.author === last.author)
}
