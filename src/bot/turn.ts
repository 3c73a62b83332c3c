import type { Language, Level, TopicId } from '../knowledge/knowledge.ts'
import type { Conversation } from './conversation.ts'
import type { Reason } from './reason.ts'
import type { Reply } from './reply.ts'

/** One message decided. Plain data; `respond` makes it, and the store carries it out in one transaction. */
export interface Turn {
  readonly conversation: Conversation
  readonly replies: readonly Reply[]
  readonly effects: readonly Effect[]
}

/** What has to happen besides replying, carried out in the same transaction as the turn. */
export type Effect =
  | { readonly kind: 'open-case'; readonly level: Level; readonly topic: TopicId | null; readonly because: readonly Reason[] }
  | { readonly kind: 'raise-case'; readonly level: Level; readonly because: readonly Reason[] }
  | { readonly kind: 'add-to-case'; readonly because: readonly Reason[] }
  | { readonly kind: 'pass-to-person' }
  /** Of the open case it was said, without adding to it, that somebody on duty knows: the person counts on one from now on. */
  | { readonly kind: 'expect-person' }
  /** Danger overtakes: bot bubbles of this conversation that have not begun to leave are cancelled. */
  | { readonly kind: 'cancel-unsent' }
  /** Counted, and not answered: its sender is blocked. */
  | { readonly kind: 'turn-away' }
  /** Counted: whether an answer helped. */
  | { readonly kind: 'note-helped'; readonly topic: TopicId; readonly helped: boolean }
  | { readonly kind: 'note-unanswered'; readonly question: string; readonly language: Language }
  | { readonly kind: 'set-clock'; readonly clock: ClockName; readonly dueAtMs: number }
  | { readonly kind: 'cancel-clock'; readonly clock: ClockName }
  | { readonly kind: 'leave' }
  | { readonly kind: 'erase'; readonly receipt: string }
  | { readonly kind: 'reachable'; readonly reachable: boolean }

/**
 * Clocks a turn may start; at most one of each name runs in a conversation, setting it again moves it. Those of a case are the hotline's.
 */
export type ClockName = 'miss'
