import type { CaseId } from '../bot/conversation.ts'
import { answered } from './answer-person.ts'
import { type Case, type CaseState, newCase } from './case.ts'
import { hold, tellFormerHolder } from './hold.ts'
import type { Moment } from './moment.ts'
import { alert, type Change, finish, type Step } from './step.ts'

/**
 * Somebody of the staff answered the person in the channel's own tool (Zalo's, for instance): that is an answer, and the bot is silent
 * from now on. Where a responder holds the case it stays theirs. `open` is the open case; where there is none one opens that stands for
 * the hold, though nobody asked for it.
 */
export function answeredOutside(open: Case | null, newId: CaseId, moment: Moment): Step {
  const change = open?.state.at === 'taken' ? goOn(open, open.state, moment) : begin(open ?? newCase(newId, 0, false, moment.nowMs), moment)
  return finish(open, change, moment)
}

function goOn(one: Case, state: Extract<CaseState, { readonly at: 'taken' }>, { nowMs }: Moment): Change {
  const next = answered(one)
  if (state.by.kind === 'responder') return { next, effects: [alert({ staff: state.by.id }, 'answered-outside')] }
  return { next: { ...next, state: { ...state, rung: 0, sinceMs: nowMs } }, effects: [] }
}

function begin(one: Case, moment: Moment): Change {
  const { next, effects } = hold(one, { kind: 'outside' }, null, moment)
  return { next: { ...answered(next), expecting: false }, effects: [...effects, ...tellFormerHolder(one)] }
}
