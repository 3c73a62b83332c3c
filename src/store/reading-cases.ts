import type { CaseId } from '../bot/turn.ts'
import { inQueueOrder } from '../hotline/queue-order.ts'
import { pseudonymOf } from './pseudonym.ts'
import { openOrNull } from './reading.ts'
import { Remembered } from './remembered.ts'
import type { Room } from './room.ts'
import type { CaseBrief, CaseSummary } from './store.ts'
import { type CaseRow, openWhy } from './tables/cases.ts'
import { freshState } from './tables/conversation-state.ts'
import type { ConversationNumber, Loaded } from './tables/conversations.ts'

/** More open cases than this are read anew each time. */
const mostRemembered = 8192

/** Cases as staff see them. What a queue shows is sealed; it is opened once, and remembered until its conversation is decided again. */
export function prepareReadingCases(room: Room) {
  const remembered = new Remembered<ConversationNumber, CaseSummary>(mostRemembered)

  function open(number: ConversationNumber): readonly CaseSummary[] {
    const known = remembered.get(number)
    if (known !== undefined) return [known]
    const row = room.cases.openRow(number)
    if (row === null) return []
    const summary = summaryOf(room, row)
    remembered.set(number, summary)
    return [summary]
  }

  return {
    openCases: (): readonly CaseSummary[] =>
      room.cases
        .openNumbers()
        .flatMap(open)
        .sort((a, b) => inQueueOrder(a.case, b.case)),
    closedCases: (sinceMs: number): readonly CaseSummary[] => room.cases.closedSince(sinceMs).map((row) => summaryOf(room, row)),
    caseOf(id: CaseId): CaseSummary | null {
      const row = room.cases.row(id)
      return row === null ? null : summaryOf(room, row)
    },
    brief(id: CaseId): CaseBrief | null {
      const row = room.cases.row(id)
      if (row === null) return null
      const loaded = loadedOf(room, row)
      const talk = loaded?.conversation ?? unknownTalk(row)
      const { away = true, heardAtMs = 0, repliesLeft = null } = loaded ?? {}
      return { ...summaryOf(room, row), talk, away, heardAtMs, repliesLeft }
    },
    /** Something of this conversation has changed. */
    forget: (number: ConversationNumber) => remembered.delete(number),
    forgetAll: () => remembered.clear(),
  }
}

function summaryOf(room: Room, row: CaseRow): CaseSummary {
  const loaded = loadedOf(room, row)
  const why = loaded === null ? null : openWhy(row.id, row.why, loaded.key)
  const { language, whereabouts, destination, writer, young, guarded, writingNow } = loaded?.conversation ?? unknownTalk(row)
  return {
    case: room.cases.read(row.number, row),
    conversation: row.conversation,
    pseudonym: pseudonymOf(row.conversation),
    channel: row.channel,
    line: loaded?.address.line ?? null,
    topic: why?.topic ?? null,
    because: why?.because ?? [],
    about: { language, whereabouts, destination, writer, young, guarded, writingNow },
  }
}

function loadedOf(room: Room, { conversation }: CaseRow): Loaded | null {
  const opened = openOrNull(room, conversation)
  return opened === null ? null : room.conversations.load(opened)
}

/** Damaged: nobody knows, so nothing is pushed. */
function unknownTalk({ conversation }: CaseRow) {
  return freshState({ id: conversation, holder: 'bot', openCase: null }, true)
}
