import type { ConversationId } from '../bot/conversation.ts'
import { openOrNull } from './open-or-null.ts'
import type { OutboxId, Settlement } from './outbox-store.ts'
import type { ConversationNumber } from './tables/conversation-statements.ts'
import { readOutboxId, sealRemoteId } from './tables/outgoing.ts'
import type { Tables } from './tables.ts'

/** Records how a send ended, and what it tells of whom it was sent to: see `Store.settle`. Runs inside a transaction. */
export function settleSend(tables: Tables, row: OutboxId, settlement: Settlement, nowMs: number): 'kept' | 'gone' {
  const { conversations, outgoing } = tables
  const { conversation, line } = readOutboxId(row)
  const remoteId = settlement.state === 'sent' ? settlement.remoteId : null
  const number = conversations.numberOf(conversation)
  if (number === null) return remoteId === null ? 'kept' : 'gone'
  if (!outgoing.settle(number, line, settlement, sealed(tables, conversation, line, remoteId), nowMs)) return 'kept'
  if (remoteId !== null && line <= conversations.leftAt(number)) return 'gone'
  if (settlement.state === 'sent' && settlement.repliesLeft !== undefined)
    conversations.noteRepliesLeft(number, settlement.repliesLeft, nowMs)
  if (settlement.state === 'dead' && settlement.unreachable) noteUnreachable(tables, number, nowMs)
  return 'kept'
}

/** By which the channel knows the message; null where it told nothing, or the conversation cannot be opened. */
function sealed(tables: Tables, conversation: ConversationId, line: number, remoteId: string | null): Buffer | null {
  const opened = remoteId === null ? null : openOrNull(tables, conversation)
  return opened === null || remoteId === null ? null : sealRemoteId(opened, line, remoteId)
}

/** Nothing can reach them: what waits does not leave, and whoever watches over their case is told. */
function noteUnreachable({ conversations, outgoing, clocks }: Tables, number: ConversationNumber, nowMs: number): void {
  conversations.markUnreachable(number)
  outgoing.killDue(number, nowMs)
  clocks.set(number, 'unreachable', nowMs)
}
