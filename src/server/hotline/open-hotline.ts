import type { Conversation, ConversationId } from '../../bot/conversation.ts'
import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import { settingOf } from '../../bot/setting.ts'
import { AppError } from '../../errors.ts'
import { type Act, act } from '../../hotline/act.ts'
import type { Case, StaffId } from '../../hotline/case.ts'
import type { CaseAlert } from '../../hotline/case-alert.ts'
import { noticeConsole } from '../../hotline/consoles.ts'
import type { Moment } from '../../hotline/moment.ts'
import { answeredOutside } from '../../hotline/outside.ts'
import type { Refusal } from '../../hotline/refusal.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { Step } from '../../hotline/step.ts'
import { talliesOfStep } from '../../hotline/tally.ts'
import { type Times, usualTimes } from '../../hotline/times.ts'
import { isStaffed, onlyOf, type Timetable } from '../../hotline/timetable.ts'
import { timetableChange } from '../../hotline/timetable-change.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { CaseSummary } from '../../store/case-store.ts'
import type { Cause, Decided, Decision, HotlineNow, OutgoingBubble } from '../../store/decide-store.ts'
import { auditEntry } from '../../store/staff/audit-entry.ts'
import type { Store } from '../../store/store.ts'
import type { Time } from '../../time.ts'
import type { Door } from '../door.ts'
import { bubblesOf } from '../outgoing-bubbles.ts'
import type { Duty, LimitsOf } from '../take-turn.ts'
import type { CaseChange, Hotline, StaffReply } from './hotline.ts'
import { mayHold } from './may-hold.ts'
import { noticesOf } from './notices.ts'
import { openPresence } from './presence.ts'
import { type ReplyBy, replyOfStaff } from './staff-reply.ts'
import { withDuty } from './with-duty.ts'

export interface HotlineDeps {
  readonly store: Pick<Store, 'hours' | 'setHours' | 'staff' | 'openCases' | 'caseOf' | 'conversationOf' | 'conversation'>
  readonly decide: Door
  /** Null while no content could be loaded: nothing can be told to anybody then. */
  readonly knowledge: () => Knowledge | null
  readonly limitsOf: LimitsOf
  readonly time: Time
  /** As the operator set them; left out, as the project proposes. */
  readonly times?: Times
}

/** The hotline as the rest of the server sees it. */
export interface OpenHotline extends Hotline {
  readonly duty: () => Duty
  /** Content as it is read now: it knows whether somebody is on duty. */
  readonly knowledge: () => Knowledge | null
  /** A decision was made, here or on a message or clock: whoever listens hears of it. */
  noticeDecided(decided: Decided): void
  /**
   * Something of this conversation was sent, or read: staff see it where it has a case. Never rejects: what cannot be looked
   * up is seen at the next change.
   */
  noticeSent(conversation: ConversationId): Promise<void>
  /** Who held a case before the start has no console yet. To be called once everything listens. */
  begin(): Promise<void>
}

/** What is decided here about a case; null: nothing changes. */
type Decider = (one: Case | null, moment: Moment, conversation: Conversation, newCase: HotlineNow['newCase']) => Step | null

/** Việt Nam, where the operator does not say when people are there. */
const usualOffsetMinutes = 420

export async function openHotline(deps: HotlineDeps): Promise<OpenHotline> {
  const { store, time } = deps
  const presence = openPresence()
  const listeners = { change: new Set<(change: CaseChange) => void>(), alert: new Set<(alert: CaseAlert) => void>() }
  let kept = await store.hours()
  let holders = await whoMayHold()

  async function whoMayHold(): Promise<ReadonlySet<StaffId>> {
    return new Set((await store.staff.accounts()).filter(mayHold).map(({ id }) => id))
  }

  function timetable(): Timetable {
    const hours = deps.knowledge()?.operator.hours ?? { kind: 'unknown' }
    const utcOffsetMinutes = hours.kind === 'weekly' ? hours.utcOffsetMinutes : usualOffsetMinutes
    return { hours, utcOffsetMinutes, holidays: kept.holidays, shifts: onlyOf(holders, kept.shifts) }
  }

  function duty(): Duty {
    return { times: deps.times ?? usualTimes, timetable: timetable(), present: presence.present() }
  }

  async function decide(id: ConversationId, cause: Cause, stepFor: Decider, reply: ReplyBy | null = null): Promise<Decided | null> {
    const nowMs = time.nowMs()
    const now = duty()
    return deps.decide(
      id,
      cause,
      (conversation, _, address, { case: one, away, heardAtMs, newCase }): Decision | null => {
        const { guarded, writingNow } = conversation
        const step = stepFor(one, { ...now, nowMs, guarded, writingNow, away, heardAtMs }, conversation, newCase)
        if (step === null) return null
        const bubbles = said(step, conversation, reply, deps.limitsOf(address), nowMs)
        const tallies = talliesOfStep(one, step, conversation, nowMs)
        return { conversation: reply === null ? conversation : answeredByPerson(conversation), bubbles, effects: [], step, tallies }
      },
      nowMs,
    )
  }

  /** The words of the responder, and what the person is told of it all. */
  function said(
    step: Step,
    conversation: Conversation,
    reply: ReplyBy | null,
    limits: ChannelLimits,
    nowMs: number,
  ): readonly OutgoingBubble[] {
    if (!step.effects.some(({ kind }) => kind === 'tell' || kind === 'send-reply')) return []
    const knowledge = deps.knowledge()
    if (knowledge === null) throw new AppError('no-content', 'nothing could be told to the person')
    const words = reply === null ? null : replyOfStaff(reply, step, settingOf(conversation, knowledge, nowMs))
    const notices = noticesOf(step, conversation, { knowledge, timetable: timetable(), limits, nowMs })
    return [...(words === null ? [] : bubblesOf(words, limits, nowMs)), ...notices]
  }

  async function carryOut(
    found: CaseSummary,
    done: Act,
    by: Staff,
    reply: StaffReply | undefined,
  ): Promise<Case | Refusal | 'unknown-case'> {
    const { id } = found.case
    let refused: Refusal | null = null
    const cause: Cause = { cause: 'act', case: id, ...(reply !== undefined && { once: reply.id }) }
    const decided = await decide(
      found.conversation,
      cause,
      (one, moment, { openCase }) => {
        if (one === null) return null
        const asked: Act = done.act === 'reopen' ? { ...done, otherOpen: openCase !== null && openCase.id !== id } : done
        const what = act(one, asked, by, moment)
        refused = typeof what === 'string' ? what : null
        return typeof what === 'string' ? null : what
      },
      reply === undefined ? null : { reply, by },
    )
    return refused ?? decided?.step?.case ?? (await store.caseOf(id))?.case ?? 'unknown-case'
  }

  /**
   * Tells every case of theirs whether its holder is there. What is known already is not told again, so it can be repeated until all was
   * kept. One case that cannot be written keeps no other from it.
   */
  async function tellHeld(staff: StaffId | 'anybody'): Promise<void> {
    const failures: unknown[] = []
    for (const { case: one, conversation } of await store.openCases()) {
      const { state } = one
      if (state.at !== 'taken' || state.by.kind !== 'responder') continue
      const holder = state.by.id
      if (staff !== 'anybody' && staff !== holder) continue
      await decide(conversation, { cause: 'act', case: one.id }, (now, moment) =>
        now === null ? null : noticeConsole(now, holder, moment.present.includes(holder) ? 'back' : 'lost', moment),
      ).catch((error: unknown) => failures.push(error))
    }
    if (failures.length > 0) throw failures[0]
  }

  return {
    duty,
    timetable,
    present: presence.present,
    knowledge() {
      const known = deps.knowledge()
      return known === null ? null : withDuty(known, isStaffed(timetable(), time.nowMs()))
    },

    async act(id, done, by, reply) {
      if ((done.act === 'reply') !== (reply !== undefined) || (reply?.text.trim() === '' && reply.file === undefined))
        throw new Error('a reply has words, and nothing else has')
      const found = await store.caseOf(id)
      return found === null ? 'unknown-case' : carryOut(found, done, by, reply)
    },

    async noticeConsole(staff, what, by = 'console') {
      presence.note(staff, by, what === 'back')
      await tellHeld(staff)
    },

    async answeredOutside(address, once) {
      const id = await store.conversationOf(address, time.nowMs())
      await decide(id, { cause: 'act', once }, (one, moment, _, newCase) => answeredOutside(one, newCase, moment))
    },

    timetableVersion: () => kept.version,
    async setTimetable(next, version, by) {
      const hidden = kept.shifts.filter(({ staff }) => !holders.has(staff)) // shown to nobody until they are back, and lost by no change meanwhile
      const whole = { ...next, shifts: [...next.shifts, ...hidden] }
      const hours = { ...whole, version: version + 1 }
      const told = auditEntry(time.nowMs(), by, 'edit-timetable', { detail: timetableChange(kept, whole) })
      if ((await store.setHours(hours, told)) === 'stale') return 'stale'
      kept = hours
      holders = await whoMayHold()
      return 'set'
    },

    async noticeAccounts() {
      holders = await whoMayHold()
    },

    onChange: (listener) => listen(listeners.change, listener),
    onAlert: (listener) => listen(listeners.alert, listener),

    noticeDecided({ id, conversation, step, alerts }) {
      for (const alert of alerts) for (const tell of listeners.alert) tell(alert)
      const about = step?.case.id ?? conversation.openCase?.id
      if (about !== undefined) for (const tell of listeners.change) tell({ case: about, conversation: id })
    },

    async noticeSent(id) {
      if (listeners.change.size === 0) return
      const openCase = (await store.conversation(id).catch(() => null))?.openCase
      if (openCase) for (const tell of listeners.change) tell({ case: openCase.id, conversation: id })
    },

    begin: () => tellHeld('anybody'),
  }
}

/** What the bot asked stands open no more: the next word is for whoever has just written. */
function answeredByPerson(conversation: Conversation): Conversation {
  return { ...conversation, offered: [] }
}

function listen<T>(to: Set<(news: T) => void>, listener: (news: T) => void): () => void {
  to.add(listener)
  return () => void to.delete(listener)
}
