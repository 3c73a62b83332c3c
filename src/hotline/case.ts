/**
 * A case is a conversation that a person must look at, from the message that opened it until somebody closes it. Plain data that JSON
 * carries; whatever happens to it is a pure function from a case to a `Step`, which the store keeps and carries out in one transaction.
 */
import type { CaseId } from '../bot/conversation.ts'
import type { Level } from '../knowledge/knowledge.ts'

export type StaffId = string & { readonly __id: 'staff' }

export interface Case {
  readonly id: CaseId
  readonly level: Level
  readonly openedAtMs: number
  readonly state: CaseState
  /** When the oldest message came that waits for the words of a person; null: none does. Nothing automatic is an answer. */
  readonly unansweredSinceMs: number | null
  /** The person was given to believe that somebody is with them or will come, and has not been told otherwise. */
  readonly expecting: boolean
  /** They asked for everything to be erased, and whether that was really them in safety has to be checked first. */
  readonly eraseAskedAtMs: number | null
  /** Whose phones have been rung, and until when somebody who is coming keeps others quiet; null: no phone is being rung. */
  readonly ringing: { readonly rung: readonly StaffId[]; readonly quietUntilMs: number | null } | null
  /** Who said that they are coming, since somebody last took it. */
  readonly coming: readonly StaffId[]
  /** What rings when: exactly the running clocks of this case, as the store keeps them. */
  readonly clocks: CaseClocks
}

export type CaseState =
  /** In the queue; the bot answers meanwhile. */
  | {
      readonly at: 'waiting'
      readonly sinceMs: number
      /** Somebody held it before: on top of its level. */
      readonly returned: boolean
      /** Alarms so far. */
      readonly rung: number
    }
  /** A person holds the conversation; the bot is silent. */
  | {
      readonly at: 'taken'
      readonly by: Holder
      readonly sinceMs: number
      /** Alarms so far about what is unanswered. */
      readonly rung: number
      /** Since when the holder's last console has been lost; null while one is there. */
      readonly lostAtMs: number | null
    }
  /** Its owner comes back to it on a day; the bot answers meanwhile. */
  | { readonly at: 'parked'; readonly owner: StaffId; readonly untilMs: number }
  | { readonly at: 'closed'; readonly outcome: Outcome; readonly by: StaffId | null; readonly atMs: number }

/** `outside`: staff answer in the channel's own tool; nobody knows which of them. */
export type Holder = { readonly kind: 'responder'; readonly id: StaffId } | { readonly kind: 'outside' }

export type Outcome = (typeof outcomes)[number] | 'handed-back' | 'answered-outside' | 'erased'

/** How a case can end by somebody's decision. After `misuse` the person is told nothing. */
export const outcomes = ['helped', 'referred', 'declined', 'no-longer-writes', 'not-for-us', 'misuse'] as const

/** The clocks of a case; at most one of each runs. */
export const caseClocks = ['waiting', 'answer', 'lease', 'parked', 'on-call', 'erase-check'] as const

export type CaseClock = (typeof caseClocks)[number]

/** When each is due; null while it does not run. */
export type CaseClocks = Readonly<Record<CaseClock, number | null>>

export const noClocks: CaseClocks = { waiting: null, answer: null, lease: null, parked: null, 'on-call': null, 'erase-check': null }

/** A case that has just been opened, its clocks not wound yet. */
export function newCase(id: CaseId, level: Level, expecting: boolean, nowMs: number): Case {
  return {
    id,
    level,
    openedAtMs: nowMs,
    state: { at: 'waiting', sinceMs: nowMs, returned: false, rung: 0 },
    unansweredSinceMs: null,
    expecting,
    eraseAskedAtMs: null,
    ringing: null,
    coming: [],
    clocks: noClocks,
  }
}

/** Danger now: phones ring for it, whatever the hour. */
export function isUrgent({ level }: Pick<Case, 'level'>): boolean {
  return level >= 3
}

/** The wall clock was set: what is measured moves with it, so that no wait grows or shrinks. A date named to the person stays. */
export function moveCase(one: Case, byMs: number): Case {
  const moved = (atMs: number | null) => (atMs === null ? null : atMs + byMs)
  const clocks = Object.fromEntries(caseClocks.map((clock) => [clock, moved(one.clocks[clock])])) as CaseClocks
  return {
    ...one,
    openedAtMs: one.openedAtMs + byMs,
    state: moveState(one.state, byMs),
    unansweredSinceMs: moved(one.unansweredSinceMs),
    eraseAskedAtMs: moved(one.eraseAskedAtMs),
    ringing: one.ringing === null ? null : { ...one.ringing, quietUntilMs: moved(one.ringing.quietUntilMs) },
    clocks: { ...clocks, parked: one.clocks.parked },
  }
}

function moveState(state: CaseState, byMs: number): CaseState {
  switch (state.at) {
    case 'waiting':
      return { ...state, sinceMs: state.sinceMs + byMs }
    case 'taken':
      return { ...state, sinceMs: state.sinceMs + byMs, lostAtMs: state.lostAtMs === null ? null : state.lostAtMs + byMs }
    case 'parked':
    case 'closed':
      return state
  }
}
