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
  const { number, address } = loaded
  const { effects, bubbles } = decision
  for (const effect of effects) carryOut(room, loaded, effect, cause.row, nowMs)
  room.at('mid-apply')
  if (effects.some(({ kind }) => kind === 'erase')) return erase(room, loaded, decision, cause.row, nowMs)
  const conversation = effects.length === 0 ? { ...decision.conversation, ...derivedOf(loaded) } : derivedAnew(room, loaded, decision)
  const epoch = loaded.epoch + (effects.some(({ kind }) => kind === 'take-case') ? 1 : 0)
  const lines = settleRow(room, cause, loaded.lines)
  const queued = queueBubbles(room, loaded, bubbles, { holder: conversation.holder, epoch, lines }, nowMs)
  const reachable = isReachable(loaded, effects, cause.happening)
  room.conversations.keep(loaded, { conversation, epoch, lines: lines + bubbles.length, reachable }, nowMs)
  if (loaded.startedOver) room.conversations.markDamaged(number)
  return { conversation, address, queued, effects, more: room.inbox.next(number) !== null }
}

/** Holder and case follow from the cases, whatever the decision says of them. */
function derivedOf({ conversation: { id, holder, openCase } }: Loaded): Pick<Conversation, 'id' | 'holder' | 'openCase'> {
  return { id, holder, openCase }
}

function derivedAnew(room: Room, { id, number }: Loaded, decision: Decision): Conversation {
  const open = room.cases.openOf(number)
  return {
    ...decision.conversation,
    id,
    holder: open?.state === 'taken' ? 'person' : 'bot',
    openCase: open === null ? null : { id: open.id, level: open.level },
  }
}

/** The message takes its line in the transcript, before the replies to it. */
function settleRow(room: Room, cause: { readonly happening: Happening; readonly row: WaitingRow | null }, lines: number): number {
  if (cause.row === null) return lines
  room.inbox.finish(cause.row, cause.happening.kind === 'message' ? 'decided' : 'set-aside', lines + 1)
  return lines + 1
}

function carryOut(room: Room, loaded: Loaded, effect: Effect | StaffEffect, row: WaitingRow | null, nowMs: number): void {
  const { number } = loaded
  switch (effect.kind) {
    case 'open-case':
      room.cases.open(loaded, effect.level, { topic: effect.topic, because: effect.because }, nowMs)
      break
    case 'raise-case':
      room.cases.open(loaded, effect.level, { topic: null, because: effect.because }, nowMs)
      break
    case 'add-to-case':
      room.cases.add(loaded, effect.because)
      break
    case 'pass-to-person':
      room.cases.passed(number, row?.kept_at_ms ?? nowMs)
      break
    case 'cancel-unsent':
      room.outgoing.cancelBot(number, 'overtaken', nowMs)
      break
    case 'note-unanswered':
      room.unanswered.note(effect.question, effect.language, nowMs)
      break
    case 'set-clock':
      room.clocks.set(number, effect.clock, effect.dueAtMs)
      break
    case 'cancel-clock':
      room.clocks.cancel(number, effect.clock)
      break
    case 'leave': // whoever left is not written to: what has not begun to leave does not, and no clock speaks
      room.outgoing.cancelBot(number, 'left', nowMs)
      room.conversations.leaveAt(number, loaded.lines + (row === null ? 0 : 1))
      room.clocks.cancelAllBut(number, 'retention')
      break
    case 'take-case':
      room.cases.take(number, effect.responder, nowMs)
      room.outgoing.cancelBot(number, 'taken', nowMs)
      break
    case 'return-case':
      room.cases.giveBack(number)
      break
    case 'close-case':
      room.cases.close(number, nowMs)
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
