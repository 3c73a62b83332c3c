import { type Case, type CaseClock, caseClocks, type StaffId } from './case.ts'
import type { Moment } from './moment.ts'
import type { Deed } from './roles.ts'
import { wind } from './wind.ts'

/** What came of something: the case as it is kept from now on, and what is done in the same transaction. */
export interface Step {
  readonly case: Case
  readonly effects: readonly CaseEffect[]
}

export type CaseEffect =
  /** Another one speaks from now on: machine rows of an older epoch that have not begun to leave never do. */
  | { readonly kind: 'raise-epoch' }
  /** Something the person is told that no responder wrote. Never emitted where nothing may be pushed. */
  | Tell
  /** The reply that came with the act leaves; it is sent once, and not at all when it has not begun to by then. */
  | { readonly kind: 'send-reply'; readonly expiresAfterMs: number }
  | Alert
  /** The phone of somebody on call. */
  | { readonly kind: 'ring'; readonly staff: StaffId }
  /** Who did what; never what was said. */
  | { readonly kind: 'audit'; readonly by: StaffId; readonly did: Deed; readonly detail: string | null }
  | { readonly kind: 'set-clock'; readonly clock: CaseClock; readonly dueAtMs: number }
  | { readonly kind: 'cancel-clock'; readonly clock: CaseClock }
  /** The check is done: conversation and case are destroyed as the person asked. */
  | { readonly kind: 'destroy' }

export interface Tell {
  readonly kind: 'tell'
  readonly phrase: CasePhrase
  /** As the person knows them; null where the phrase names nobody. */
  readonly responder: string | null
  /** The day that is named, where one is. */
  readonly untilMs: number | null
}

/** Keys of content/phrases. Those in `promising` say that somebody is there or will be. */
export type CasePhrase =
  | 'taken'
  | 'transferred'
  | 'handed-back'
  | 'closed'
  | 'parked'
  | 'parked.no-date'
  | 'returned'
  | 'returned.nobody'
  | 'waiting'
  | 'waiting.nobody'

/** Content-free: what is shown or sent to staff is the case's pseudonym, its level and this reason. */
export interface Alert {
  readonly kind: 'alert'
  readonly whom: Whom
  readonly why: AlertReason
}

/** `on-duty`: whoever has a console open or is on shift. */
export type Whom = 'on-duty' | 'supervisors' | { readonly staff: StaffId }

export type AlertReason =
  | 'opened'
  | 'raised'
  | 'more-danger'
  | 'waits'
  | 'returned'
  | 'unanswered'
  | 'given-to-you'
  | 'no-longer-yours'
  | 'answered-outside'
  | 'reply-failed'
  | 'steps-failed'
  | 'went-away'
  | 'parked-until-now'
  | 'erase-asked'
  | 'erased'
  | 'reopened'

/** What a transition makes before its clocks are wound. */
export interface Change {
  readonly next: Case
  readonly effects: readonly CaseEffect[]
}

/** The end of every transition: the clocks follow from the state, so none can be forgotten; what differs from before is an effect. */
export function finish(before: Case | null, { next, effects }: Change, moment: Moment): Step {
  const wound = { ...next, clocks: wind(next, moment) }
  return { case: wound, effects: [...effects, ...clockEffects(before, wound)] }
}

export function alert(whom: Whom, why: AlertReason): Alert {
  return { kind: 'alert', whom, why }
}

function clockEffects(before: Case | null, after: Case): readonly CaseEffect[] {
  return caseClocks.flatMap((clock): readonly CaseEffect[] => {
    const dueAtMs = after.clocks[clock]
    if (dueAtMs === (before?.clocks[clock] ?? null)) return []
    return dueAtMs === null ? [{ kind: 'cancel-clock', clock }] : [{ kind: 'set-clock', clock, dueAtMs }]
  })
}
