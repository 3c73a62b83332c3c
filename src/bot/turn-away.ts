import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Conversation } from './conversation.ts'
import { guard } from './danger/guard.ts'
import { say } from './say/say.ts'
import { settingOf } from './setting.ts'
import type { Effect, Turn } from './turn.ts'

/**
 * What comes of a message whose sender staff have blocked for a while: numbers once, then nothing. Danger is never turned away: it opens
 * its case as anybody's does, and whoever has a case is heard until it is closed. Leaving and erasing work as always. Pure.
 */
export function turnAway(before: Conversation, turn: Turn, toldBefore: boolean, knowledge: Knowledge, nowMs: number): Turn {
  if (before.openCase !== null || turn.effects.some(isHeardAnyway)) return turn
  const conversation: Conversation = { ...before, ...heardIn(turn.conversation) }
  const setting = settingOf(conversation, knowledge, nowMs)
  const reply = say(setting, 'turned-away')
  const replies = toldBefore ? [] : [conversation.guarded ? guard(reply, setting) : reply]
  return { conversation, replies, effects: [{ kind: 'turn-away' }] }
}

/** Danger may take several messages to tell, so what this one told is remembered; only what it was to be answered with is not. */
function heardIn({ language, addressed, whereabouts, destination, writer, recent, signs, guarded, writingNow }: Conversation) {
  return { language, addressed, whereabouts, destination, writer, recent, signs, guarded, writingNow }
}

function isHeardAnyway(effect: Effect): boolean {
  switch (effect.kind) {
    case 'open-case':
      return effect.level >= 3
    case 'leave':
    case 'erase':
    case 'reachable':
      return true
    default:
      return false
  }
}
