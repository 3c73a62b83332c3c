import type { Conversation } from '../../bot/conversation.ts'
import type { Decided, Decision } from '../decide-store.ts'
import type { Loaded } from '../tables/conversations.ts'
import type { WaitingRow } from '../tables/inbox.ts'
import type { Tables } from '../tables.ts'
import { queueBubbles } from './queue-bubbles.ts'

/** What is left of a conversation that goes. */
type Left = Pick<Decided, 'conversation' | 'address' | 'queued' | 'more'>

/** The message that asks for it, and when it was sent. */
interface Wish extends Pick<Loaded, 'wentAtMs'> {
  readonly row: WaitingRow | null
}

/**
 * Hides a conversation at once and destroys it: key, rows, journal. The one line that answers goes to a fresh conversation of the same
 * address, which lives on when somebody writes and goes by itself when nobody does. Messages that had come in meanwhile go there too.
 * Where the case has to be checked first, the sealed copy stays: out of the bot's sight, only the case leads to it.
 */
export function erase(tables: Tables, loaded: Loaded, decision: Decision, { row, wentAtMs }: Wish, nowMs: number): Left {
  const { number } = loaded
  tables.conversations.unlink(number)
  tables.inbox.dropMoved(loaded)
  tables.takeBacks.collect(loaded, row?.arrival ?? Number.MAX_SAFE_INTEGER, nowMs)
  if (row !== null) tables.inbox.finish(row, 'decided', loaded.lines + 1)
  const somebodyListens = row !== null || decision.bubbles.length > 0 || tables.inbox.next(number) !== null
  const left = somebodyListens ? startAfresh(tables, loaded, decision, { row, wentAtMs }, nowMs) : nothingLeft(loaded, decision)
  tables.at('erase-hidden')
  if (isToBeChecked(decision)) hide(tables, loaded, row?.kept_at_ms ?? loaded.heardAtMs, nowMs)
  else destroy(tables, loaded)
  tables.at('erase-destroyed')
  return left
}

/** The check of what was hidden is done. */
export function destroyNow(tables: Tables, loaded: Loaded, decision: Decision): Left {
  destroy(tables, loaded)
  return nothingLeft(loaded, decision)
}

function isToBeChecked({ step }: Decision): boolean {
  return step !== null && step.case.eraseAskedAtMs !== null && step.case.state.at !== 'closed'
}

function startAfresh(
  tables: Tables,
  loaded: Loaded,
  { conversation: next, bubbles }: Decision,
  { row, wentAtMs }: Wish,
  nowMs: number,
): Left {
  const { address, lines } = loaded
  const fresh = tables.conversations.make(address, nowMs, { lines, farewell: true })
  const moved = tables.inbox.moveWaiting(loaded, fresh)
  const conversation: Conversation = { ...next, id: fresh.id, holder: 'bot', openCase: null }
  const queued = queueBubbles(tables, fresh, bubbles, { holder: 'bot', epoch: 0, lines }, nowMs)
  const heardAtMs = row?.kept_at_ms ?? loaded.heardAtMs
  tables.conversations.keep(fresh, { conversation, epoch: 0, lines: lines + bubbles.length, away: true, wentAtMs, heardAtMs }, nowMs)
  return { conversation, address, queued, more: moved > 0 }
}

function nothingLeft({ address }: Loaded, { conversation }: Decision): Left {
  return { conversation, address, queued: 0, more: false }
}

function destroy(tables: Tables, loaded: Loaded): void {
  tables.conversations.destroy(loaded)
  tables.writer.emptyLogAfterwards()
}

/** Out of the bot's sight; whoever looks after its case checks it. */
export function hide(tables: Tables, { number }: Pick<Loaded, 'number'>, heardAtMs: number, nowMs: number): void {
  tables.conversations.hide(number, heardAtMs, nowMs)
  tables.unanswered.forget(number)
  tables.clocks.cancel(number, 'miss')
  tables.outgoing.cancelAll(number, 'erased', nowMs)
}
