import type { Conversation, Effect } from '../bot/turn.ts'
import type { Loaded } from './conversations.ts'
import { erase } from './erase.ts'
import type { WaitingRow } from './inbox.ts'
import { queueBubbles } from './queue-bubbles.ts'
import type { Room } from './room.ts'
import type { Decided, Decision, Happening, StaffEffect } from './store.ts'

/** Keeps all of a decision: effects, replies, the conversation's next state, the message as decided. Runs inside a job of the writer. */
export function keepDecision(
  room: Room,
  loaded: Loaded,
  decision: Decision,
  cause: { readonly happening: Happening; readonly row: WaitingRow | null },
  nowMs: number,
): Decided {
  const { id } = loaded.conversation
  const receivedAtMs = cause.row?.kept_at_ms ?? nowMs
  for (const effect of decision.effects) carryOut(room, loaded, effect, { receivedAtMs, nowMs })
  room.at('mid-apply')
  if (decision.effects.some((effect) => effect.kind === 'erase')) return erase(room, loaded, decision, cause.row, nowMs)
  const openCase = room.cases.openOf(id)
  const conversation: Conversation = {
    ...decision.conversation,
    id,
    holder: openCase?.state === 'taken' ? 'person' : 'bot',
    openCase: openCase === null ? null : { id: openCase.id, level: openCase.level },
  }
  const lines = settleRow(room, cause, loaded.lines)
  const epoch = loaded.epoch + (decision.effects.some((effect) => effect.kind === 'take-case') ? 1 : 0)
  const queued = queueBubbles(room, { ...loaded, conversation, epoch, lines }, decision, nowMs)
  const reachable = isReachable(loaded, decision.effects, cause.happening)
  room.conversations.keep(id, loaded.key, { conversation, lines: lines + decision.bubbles.length, epoch, reachable }, nowMs)
  if (loaded.startedOver) room.conversations.markDamaged(id)
  return { conversation, address: loaded.address, queued, effects: decision.effects, more: room.inbox.next(id) !== null }
}

/** The message takes its line in the transcript, before the replies to it. */
function settleRow(room: Room, cause: { readonly happening: Happening; readonly row: WaitingRow | null }, lines: number): number {
  if (cause.row === null) return lines
  room.inbox.finish(cause.row, cause.happening.kind === 'message' ? 'decided' : 'set-aside', lines + 1)
  return lines + 1
}

function carryOut(
  room: Room,
  loaded: Loaded,
  effect: Effect | StaffEffect,
  times: { readonly receivedAtMs: number; readonly nowMs: number },
): void {
  const { id } = loaded.conversation
  const { nowMs } = times
  switch (effect.kind) {
    case 'open-case':
      room.cases.open(id, loaded.key, effect.level, { topic: effect.topic, because: effect.because }, nowMs)
      break
    case 'raise-case':
      room.cases.open(id, loaded.key, effect.level, { topic: null, because: effect.because }, nowMs)
      break
    case 'add-to-case':
      room.cases.add(id, loaded.key, effect.because)
      break
    case 'pass-to-person':
      room.cases.passed(id, times.receivedAtMs)
      break
    case 'cancel-unsent':
      room.outgoing.cancelBot(id, 'overtaken', nowMs)
      break
    case 'note-unanswered':
      room.unanswered.note(effect.question, effect.language, nowMs)
      break
    case 'set-clock':
      room.clocks.set(id, effect.clock, effect.dueAtMs)
      break
    case 'cancel-clock':
      room.clocks.cancel(id, effect.clock)
      break
    case 'leave': // whoever left is not written to: what has not begun to leave does not, and no clock speaks
      room.outgoing.cancelBot(id, 'left', nowMs)
      room.clocks.cancelAllBut(id, 'retention')
      break
    case 'take-case':
      room.cases.take(id, effect.responder, nowMs)
      room.outgoing.cancelBot(id, 'taken', nowMs)
      break
    case 'return-case':
      room.cases.giveBack(id)
      break
    case 'close-case':
      room.cases.close(id, nowMs)
      break
    case 'reachable':
    case 'erase':
      break // part of keeping the conversation itself
  }
}

/** Who writes can be reached, unless the message says otherwise. */
function isReachable(loaded: Loaded, effects: readonly (Effect | StaffEffect)[], happening: Happening): boolean {
  for (const effect of effects) if (effect.kind === 'reachable') return effect.reachable
  return loaded.reachable || (happening.kind === 'message' && happening.message.content.kind !== 'left')
}
