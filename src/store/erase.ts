import type { Conversation, ConversationId } from '../bot/turn.ts'
import type { Loaded } from './conversations.ts'
import type { WaitingRow } from './inbox.ts'
import { queueBubbles } from './queue-bubbles.ts'
import type { Room } from './room.ts'
import type { Decided, Decision } from './store.ts'

/** From this level on an open case keeps the sealed copy until a responder has checked who asked for it to go. */
const checkedFromLevel = 3

/**
 * Hides a conversation at once and destroys it: rows, key, journal. The one line that answers goes to a fresh conversation of the same
 * address, which lives on when somebody writes and goes by itself when nobody does. Messages that had come in meanwhile go there too.
 */
export function erase(room: Room, loaded: Loaded, decision: Decision, row: WaitingRow | null, nowMs: number): Decided {
  const { id } = loaded.conversation
  const openCase = room.cases.openOf(id)
  room.conversations.unlink(id)
  if (row !== null) room.inbox.finish(row, 'decided', loaded.lines + 1)
  const somebodyListens = row !== null || decision.bubbles.length > 0 || room.inbox.next(id) !== null
  const left = somebodyListens ? startAfresh(room, loaded, decision, nowMs) : nothingLeft(loaded, decision)
  room.at('erase-hidden')
  if (openCase !== null && openCase.level >= checkedFromLevel) hold(room, id, nowMs)
  else {
    room.conversations.destroy(id)
    room.writer.emptyLogAfterwards()
  }
  room.at('erase-destroyed')
  return left
}

function startAfresh(room: Room, loaded: Loaded, decision: Decision, nowMs: number): Decided {
  const { address, lines } = loaded
  const fresh = room.conversations.make(address, nowMs, { lines, farewell: true })
  const moved = room.inbox.moveWaiting(loaded.conversation.id, loaded.key, fresh.id, fresh.key)
  if (moved > 0) room.conversations.stay(fresh.id)
  const conversation: Conversation = { ...decision.conversation, id: fresh.id, holder: 'bot', openCase: null }
  const queued = queueBubbles(room, { ...fresh, conversation, epoch: 0, lines }, decision, nowMs)
  const next = { conversation, lines: lines + decision.bubbles.length, epoch: 0, reachable: true }
  room.conversations.keep(fresh.id, fresh.key, next, nowMs)
  return { conversation, address, queued, effects: decision.effects, more: moved > 0 }
}

function nothingLeft({ address }: Loaded, { conversation, effects }: Decision): Decided {
  return { conversation, address, queued: 0, effects, more: false }
}

/** Out of the bot's sight; only the case leads to it. */
function hold(room: Room, id: ConversationId, nowMs: number): void {
  room.conversations.hide(id, nowMs)
  room.clocks.cancelAll(id)
  room.outgoing.cancelBot(id, 'erased', nowMs)
}
