import type { CaseId } from '../../../bot/conversation.ts'
import type { Case, StaffId } from '../../../hotline/case.ts'
import { caseClocks } from '../../../hotline/case.ts'
import { practiceChannel } from '../../../hotline/practice.ts'
import type { Knowledge, Language } from '../../../knowledge/knowledge.ts'
import type { CaseSummary } from '../../../store/case-store.ts'
import type { FairQueue } from '../../crowds/fair-order.ts'
import type { QueueRow } from '../wire/wire.ts'

/** What a row of the queue is made with, beside the case. */
export interface QueueSetting {
  readonly knowledge: Knowledge | null
  /** Of whoever looks. */
  readonly language: Language
  /** What the staff are called, by their ids. */
  readonly names: ReadonlyMap<StaffId, string>
  readonly lookingAt: (id: CaseId) => readonly { readonly name: string }[]
  readonly fromOneLine: FairQueue['fromOneLine']
}

/** A case as it stands in the queue: no word of the person. Pure. */
export function queueRow(summary: CaseSummary, setting: QueueSetting): QueueRow {
  const { case: one, pseudonym, channel, topic, about } = summary
  const { state } = one
  return {
    id: one.id,
    pseudonym,
    channel,
    level: one.level,
    state: stateOf(one),
    holder: holderOf(one, setting.names),
    openedAtMs: one.openedAtMs,
    sinceMs: state.at === 'waiting' || state.at === 'taken' ? state.sinceMs : state.at === 'closed' ? state.atMs : one.openedAtMs,
    unansweredSinceMs: one.unansweredSinceMs,
    dueMs: dueOf(one),
    rung: state.at === 'waiting' || state.at === 'taken' ? state.rung : 0,
    parkedUntilMs: state.at === 'parked' ? state.untilMs : null,
    guarded: about.guarded,
    eraseAsked: one.eraseAskedAtMs !== null,
    returned: state.at === 'waiting' && state.returned,
    practice: channel === practiceChannel,
    fromOneLine: setting.fromOneLine(summary),
    looking: setting.lookingAt(one.id).map(({ name }) => name),
    topicTitle: topic === null ? null : (setting.knowledge?.topics.get(topic)?.entry[setting.language].title ?? null),
    whereabouts: about.whereabouts,
    language: about.language,
    relative: about.writer === 'relative',
  }
}

interface Written {
  readonly knowledge: Knowledge | null
  readonly beside: string
  readonly json: string
}

/**
 * Writes rows as they go over the line, and remembers them: most of a long queue is as it was a moment ago. A summary of a case is another
 * object as soon as anything in it changes; what stands in a row beside it is compared.
 */
export function openRowWriter(): (one: CaseSummary, setting: QueueSetting) => string {
  const written = { vi: new WeakMap<CaseSummary, Written>(), en: new WeakMap<CaseSummary, Written>() }
  return (one, setting) => {
    const { knowledge, language, names, lookingAt, fromOneLine } = setting
    const beside = `${holderOf(one.case, names)?.name ?? ''}/${lookingAt(one.case.id).map(({ name }) => name)}/${fromOneLine(one)}`
    const known = written[language].get(one)
    if (known !== undefined && known.knowledge === knowledge && known.beside === beside) return known.json
    const json = JSON.stringify(queueRow(one, setting))
    written[language].set(one, { knowledge, beside, json })
    return json
  }
}

function stateOf({ state }: Case): QueueRow['state'] {
  return state.at === 'taken' && state.by.kind === 'outside' ? 'outside' : state.at
}

function holderOf({ state }: Case, names: QueueSetting['names']): QueueRow['holder'] {
  const id = state.at === 'taken' ? (state.by.kind === 'responder' ? state.by.id : null) : state.at === 'parked' ? state.owner : null
  return id === null ? null : { id, name: names.get(id) ?? '?' }
}

/** When the first of its clocks rings; null when none runs. */
function dueOf({ clocks }: Case): number | null {
  const due = caseClocks.flatMap((clock) => clocks[clock] ?? [])
  return due.length === 0 ? null : Math.min(...due)
}
