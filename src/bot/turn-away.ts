import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from './reply.ts'
import { settingOf } from './setting.ts'
import type { Conversation, Effect, Turn } from './turn.ts'

/**
 * What comes of a message whose sender staff have blocked for a while: numbers once, then nothing. Danger is never turned away: it opens
 * its case as anybody's does, and whoever has a case is heard until it is closed. Leaving and erasing work as always. Pure.
 */
export function turnAway(before: Conversation, turn: Turn, toldBefore: boolean, knowledge: Knowledge, nowMs: number): Turn {
  if (before.openCase !== null || turn.effects.some(isHeardAnyway)) return turn
  const conversation: Conversation = { ...before, language: turn.conversation.language }
  const reply = say(settingOf(conversation, knowledge, nowMs), 'turned-away')
  return { conversation, replies: toldBefore ? [] : [reply], effects: [{ kind: 'turn-away' }] }
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
