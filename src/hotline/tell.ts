import type { Case } from './case.ts'
import { isQuiet, type Moment } from './moment.ts'
import type { CasePhrase, Change, Tell } from './step.ts'

/**
 * The one way in which the person is told anything that no responder wrote. Where nothing may be pushed they are told nothing, and go on
 * believing what they believed.
 */
export function tellPerson(one: Case, notice: Tell, moment: Moment): Change {
  if (isQuiet(one, moment)) return { next: one, effects: [] }
  return { next: { ...one, expecting: countsOnSomebody[notice.phrase] }, effects: [notice] }
}

export function tell(phrase: CasePhrase, responder: string | null = null, untilMs: number | null = null): Tell {
  return { kind: 'tell', phrase, responder, untilMs }
}

/** Whether somebody who was told this counts on a person from then on. */
const countsOnSomebody: Readonly<Record<CasePhrase, boolean>> = {
  taken: true,
  transferred: true,
  parked: true,
  returned: true,
  waiting: false, // told that nobody is free, and whom to call
  'waiting.nobody': false,
  'returned.nobody': false,
  'parked.no-date': false,
  'handed-back': false,
  closed: false,
}
