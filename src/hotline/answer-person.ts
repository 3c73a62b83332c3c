import type { Case } from './case.ts'
import { isQuiet, type Moment } from './moment.ts'
import type { Refusal } from './refusal.ts'
import { alert, type Change, finish, type Step, type Whom } from './step.ts'

/**
 * The words of the holder leave, but not to whoever left or said that writing is not safe: they said when to stop. Where words may meet
 * other eyes they are late soon, and then leave only if confirmed.
 */
export function reply(one: Case, confirmed: boolean, moment: Moment): Change | Refusal {
  const { times, away } = moment
  if (one.eraseAskedAtMs !== null) return 'erased'
  if (away) return 'went-away'
  if (moment.writingNow === 'unsafe') return 'not-safe-now'
  if (isDoubtful(moment) && !confirmed) return 'confirm-first'
  const expiresAfterMs = isQuiet(one, moment) ? times.lateMs : times.replyExpiresMs
  return { next: answered(one), effects: [{ kind: 'send-reply', expiresAfterMs }] }
}

/** Read, and no word because of the danger: nobody waits for one until the person writes again. */
export function holdBack(one: Case, moment: Moment): Change | Refusal {
  return isQuiet(one, moment) ? { next: answered(one), effects: [] } : 'not-guarded'
}

/**
 * A reply of staff did not arrive, or nobody knows whether it did: whoever waited for it still waits, and its holder hears of it.
 * Nobody waits who cannot be reached.
 */
export function failReply(one: Case, moment: Moment): Step {
  const { state } = one
  const waits = state.at === 'taken' && !moment.away && one.eraseAskedAtMs === null
  const next: Case = { ...one, unansweredSinceMs: one.unansweredSinceMs ?? (waits ? moment.nowMs : null) }
  return finish(one, { next, effects: whoLooksAfter(one).map((whom) => alert(whom, 'reply-failed')) }, moment)
}

/**
 * The bot's steps for danger did not arrive: whoever looks after the case has to reach the person another way,
 * or knows that they saw nothing.
 */
export function failSteps(one: Case, moment: Moment): Step {
  return finish(one, { next: one, effects: whoLooksAfter(one).map((whom) => alert(whom, 'steps-failed')) }, moment)
}

/** Whoever parked it is somewhere else by now, and counts on what they said last. */
function whoLooksAfter({ state }: Case): readonly Whom[] {
  if (state.at === 'closed') return ['supervisors']
  if (state.at === 'parked') return [{ staff: state.owner }, 'supervisors']
  return [state.at === 'taken' && state.by.kind === 'responder' ? { staff: state.by.id } : 'on-duty']
}

/** No message of the person waits any more; the alarms about it begin anew with the next. */
export function answered(one: Case): Case {
  const { state, clocks } = one
  return {
    ...one,
    unansweredSinceMs: null,
    state: state.at === 'taken' ? { ...state, rung: 0 } : state,
    ringing: state.at === 'taken' ? null : one.ringing,
    clocks: { ...clocks, answer: null },
  }
}

/**
 * Whether a reply that leaves now may meet another reader: somebody may be reading along, and the person wrote too long ago or is not sure.
 */
function isDoubtful({ nowMs, times, guarded, writingNow, heardAtMs }: Moment): boolean {
  return guarded && (writingNow === 'unsure' || nowMs - heardAtMs > times.lateMs)
}
