import type { CaseId } from '../../bot/conversation.ts'
import { wordsSent } from '../../bot/hear/read-message.ts'
import type { Case, StaffId } from '../../hotline/case.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { Level } from '../../knowledge/knowledge.ts'
import type { CaseBrief, TranscriptLine } from '../../store/case-store.ts'
import { mayBeCopied } from './never-copied.ts'

/** A case as its topic shows it. */
export interface TopicView {
  readonly id: CaseId
  readonly pseudonym: string
  readonly level: Level
  readonly state: TopicState
  readonly eraseAsked: boolean
  /** What is said may stand in the topic and be answered there. */
  readonly copies: boolean
  /** What could be copied, in order; empty where nothing may be. */
  readonly lines: readonly CopiedLine[]
}

export type TopicState =
  | { readonly at: 'waiting'; readonly returned: boolean }
  | { readonly at: 'taken'; readonly by: string }
  | { readonly at: 'outside' }
  | { readonly at: 'parked'; readonly by: string; readonly untilMs: number }
  | { readonly at: 'closed'; readonly outcome: string; readonly atMs: number }

export interface CopiedLine {
  readonly seq: number
  /** Null: the person. */
  readonly by: string | null
  /** Null: something that is no words. */
  readonly text: string | null
}

/** Pure. `transcript` is needed only where the operator has text copied at all. */
export function topicView(brief: CaseBrief, transcript: readonly TranscriptLine[] | null, people: readonly Staff[]): TopicView {
  const { case: one, pseudonym } = brief
  const eraseAsked = one.eraseAskedAtMs !== null
  const words = (transcript ?? []).flatMap((line) => (line.by === 'person' ? (wordsSent(line.content) ?? []) : []))
  const copies = transcript !== null && !eraseAsked && mayBeCopied(brief, words)
  return {
    id: one.id,
    pseudonym,
    level: one.level,
    state: stateOf(one, (id) => people.find((person) => person.id === id)?.name ?? '?'),
    eraseAsked,
    copies,
    lines: copies ? transcript.flatMap(copiedLine) : [],
  }
}

function stateOf({ state }: Case, nameOf: (id: StaffId) => string): TopicState {
  switch (state.at) {
    case 'waiting':
      return { at: 'waiting', returned: state.returned }
    case 'taken':
      return state.by.kind === 'outside' ? { at: 'outside' } : { at: 'taken', by: nameOf(state.by.id) }
    case 'parked':
      return { at: 'parked', by: nameOf(state.owner), untilMs: state.untilMs }
    case 'closed':
      return { at: 'closed', outcome: state.outcome, atMs: state.atMs }
  }
}

function copiedLine(line: TranscriptLine): readonly CopiedLine[] {
  if (line.seq === null) return []
  if (line.by === 'gap') return [{ seq: line.seq, by: null, text: null }]
  if (line.by === 'person') return [{ seq: line.seq, by: null, text: wordsSent(line.content) }]
  const by = line.origin.from === 'person' ? line.origin.name : 'Bến An'
  return [{ seq: line.seq, by, text: line.bubble.text }]
}
