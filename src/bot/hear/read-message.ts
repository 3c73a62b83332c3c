import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { FileKind, InboundMessage } from '../message.ts'
import { type ChoiceData, type Leave, type Order, readChoice } from './choice-data.ts'
import { matchExactly } from './match-choice.ts'
import { pickByPlace } from './pick-in-words.ts'
import { readLeaving } from './read-leaving.ts'
import { answerToSafety, isSafety } from './read-safety.ts'
import { saysNothingBut } from './says-one-of.ts'

/** What a message comes down to, before anything is decided about it. */
export type Said =
  /** `beside`: what the words stand under. */
  | { readonly kind: 'words'; readonly text: string; readonly beside?: FileKind }
  /** Pressed, or named without doubt by its number or its label. It is not screened as text. */
  | { readonly kind: 'choice'; readonly choice: Order }
  /** Something was pressed that this bot never offered, or offered long ago. */
  | { readonly kind: 'unknown-tap' }
  | Exclude<InboundMessage['content'], { readonly kind: 'text' | 'edited' | 'tap' }>

/** An edited message says what it says now; words under a file are words. Leaving is told apart: it comes before all else. */
export function readMessage(conversation: Conversation, { content }: InboundMessage, knowledge: Knowledge): Said | Leave {
  if (content.kind === 'tap') return readTap(content.data)
  const words = wordsIn(content)
  if (typeof words !== 'string') return words
  const { holder } = conversation
  const named = matchExactly(words, conversation.offered)
  const choice =
    (named ? readChoice(named.data) : null) ??
    (holder === 'bot' ? pickByPlace(words, conversation, knowledge) : null) ??
    answerToSafety(words, conversation, knowledge) ??
    yesToNow(words, conversation, knowledge)
  // "Có" that is written to a person answers the person: it never lowers the guard.
  if (choice && !(holder === 'person' && isSafety(choice))) return chosen(choice)
  const how = readLeaving(words, knowledge)
  if (how) return { kind: 'leave', how }
  return { kind: 'words', text: words, ...(content.kind === 'file' && { beside: content.what }) }
}

/** "Có", "vâng, đúng rồi", behind "is this happening?": what its button says. Inside a path it may answer the step. */
function yesToNow(words: string, { offered, place, holder }: Conversation, knowledge: Knowledge): ChoiceData | null {
  if (place.at === 'tree' || holder === 'person') return null
  const now = offered.map(({ data }) => readChoice(data)).find((choice) => choice?.kind === 'now')
  return now && saysNothingBut('words.yes', 'words.courtesy', words, knowledge) ? now : null
}

type Wordless = Exclude<InboundMessage['content'], { readonly kind: 'text' | 'edited' | 'tap' }>

function wordsIn(content: Exclude<InboundMessage['content'], { readonly kind: 'tap' }>): string | Wordless {
  if (content.kind === 'file') return content.caption ?? content
  return content.kind === 'text' || content.kind === 'edited' ? content.text : content
}

/** The words of a person in what they sent, those under a file among them; null where there are none. Pure. */
export function wordsSent(content: InboundMessage['content']): string | null {
  const words = content.kind === 'tap' ? null : wordsIn(content)
  return typeof words === 'string' ? words : null
}

function readTap(data: string): Said | Leave {
  const choice = readChoice(data)
  return choice ? chosen(choice) : { kind: 'unknown-tap' }
}

function chosen(choice: ChoiceData): Said | Leave {
  return choice.kind === 'leave' ? choice : { kind: 'choice', choice }
}

/** None where it was no words. */
export function countWords(said: Said): number {
  return said.kind === 'words' ? said.text.split(/\s+/).length : 0
}
