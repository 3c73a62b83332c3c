import type { Danger } from '../knowledge/danger/danger.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { answer } from './answer/answer.ts'
import { answerEvent } from './answer/answer-event.ts'
import { withFileBeside } from './answer/answer-sent.ts'
import { bringPerson } from './bring-person.ts'
import { conclude } from './conclude.ts'
import type { Conversation } from './conversation.ts'
import { helpNow } from './danger/help-now.ts'
import { withNear } from './danger/note-near.ts'
import { noteOver } from './danger/note-over.ts'
import { noticeDanger } from './danger/notice-danger.ts'
import { passToPerson } from './danger/pass-to-person.ts'
import { type Heard, listen, standing } from './hear/listen.ts'
import { withPlaceOfDanger } from './hear/place-of-danger.ts'
import { readCommand } from './hear/read-command.ts'
import { readMessage, wordsSent } from './hear/read-message.ts'
import { beginsSafe, meantInstead, type SafeBegun, saysOver, saysUnsafe } from './hear/read-safety.ts'
import { leave } from './leave.ts'
import type { InboundMessage } from './message.ts'
import { missed } from './miss/miss.ts'
import { obey } from './obey.ts'
import { isInPath } from './path/path.ts'
import { walk } from './path/walk.ts'
import { personChoice } from './say/choices.ts'
import { say } from './say/say.ts'
import { settingOf } from './setting.ts'
import type { ClockName, Turn } from './turn.ts'

/**
 * Decides one turn. Pure: no clock, no I/O; the same arguments always give the same turn, and nothing a person writes makes it throw.
 */
export function respond(conversation: Conversation, message: InboundMessage, knowledge: Knowledge, nowMs: number): Turn {
  const { content } = message
  if (content.kind === 'location' && content.moved) return { conversation: standing(conversation, content), replies: [], effects: [] } // nobody wrote
  return conclude(conversation, decide(conversation, message, knowledge, nowMs), knowledge, nowMs)
}

/** The order of the lines is the policy: safest first. */
function decide(before: Conversation, message: InboundMessage, knowledge: Knowledge, nowMs: number): Turn {
  const said = readMessage(before, message, knowledge)
  if (said.kind === 'leave') return leave(before, said.how, message, knowledge, nowMs) // in every state, whoever holds the conversation
  const safe = beginsSafe(said, before, knowledge)
  if (safe) return safeThen(before, safe, message, knowledge, nowMs)
  const { heard: told, danger } = noticeDanger(listen(before, said, message, knowledge), knowledge, nowMs) // so is danger
  const heard = withPlaceOfDanger(told, danger, knowledge)
  const { conversation } = heard
  const { holder, place } = conversation
  if (holder === 'person') return passToPerson(heard, danger, knowledge)
  if (danger.level >= 3) return helpAtOnce(before, heard, danger, knowledge, nowMs)
  const command = readCommand(heard, knowledge)
  if (command) return withNear(obey(heard, command, knowledge, nowMs), command, wordsSent(message.content), knowledge)
  if (said.kind !== 'words') return answerEvent(heard, said, knowledge, nowMs)
  const setting = settingOf(conversation, knowledge, nowMs)
  if (!isInPath(place, knowledge) && saysOver(said, conversation, knowledge)) return noteOver(heard, setting)
  const meant = isInPath(place, knowledge) ? null : meantInstead(said, conversation, knowledge)
  if (meant !== null) return overThen(noteOver(heard, setting), meant, message, knowledge, nowMs)
  const turn =
    bringPerson(heard, danger, knowledge, nowMs) ??
    (place.at === 'tree' ? walk(heard, place, danger, knowledge, nowMs) : answer(heard, danger, knowledge, nowMs))
  return said.beside === undefined ? turn : withFileBeside(turn, conversation, said.beside, settingOf(turn.conversation, knowledge, nowMs))
}

/** The answer to the safe question, and what is said to the rest where that is understood. */
function safeThen(before: Conversation, { answer, rest }: SafeBegun, message: InboundMessage, knowledge: Knowledge, nowMs: number): Turn {
  const saying = (text: string) => ({ ...message, content: { kind: 'text', text } }) as const
  const safe = decide(before, saying(answer), knowledge, nowMs)
  const then = rest === null ? null : decide(safe.conversation, saying(rest), knowledge, nowMs)
  if (then === null || then.replies.length === 0) return safe
  return { ...then, replies: [...safe.replies, ...then.replies], effects: [...safe.effects, ...then.effects] }
}

/** That it was a false alarm, and what was meant instead where that is understood: "em nhầm, em ở Myanmar" takes no alarm back. */
function overThen(over: Turn, meant: string, message: InboundMessage, knowledge: Knowledge, nowMs: number): Turn {
  const then = decide(over.conversation, { ...message, content: { kind: 'text', text: meant } }, knowledge, nowMs)
  const isUnderstood = then.replies.length > 0 && then.conversation.misses <= over.conversation.misses
  if (!isUnderstood) return over
  if (then.effects.some(({ kind }) => kind === 'add-to-case' || kind === 'open-case' || kind === 'raise-case')) return then
  return { ...then, replies: [...over.replies, ...then.replies], effects: [...over.effects, ...then.effects] }
}

/** The same words may tell that writing is not safe any more, or that it is over. */
function helpAtOnce(before: Conversation, { said, conversation }: Heard, danger: Danger, knowledge: Knowledge, nowMs: number): Turn {
  const unsafe = saysUnsafe(said, conversation, knowledge)
  const alarm = {
    ...danger,
    guarded: danger.guarded || unsafe,
    isOver: saysOver(said, conversation, knowledge),
    numbersAreNew: conversation.whereabouts !== before.whereabouts || conversation.young !== before.young,
    ...(said.kind === 'words' && { text: said.text }),
  }
  return helpNow(unsafe ? { ...conversation, writingNow: 'unsafe' } : conversation, alarm, knowledge, nowMs)
}

/**
 * No more text came after what was not understood. In a guarded conversation and while a person holds it, nothing is said unasked. Pure.
 */
export function respondToClock(conversation: Conversation, clock: ClockName, knowledge: Knowledge, nowMs: number): Turn {
  const silent = conversation.guarded || conversation.holder === 'person' || conversation.recent.length === 0
  if (silent) return { conversation, replies: [], effects: [] }
  switch (clock) {
    case 'miss':
      return conclude({ ...conversation, recent: [] }, missed(conversation, knowledge, nowMs), knowledge, nowMs)
  }
}

/** A message that could not be read, or that three tries could not decide: an apology and a way to a person, never a loop. Pure. */
export function respondToGap(conversation: Conversation, knowledge: Knowledge, nowMs: number): Turn {
  if (conversation.holder === 'person') return { conversation, replies: [], effects: [{ kind: 'pass-to-person' }] }
  const setting = settingOf(conversation, knowledge, nowMs)
  return conclude(conversation, { conversation, replies: [say(setting, 'gap', [personChoice(setting)])], effects: [] }, knowledge, nowMs)
}
