import type { Conversation } from '../bot/turn.ts'
import type { Loaded } from './conversations.ts'
import type { WaitingRow } from './inbox.ts'
import { queueBubbles } from './queue-bubbles.ts'
import type { Room } from './room.ts'
import type { Decided, Decision } from './store.ts'

/** From this level on an open case keeps the sealed copy until a responder has checked who asked for it to go. */
const checkedFromLevel = 3

/**
 * Hides a conversation at once and destroys it: key, rows, journal. The one line that answers goes to a fresh conversation of the same
 * address, which lives on when somebody writes and goes by itself when nobody does. Messages that had come in meanwhile go there too.
 */
export function erase(room: Room, loaded: Loaded, decision: Decision, row: WaitingRow | null, nowMs: number): Decided {
  const { number } = loaded
  const openCase = room.cases.openOf(number)
  room.conversations.unlink(number)
  if (row !== null) room.inbox.finish(row, 'decided', loaded.lines + 1)
  const somebodyListens = row !== null || decision.bubbles.length > 0 || room.inbox.next(number) !== null
  const left = somebodyListens ? startAfresh(room, loaded, decision, nowMs) : nothingLeft(loaded, decision)
  room.at('erase-hidden')
  if (openCase !== null && openCase.level >= checkedFromLevel) hold(room, loaded, nowMs)
  else {
    room.conversations.destroy(loaded)
    room.writer.emptyLogAfterwards()
  }
  room.at('erase-destroyed')
  return left
}

function startAfresh(room: Room, loaded: Loaded, { conversation: next, bubbles, effects }: Decision, nowMs: number): Decided {
  const { address, lines } = loaded
  const fresh = room.conversations.make(address, nowMs, { lines, farewell: true })
  const moved = room.inbox.moveWaiting(loaded, fresh)
  if (moved > 0) room.conversations.stay(fresh.number)
  const conversation: Conversation = { ...next, id: fresh.id, holder: 'bot', openCase: null }
  const queued = queueBubbles(room, fresh, bubbles, { holder: 'bot', epoch: 0, lines }, nowMs)
  room.conversations.keep(fresh, { conversation, epoch: 0, lines: lines + bubbles.length, reachable: true }, nowMs)
  return { conversation, address, queued, effects, more: moved > 0 }
}

function nothingLeft({ address }: Loaded, { conversation, effects }: Decision): Decided {
  return { conversation, address, queued: 0, effects, more: false }
}

/** Out of the bot's sight; only the case leads to it. */
function hold(room: Room, { number }: Loaded, nowMs: number): void {
  room.conversations.hide(number, nowMs)
  room.clocks.cancelAll(number)
  room.outgoing.cancelBot(number, 'erased', nowMs)
}
