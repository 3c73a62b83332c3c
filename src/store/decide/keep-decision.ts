import type { Conversation } from '../../bot/conversation.ts'
import type { InboundMessage } from '../../bot/message.ts'
import type { Effect } from '../../bot/turn.ts'
import { practiceChannel } from '../../hotline/practice.ts'
import type { Step } from '../../hotline/step.ts'
import type { Decided, Decision, Happening } from '../decide-store.ts'
import type { Loaded } from '../tables/conversations.ts'
import type { WaitingRow } from '../tables/inbox.ts'
import type { Tables } from '../tables.ts'
import { destroyNow, erase } from './erase.ts'
import { keepStep } from './keep-step.ts'
import { queueBubbles } from './queue-bubbles.ts'

/**
 * Keeps all of a decision: effects, case, replies, the conversation's next state, the message as decided. Runs inside a job of the writer.
 */
export function keepDecision(
  tables: Tables,
  loaded: Loaded,
  decision: Decision,
  cause: { readonly happening: Happening; readonly row: WaitingRow | null },
  nowMs: number,
): Decided {
  const { id, number, address } = loaded
  const { effects, bubbles, step } = decision
  for (const effect of effects) carryOut(tables, loaded, effect, cause.row, nowMs)
  const alerts = step === null ? [] : keepStep(tables, loaded, step, effects, nowMs)
  if (!uncounted.includes(address.channel)) tables.tallies.add(decision.tallies ?? [], nowMs)
  tables.at('mid-apply')
  const kept = { id, effects, step, alerts }
  const wentAtMs = wentAt(loaded, effects, cause.happening)
  if (stepDoes(step, 'destroy')) return { ...kept, ...destroyNow(tables, loaded, decision) }
  if (effects.some(({ kind }) => kind === 'erase'))
    return { ...kept, ...erase(tables, loaded, decision, { row: cause.row, wentAtMs }, nowMs) }
  const conversation = step === null ? { ...decision.conversation, ...derivedOf(loaded) } : derivedFrom(loaded, decision, step)
  const epoch = loaded.epoch + (stepDoes(step, 'raise-epoch') ? 1 : 0)
  if (asksForSilence(loaded.conversation, conversation)) tables.outgoing.stopStaff(number, nowMs)
  const unseen = isUnseen(loaded, conversation, cause.happening)
  const lines = settleRow(tables, cause, unseen, loaded.lines)
  if (!unseen) keepFiles(tables, loaded, conversation, cause.happening, lines, nowMs)
  const queued = queueBubbles(tables, loaded, bubbles, { holder: conversation.holder, epoch, lines }, nowMs)
  const away = isAway(loaded, effects, cause.happening)
  const heardAtMs = heardAt(loaded, cause.happening, cause.row)
  const left = { conversation, epoch, lines: lines + bubbles.length, away, wentAtMs: away ? wentAtMs : null, heardAtMs }
  tables.conversations.keep(loaded, left, unseen ? null : nowMs)
  if (cause.happening.kind === 'belated') takeBack(tables, loaded, cause.happening.message, nowMs)
  if (loaded.startedOver) tables.conversations.markDamaged(number)
  return { ...kept, conversation, address, queued, more: tables.inbox.isAnyWaiting(number) }
}

/**
 * Nothing that staff wrote before may arrive now: somebody may be reading along from here on, or the person says that writing is not safe.
 */
function asksForSilence(before: Conversation, { guarded, writingNow }: Conversation): boolean {
  return guarded && (!before.guarded || writingNow === 'unsafe')
}

/** When the person last wrote, after this. A place that moved by itself is nobody's writing, and what comes late was written before. */
export function heardAt(loaded: Loaded, { kind }: Happening, row: WaitingRow | null): number {
  return row === null || kind === 'moved' || kind === 'belated' ? loaded.heardAtMs : row.kept_at_ms
}

/** Nobody in need writes there. */
const uncounted: readonly string[] = [practiceChannel, 'terminal']

/** Whether the step has an effect of this kind. */
export function stepDoes(step: Step | null, kind: Step['effects'][number]['kind']): boolean {
  return step?.effects.some((effect) => effect.kind === kind) ?? false
}

/** Holder and case follow from the cases, whatever the decision says of them. */
function derivedOf({ conversation: { id, holder, openCase } }: Loaded): Pick<Conversation, 'id' | 'holder' | 'openCase'> {
  return { id, holder, openCase }
}

function derivedFrom({ id }: Loaded, decision: Decision, { case: one }: Step): Conversation {
  return {
    ...decision.conversation,
    id,
    holder: one.state.at === 'taken' ? 'person' : 'bot',
    openCase: one.state.at === 'closed' ? null : { id: one.id, level: one.level, waits: one.state.at === 'waiting' },
  }
}

/** The message takes its line in the transcript, before the replies to it. */
function settleRow(
  tables: Tables,
  { happening, row }: { readonly happening: Happening; readonly row: WaitingRow | null },
  unseen: boolean,
  lines: number,
): number {
  if (row === null) return lines
  if (unseen) {
    tables.inbox.drop(row)
    return lines
  }
  tables.inbox.finish(row, happening.kind === 'gap' ? 'set-aside' : 'decided', lines + 1)
  return lines + 1
}

/** Where a phone goes, and what comes in behind somebody who left, is kept for a person who looks after them, and otherwise not. */
function isUnseen({ away }: Loaded, { openCase }: Conversation, { kind }: Happening): boolean {
  return (kind === 'moved' && (away || openCase === null)) || (kind === 'belated' && openCase === null)
}

/** When somebody sent what they left by; of two such messages, the later. */
function wentAt({ wentAtMs }: Loaded, effects: readonly Effect[], happening: Happening): number | null {
  const leaves = effects.some(({ kind }) => kind === 'leave' || kind === 'erase')
  return leaves && 'message' in happening ? Math.max(wentAtMs ?? 0, happening.message.sentAtMs) : wentAtMs
}

/** It stands on the phone of whoever left, as what came before did. */
function takeBack({ takeBacks }: Tables, { address }: Loaded, { remoteId, sentAtMs }: InboundMessage, nowMs: number): void {
  if (remoteId !== undefined) takeBacks.add(address, [{ remoteId, atMs: sentAtMs }], nowMs)
}

/** What was sent is fetched where somebody will look at it: from the moment at which a case is open, what came before it too. */
function keepFiles(tables: Tables, loaded: Loaded, { openCase }: Conversation, happening: Happening, line: number, nowMs: number): void {
  if (openCase !== null && loaded.conversation.openCase === null) tables.media.wantAll(loaded.number, nowMs)
  const content = 'message' in happening ? happening.message.content : null
  if (content?.kind === 'file') tables.media.note(loaded, line, content, openCase !== null, nowMs)
}

function carryOut(tables: Tables, loaded: Loaded, effect: Effect, row: WaitingRow | null, nowMs: number): void {
  const { number } = loaded
  switch (effect.kind) {
    case 'cancel-unsent':
      tables.outgoing.cancelBot(number, 'overtaken', nowMs)
      break
    case 'note-unanswered':
      tables.unanswered.note(number, effect.question, effect.language, nowMs)
      break
    case 'set-clock':
      tables.clocks.set(number, effect.clock, effect.dueAtMs)
      break
    case 'cancel-clock':
      tables.clocks.cancel(number, effect.clock)
      break
    case 'leave': // whoever left is not written to: what has not begun to leave does not. The clocks of a case run on: staff hear of it.
      tables.outgoing.cancelAll(number, 'left', nowMs)
      tables.takeBacks.collect(loaded, row?.arrival ?? Number.MAX_SAFE_INTEGER, nowMs)
      tables.conversations.leaveAt(number, loaded.lines + (row === null ? 0 : 1))
      tables.clocks.cancel(number, 'miss')
      break
    case 'turn-away':
      tables.blocked.count(loaded.address)
      break
    case 'open-case':
    case 'raise-case':
    case 'add-to-case':
    case 'pass-to-person':
    case 'expect-person':
      break // the step says what they mean for the case
    case 'note-helped':
      break // counted with the turn
    case 'reachable':
    case 'erase':
      break // part of keeping the conversation itself
  }
}

/** Whoever writes is there, unless the message says otherwise. */
function isAway(loaded: Loaded, effects: readonly Effect[], { kind }: Happening): boolean {
  for (const effect of effects) {
    if (effect.kind === 'reachable') return !effect.reachable
    if (effect.kind === 'leave') return true
  }
  return loaded.away && kind !== 'message' && kind !== 'gap'
}
