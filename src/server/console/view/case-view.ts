import type { CaseId } from '../../../bot/conversation.ts'
import { spoken } from '../../../bot/phrases.ts'
import type { ChannelLimits } from '../../../bot/say/channel-limits.ts'
import { isAct, mayActOn } from '../../../hotline/act.ts'
import type { StaffId } from '../../../hotline/case.ts'
import { type Deed, mayDo, reaches, relationTo, type Staff } from '../../../hotline/roles.ts'
import { isStaffed } from '../../../hotline/timetable.ts'
import { type Language, languages } from '../../../knowledge/knowledge.ts'
import { endingOf } from '../../../media/type-of.ts'
import type { CaseBrief, CaseSummary } from '../../../store/case-store.ts'
import { inFairOrder } from '../../crowds/fair-order.ts'
import type { ConsoleDeps } from '../deps.ts'
import type { Looking } from '../looking.ts'
import type { CaseView, Presence, Queue } from '../wire/wire.ts'
import { bareBrief, briefView, suggestionsFor } from './brief-view.ts'
import { lineViews } from './line-view.ts'
import { openRowWriter, queueRow } from './queue-view.ts'

export interface Views {
  /** A `Queue` as it goes over the line: a long one is mostly as it was a moment ago. */
  queue(language: Language): Promise<string>
  /** Null: there is no such case, or whoever asks may not read it; which of them is not told. */
  caseView(me: Staff, id: CaseId): Promise<CaseView | null>
  /** Who of those that may hold cases is there. */
  presence(): Promise<Presence>
}

/** What the console shows, read together from where it lies. */
export function openViews(deps: ConsoleDeps, looking: Looking): Views {
  const { store, hotline, staff, time, limitsOf, isPulled, phonesReachable } = deps

  async function names(): Promise<ReadonlyMap<StaffId, string>> {
    return new Map((await staff.accounts()).map(({ id, name }) => [id, name]))
  }

  const writeRow = openRowWriter()

  return {
    async queue(language) {
      const [cases, called, reachable] = await Promise.all([store.openCases(), names(), phonesReachable()])
      const knowledge = deps.knowledge()
      const fair = inFairOrder(cases)
      const setting = { knowledge, language, names: called, lookingAt: looking.at, fromOneLine: fair.fromOneLine }
      const staffed = isStaffed(hotline.timetable(), time.nowMs())
      const head: Omit<Queue, 'cases'> = { nowMs: time.nowMs(), staffed, phonesReachable: reachable }
      return `${JSON.stringify(head).slice(0, -1)},"cases":[${fair.cases.map((one) => writeRow(one, setting)).join(',')}]}`
    },

    async presence() {
      const there = new Set(hotline.present())
      const people = (await staff.accounts()).filter(({ id }) => there.has(id))
      return { people: people.map(({ id, name, role }) => ({ id, name, role })) }
    },

    async caseView(me, id) {
      const brief = await store.brief(id)
      if (brief === null || !mayRead(brief, me)) return null
      const [called, account, address, lines, files, notes, draft] = await Promise.all([
        names(),
        staff.account(me.id),
        staff.addressOf(brief.conversation),
        store.transcript(brief.conversation),
        store.media.of(brief.conversation),
        staff.notes(brief.conversation),
        staff.draft(brief.conversation, me.id),
      ])
      const language = account?.language ?? 'vi'
      const knowledge = deps.knowledge()
      const pulled = isPulled(brief.channel)
      const { state } = brief.case
      const setting = knowledge === null ? null : { knowledge, language, nowMs: time.nowMs() }
      const openings = knowledge === null ? [] : languages.map((spoke) => spoken(knowledge, spoke, 'guarded.opening'))
      const shown = lineViews(lines, files, { pulled, openings })
      return {
        ...queueRow(brief, { knowledge, language, names: called, lookingAt: looking.at, fromOneLine: () => 0 }),
        brief: setting === null ? bareBrief(brief, language) : briefView(brief, setting),
        writingNow: brief.about.writingNow,
        lines: shown,
        notes: notes.map((note) => ({ ...note, by: called.get(note.by) ?? '?' })),
        draft,
        limits: limitsView(brief, limitsOf(address ?? { channel: brief.channel, id: '' }), deps.mostFileBytes),
        unread: pulled ? shown.filter((line) => line.state === 'unread').length : null,
        suggestions: setting === null ? [] : suggestionsFor(brief, setting),
        lookers: looking.at(id),
        mayDo: deedsOn(brief, me),
        outcome: state.at === 'closed' ? state.outcome : null,
      }
    },
  }
}

function limitsView(
  { heardAtMs, repliesLeft }: CaseBrief,
  { maxTextLength, sendsFiles, fileKinds, coversPictures, window }: ChannelLimits,
  mostFileBytes: number,
): CaseView['limits'] {
  const kinds = Object.entries(fileKinds ?? {}).flatMap(([type, mostBytes]) => {
    const ending = endingOf(type)
    return ending === null ? [] : [{ type, ending, mostBytes: Math.min(mostBytes, mostFileBytes) }]
  })
  const files = { sendsFiles, mostFileBytes, fileKinds: fileKinds === undefined ? null : kinds, coversPictures: coversPictures === true }
  const carries = { maxTextLength, ...files }
  if (window === null) return { ...carries, writableUntilMs: null, freeUntilMs: null, freeLeft: null }
  const untilMs = { writableUntilMs: heardAtMs + window.openForMs, freeUntilMs: heardAtMs + window.freeForMs }
  return { ...carries, ...untilMs, freeLeft: repliesLeft ?? window.freeReplies }
}

export function mayRead({ case: one }: Pick<CaseSummary, 'case'>, me: Staff): boolean {
  return mayDo(me.role, 'read-case', relationTo(one, me.id))
}

/** What whoever asks may do to the case as it stands. */
function deedsOn({ case: one }: CaseSummary, me: Staff): readonly Deed[] {
  const relation = relationTo(one, me.id)
  return (Object.keys(reaches) as Deed[]).filter((deed) => {
    if (isAct(deed)) return mayActOn(one, deed, me)
    if (deed === 'block-sender' && one.eraseAskedAtMs !== null) return false
    return besideCases.has(deed) && mayDo(me.role, deed, relation)
  })
}

const besideCases: ReadonlySet<Deed> = new Set(['read-case', 'note', 'reveal-name', 'block-sender'])
