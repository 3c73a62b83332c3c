import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Conversation } from './conversation.ts'
import { guard, guardLast } from './danger/guard.ts'
import { spokenTo } from './hear/called.ts'
import type { Reply } from './reply.ts'
import { type Setting, settingOf } from './setting.ts'
import type { Effect, Turn } from './turn.ts'

/**
 * What holds for every turn, whoever made it: what was offered is remembered, and a waiting miss is cancelled by what uses up its question.
 * In a guarded conversation each reply begins with neutral words, the last asks again whether writing is safe until that is answered, and
 * no clock is started. Words of farewell are neutral themselves.
 */
export function conclude(before: Conversation, turn: Turn, knowledge: Knowledge, nowMs: number): Turn {
  const { conversation } = turn
  const leaves = turn.effects.some(({ kind }) => kind === 'leave' || kind === 'erase')
  const guarded = conversation.guarded && !leaves
  const setting = settingOf(conversation, knowledge, nowMs)
  const inGuard = (reply: Reply, at: number) =>
    at === turn.replies.length - 1 ? guardLast(reply, conversation, setting) : guard(reply, setting)
  const replies = turn.replies.map((reply, at) => withWayToChoose(guarded ? inGuard(reply, at) : reply, setting))
  const last = replies.at(-1)
  const toldOf = last !== undefined && conversation.toldOf === before.toldOf ? null : conversation.toldOf // something else was said since
  const offered = last !== undefined && last.choices.length > 0 && !leaves ? last.choices : conversation.offered
  const openQuestion = last === undefined || isChoices(last) ? conversation.openQuestion : null // whatever else is said leaves them behind
  return {
    conversation: { ...conversation, toldOf, offered, openQuestion, answered: answeredBy(last, conversation, nowMs) },
    replies,
    effects: [...cancelMiss(before, turn), ...turn.effects.filter((effect) => !(guarded && effect.kind === 'set-clock'))],
  }
}

function isChoices({ origin }: Reply): boolean {
  return origin.from === 'phrase' && origin.id === 'choices'
}

function answeredBy(last: Reply | undefined, { answered }: Conversation, nowMs: number): Conversation['answered'] {
  const origin = last?.origin
  if (origin?.from === 'entry') {
    if (origin.part === 'text') return { version: origin.version, atMs: nowMs }
    return answered?.version === origin.version ? { ...answered, since: origin.part === 'steps' ? 'steps' : 'rest' } : answered
  }
  const isShownAbove = origin?.from === 'phrase' && origin.id === 'answer-above'
  return isShownAbove && answered !== null ? { ...answered, since: 'shown-above' } : answered
}

/** Not every channel has buttons: there somebody has to be told that a number is enough. */
function withWayToChoose(reply: Reply, setting: Setting): Reply {
  return reply.choices.length === 0 ? reply : { ...reply, howToChoose: spokenTo(setting, 'choose-by-number') }
}

/** Setting the clock again moves it. What uses up the question ends its wait; thanks, a call or a sticker that came behind it does not. */
function cancelMiss(before: Conversation, { conversation, effects }: Turn): readonly Effect[] {
  const setsAgain = effects.some((effect) => effect.kind === 'set-clock' && effect.clock === 'miss')
  const ends = effects.some(({ kind }) => kind === 'leave' || kind === 'erase')
  const isUsedUp = before.recent.length > 0 && conversation.recent.length === 0
  return isUsedUp && !setsAgain && !ends ? [{ kind: 'cancel-clock', clock: 'miss' }] : []
}
