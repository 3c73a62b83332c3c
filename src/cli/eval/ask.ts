import type { ConversationId } from '../../bot/conversation.ts'
import { readChoice } from '../../bot/hear/choice-data.ts'
import { newConversation } from '../../bot/new-conversation.ts'
import type { Choice, Reply } from '../../bot/reply.ts'
import { respond } from '../../bot/respond.ts'
import type { Turn } from '../../bot/turn.ts'
import { screen } from '../../knowledge/danger/screen.ts'
import type { Knowledge, Language, Level } from '../../knowledge/knowledge.ts'

/** What the bot made of a message that began a conversation. */
export interface Decided {
  /** `danger` raised a case of level 3 or more; `none` is "I don't know". */
  readonly decision: 'answer' | 'choices' | 'none' | 'danger'
  /** Topics, or `tree:<id>`, that were answered or offered, first to last; at most three. */
  readonly shown: readonly string[]
  readonly level: Level
  /** Whether the person is asked if danger is happening. */
  readonly asksWhether: boolean
  readonly language: Language
  /** How long deciding took. */
  readonly tookMs: number
}

/**
 * Every message is asked at this moment, so that opening hours and dates never change a score: Wednesday 25 November 2026, 10:00 in Hà Nội.
 */
const askedAtMs = Date.UTC(2026, 10, 25, 3)
const mostShown = 3

/** Asks in a fresh conversation, through the same door as any message. */
export function ask(text: string, knowledge: Knowledge): Decided {
  const from = { channel: 'eval', account: 'eval', id: 'eval' }
  const message = { eventId: 'eval', from, sentAtMs: askedAtMs, content: { kind: 'text', text: text.normalize('NFC').trim() } } as const
  const began = performance.now()
  const turn = respond(newConversation('eval' as ConversationId), message, knowledge, askedAtMs)
  return { ...readTurn(turn, text, knowledge), tookMs: performance.now() - began }
}

function readTurn(turn: Turn, text: string, knowledge: Knowledge): Omit<Decided, 'tookMs'> {
  const language = turn.conversation.language ?? 'vi'
  const raised = turn.effects.reduce<Level>(
    (level, effect) => (effect.kind === 'open-case' && effect.level > level ? effect.level : level),
    0,
  )
  const shown = turn.replies.flatMap(answeredBy).slice(0, mostShown)
  const choices = turn.replies.flatMap((reply) => reply.choices)
  const asksWhether = choices.some(({ data }) => readChoice(data)?.kind === 'now')
  if (raised >= 3) return { decision: 'danger', shown, level: raised, asksWhether, language }
  const level = Math.max(raised, Math.min(2, screen(text, knowledge).level)) as Level
  if (shown.length > 0) return { decision: 'answer', shown, level, asksWhether, language }
  const offered = turn.replies.flatMap((reply) => (offers(reply) ? reply.choices.flatMap(topicOf) : [])).slice(0, mostShown)
  return { decision: offered.length > 0 ? 'choices' : 'none', shown: offered, level, asksWhether, language }
}

/** Some replies are said by the bot itself and still answer a question of the content map. */
const answeredByPhrase: Readonly<Record<string, string>> = {
  person: 'talk-to-person',
  consent: 'talk-to-person',
  language: 'change-language',
  ad: 'job-ad-red-flags',
  menu: 'how-to-use',
  hello: 'how-to-use',
  numbers: 'hotline-numbers',
}

/** The topics that a reply answers, and what it says may have been meant instead; "I don't know" answers none. */
function answeredBy({ origin, choices }: Reply): readonly string[] {
  if (origin.from === 'entry') return [origin.id.split('@')[0] ?? origin.id, ...choices.flatMap(meantBy)]
  if (origin.from === 'tree') return [`tree:${origin.id}`]
  if (origin.from === 'phrase' && origin.id === 'danger.opening') return choices.flatMap(meantBy)
  const [group = ''] = origin.from === 'phrase' ? origin.id.split('.') : []
  const topic = answeredByPhrase[group]
  return topic ? [topic] : []
}

function offers({ origin }: Reply): boolean {
  return origin.from === 'phrase' && origin.id === 'choices'
}

function meantBy({ data }: Choice): readonly string[] {
  const choice = readChoice(data)
  return choice?.kind === 'meant' ? [choice.topic] : []
}

function topicOf({ data }: Choice): readonly string[] {
  const choice = readChoice(data)
  return choice?.kind === 'topic' ? [choice.topic] : choice?.kind === 'tree' ? [`tree:${choice.tree}`] : []
}
