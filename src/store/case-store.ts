import type { CaseId, Conversation, ConversationId } from '../bot/conversation.ts'
import type { InboundMessage } from '../bot/message.ts'
import type { Reason } from '../bot/reason.ts'
import type { Origin } from '../bot/reply.ts'
import type { Bubble } from '../bot/say/bubble.ts'
import type { Case } from '../hotline/case.ts'
import type { TopicId } from '../knowledge/knowledge.ts'
import type { OutboxState } from './outbox-store.ts'

/** What staff are shown of cases. */
export interface CaseStore {
  /** Open cases in the order of the queue (`inQueueOrder`). Never a name or address: responders see a pseudonym. */
  openCases(): Promise<readonly CaseSummary[]>

  /** A case, open or closed; null when there is none, or it was destroyed. */
  caseOf(id: CaseId): Promise<CaseSummary | null>

  /** Cases closed at this time or later, the newest first. */
  closedCases(sinceMs: number): Promise<readonly CaseSummary[]>

  /** What the bot gathered for whoever takes the case; null when there is no such case. */
  brief(id: CaseId): Promise<CaseBrief | null>

  /** The messages and replies of a conversation, opened for staff, in order. */
  transcript(id: ConversationId): Promise<readonly TranscriptLine[]>
}

export interface CaseSummary {
  readonly case: Case
  readonly conversation: ConversationId
  /** What staff call it by. */
  readonly pseudonym: string
  readonly channel: string
  /** The same for talks that began over one line; null: nobody knows, or it is no talk of the web chat. */
  readonly line: string | null
  /** Of the case as it was opened, and what spoke for it: words of the person among them. */
  readonly topic: TopicId | null
  readonly because: readonly Reason[]
  /** Who writes, in which language, from where; of an erased conversation nothing. */
  readonly about: Pick<Conversation, 'language' | 'whereabouts' | 'destination' | 'writer' | 'young' | 'guarded' | 'writingNow'>
}

/** What is known of the person whose case it is, as the bot knows it. */
export interface CaseBrief extends CaseSummary {
  readonly talk: Conversation
  readonly away: boolean
  readonly heardAtMs: number
  readonly repliesLeft: number | null
}

/** `seq` is the line's place in the transcript, the same in both directions; null for what is not decided yet. */
export type TranscriptLine = { readonly seq: number | null; readonly atMs: number } & (
  | { readonly by: 'person'; readonly content: InboundMessage['content'] }
  | {
      readonly by: 'bot' | 'staff'
      readonly bubble: Bubble
      readonly origin: Origin
      readonly state: OutboxState
      /** Why it stands as it stands. */
      readonly code: string | null
    }
  | { readonly by: 'gap' }
)
