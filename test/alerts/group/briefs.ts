import type { CaseId, ConversationId } from '../../../src/bot/conversation.ts'
import { newConversation } from '../../../src/bot/new-conversation.ts'
import type { Reason } from '../../../src/bot/reason.ts'
import { type Case, type CaseState, newCase } from '../../../src/hotline/case.ts'
import type { Level } from '../../../src/knowledge/knowledge.ts'
import type { CaseBrief, TranscriptLine } from '../../../src/store/case-store.ts'

export const startMs = Date.UTC(2026, 10, 25, 8)

export interface GivenCase {
  readonly id?: string
  readonly level?: Level
  readonly channel?: string
  readonly state?: CaseState
  readonly eraseAsked?: boolean
  readonly topic?: string
  readonly because?: readonly Reason[]
  readonly signs?: readonly string[]
  readonly young?: boolean
}

export function briefOf({
  id = 'a',
  level = 2,
  channel = 'telegram',
  state,
  eraseAsked = false,
  topic,
  because = [],
  signs = [],
  young = false,
}: GivenCase = {}): CaseBrief {
  const fresh = newCase(id as CaseId, level, true, startMs)
  const one: Case = { ...fresh, state: state ?? fresh.state, eraseAskedAtMs: eraseAsked ? startMs : null }
  const talk = { ...newConversation(`talk-${id}` as ConversationId), young, signs: signs.map((signal) => ({ signal, atMs: startMs })) }
  return {
    case: one,
    conversation: talk.id,
    pseudonym: `K7-${id.toUpperCase()}`,
    channel,
    line: null,
    topic: topic ?? null,
    because,
    about: talk,
    talk,
    away: false,
    heardAtMs: startMs,
    repliesLeft: null,
  }
}

export function fromPerson(seq: number | null, text: string): TranscriptLine {
  return { seq, atMs: startMs, by: 'person', content: { kind: 'text', text } }
}

export function fromStaff(seq: number, name: string, text: string): TranscriptLine {
  const origin = { from: 'person', name, proposalOf: null } as const
  return { seq, atMs: startMs, by: 'staff', bubble: { text, blocks: null, choices: [] }, origin, state: 'sent', code: null }
}
