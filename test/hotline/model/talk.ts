import type { Conversation } from '../../../src/bot/conversation.ts'
import type { InboundContent } from '../../../src/bot/message.ts'
import { type Case, type CaseClocks, caseClocks } from '../../../src/hotline/case.ts'
import { Owed } from './owed.ts'

/** One row of the outbox. `notice`: the machine's words about a change of hands. */
export interface Row {
  readonly by: 'bot' | 'notice' | 'staff'
  readonly epoch: number
  readonly hold: number
  /** Somebody might already have been reading along when it was written. */
  readonly guarded: boolean
  state: 'due' | 'leaving' | 'settled'
}

/** A conversation as a store keeps it: its state, its last case without the clocks, clocks and outbox as rows. */
export class Talk {
  conversation: Conversation
  kept: Case | null = null
  readonly clocks = new Map<string, number>()
  epoch = 0
  /** They went, and have not written since. */
  away = false
  heardAtMs = 0
  rows: Row[] = []
  readonly lines: string[] = []
  inbox: { readonly event: string; readonly content: InboundContent | 'gap'; readonly keptAtMs: number }[] = []
  /** Hidden: erased, and still here for its check. Destroyed: gone. */
  fate: 'seen' | 'hidden' | 'destroyed' = 'seen'
  readonly owed = new Owed()

  constructor(conversation: Conversation) {
    this.conversation = conversation
  }

  get case(): Case | null {
    if (this.kept === null) return null
    const clocks = Object.fromEntries(caseClocks.map((clock) => [clock, this.clocks.get(clock) ?? null])) as CaseClocks
    return { ...this.kept, clocks }
  }

  get openCase(): Case | null {
    return this.kept === null || this.kept.state.at === 'closed' ? null : this.case
  }

  /** With holder and case derived, as the store does. */
  load(): Conversation {
    const open = this.kept?.state.at === 'closed' ? null : this.kept
    const holder = open?.state.at === 'taken' ? 'person' : 'bot'
    const openCase = open === null ? null : { id: open.id, level: open.level, waits: open.state.at === 'waiting' }
    return { ...this.conversation, holder, openCase }
  }

  get guarded(): boolean {
    return this.conversation.guarded
  }

  get writingNow(): Conversation['writingNow'] {
    return this.conversation.writingNow
  }
}

/** They do not leave any more. Returns whether there were any. */
export function cancel(talk: Talk, ...by: readonly Row['by'][]): boolean {
  const due = talk.rows.filter((row) => row.state === 'due' && by.includes(row.by))
  for (const row of due) row.state = 'settled'
  return due.length > 0
}
