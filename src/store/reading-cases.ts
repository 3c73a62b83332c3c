import type { CaseId } from '../bot/conversation.ts'
import { inQueueOrder } from '../hotline/queue-order.ts'
import type { CaseBrief, CaseSummary } from './case-store.ts'
import { loadOrNull } from './open-or-null.ts'
import { pseudonymOf } from './pseudonym.ts'
import { Remembered } from './remembered.ts'
import { type CaseRow, openWhy } from './tables/cases.ts'
import { freshState } from './tables/conversation-state.ts'
import type { ConversationNumber } from './tables/conversation-statements.ts'
import type { Tables } from './tables.ts'

/** More open cases than this are read anew each time. */
const mostRemembered = 8192

/** Cases as staff see them. What a queue shows is sealed; it is opened once, and remembered until its conversation is decided again. */
export function prepareReadingCases(tables: Tables) {
  const remembered = new Remembered<ConversationNumber, CaseSummary>(mostRemembered)

  function open(number: ConversationNumber): readonly CaseSummary[] {
    const known = remembered.get(number)
    if (known !== undefined) return [known]
    const row = tables.cases.openRow(number)
    if (row === null) return []
    const summary = summaryOf(tables, row)
    remembered.set(number, summary)
    return [summary]
  }

  return {
    openCases: (): readonly CaseSummary[] =>
      tables.cases
        .openNumbers()
        .flatMap(open)
        .sort((a, b) => inQueueOrder(a.case, b.case)),
    closedCases: (sinceMs: number): readonly CaseSummary[] => tables.cases.closedSince(sinceMs).map((row) => summaryOf(tables, row)),
    caseOf(id: CaseId): CaseSummary | null {
      const row = tables.cases.row(id)
      return row === null ? null : summaryOf(tables, row)
    },
    brief(id: CaseId): CaseBrief | null {
      const row = tables.cases.row(id)
      if (row === null) return null
      const loaded = loadOrNull(tables, row.conversation)
      const talk = loaded?.conversation ?? unknownTalk(row)
      const { away = true, heardAtMs = 0, repliesLeft = null } = loaded ?? {}
      return { ...summaryOf(tables, row), talk, away, heardAtMs, repliesLeft }
    },
    /** Something of this conversation has changed. */
    forget: (number: ConversationNumber) => remembered.delete(number),
    forgetAll: () => remembered.clear(),
  }
}

function summaryOf(tables: Tables, row: CaseRow): CaseSummary {
  const loaded = loadOrNull(tables, row.conversation)
  const why = loaded === null ? null : openWhy(row.id, row.why, loaded.key)
  const { language, whereabouts, destination, writer, young, guarded, writingNow } = loaded?.conversation ?? unknownTalk(row)
  return {
    case: tables.cases.read(row.number, row),
    conversation: row.conversation,
    pseudonym: pseudonymOf(row.conversation),
    channel: row.channel,
    line: loaded?.address.line ?? null,
    topic: why?.topic ?? null,
    because: why?.because ?? [],
    about: { language, whereabouts, destination, writer, young, guarded, writingNow },
  }
}

/** Damaged: nobody knows, so nothing is pushed. */
function unknownTalk({ conversation }: CaseRow) {
  return freshState({ id: conversation, holder: 'bot', openCase: null }, true)
}
