import type { Conversation } from './conversation.ts'
import type { Effect, Turn } from './turn.ts'

/**
 * What comes of a message that was sent before its person went and arrives only now. They said when to stop: nothing is said, and nothing
 * is remembered for whoever holds the phone next. Danger in it reaches the hotline all the same; leaving and erasing work as always. Pure.
 */
export function hearBelated(before: Conversation, turn: Turn): Turn {
  if (turn.effects.some(({ kind }) => kind === 'leave' || kind === 'erase')) return turn
  const guarded = before.guarded || turn.conversation.guarded
  return { conversation: { ...before, guarded }, replies: [], effects: turn.effects.filter(isForHotline) }
}

function isForHotline({ kind }: Effect): boolean {
  return kind === 'open-case' || kind === 'raise-case' || kind === 'add-to-case'
}
