import type { Level } from '../knowledge/knowledge.ts'
import { holdBack, reply } from './answer-person.ts'
import type { Case, CaseState, outcomes } from './case.ts'
import { close, handBack, holdErase, park, reopen } from './let-go.ts'
import type { Moment } from './moment.ts'
import { acknowledge } from './on-call.ts'
import type { Refusal } from './refusal.ts'
import { mayDo, mayEverDo, relationTo, type Staff } from './roles.ts'
import { setLevel } from './set-level.ts'
import { type Change, finish, type Step } from './step.ts'
import { give, release, take } from './take-over.ts'

/** What one of the staff does to a case. Words are never part of it: a reply and a note travel beside. */
export type Act =
  | { readonly act: 'take' }
  /** `confirmed`: asked once more, the responder said that it may leave. */
  | { readonly act: 'reply'; readonly confirmed: boolean }
  /** Read, and nothing said because writing may endanger: the draft waits for the person's next message. */
  | { readonly act: 'hold-back' }
  | { readonly act: 'release' }
  | { readonly act: 'transfer'; readonly to: Staff }
  | { readonly act: 'reassign'; readonly to: Staff }
  | { readonly act: 'park'; readonly untilMs: number }
  | { readonly act: 'hand-back' }
  | { readonly act: 'close'; readonly outcome: (typeof outcomes)[number] }
  /** `otherOpen`: the conversation has an open case already. */
  | { readonly act: 'reopen'; readonly otherOpen: boolean }
  | { readonly act: 'set-level'; readonly level: Level }
  /** Danger is open: what was to be erased stays until then, and is asked for again. */
  | { readonly act: 'hold-erase'; readonly untilMs: number }
  /** "I am coming": the next phone does not ring yet. */
  | { readonly act: 'acknowledge' }

/**
 * What comes of an act: the case and its effects, or why not. Pure; atomic by being carried out in the store's one door. Whoever holds
 * the case already and takes it again changes nothing, so a press repeated over a weak line is harmless.
 */
export function act(one: Case, done: Act, by: Staff, moment: Moment): Step | Refusal {
  if (!mayEverDo(by.role, done.act)) return 'not-allowed'
  const { state } = one
  if (!fits[done.act].includes(state.at)) return state.at === 'closed' ? 'closed' : done.act === 'reopen' ? 'not-closed' : 'not-taken'
  const relation = relationTo(one, by.id)
  if (done.act === 'take' && state.at === 'taken' && relation !== 'unheld')
    return relation === 'own' ? { case: one, effects: [] } : 'already-taken'
  if (!mayDo(by.role, done.act, relation)) return 'not-yours'
  const change = carryOut(one, done, by, moment)
  if (typeof change === 'string') return change
  const { next, effects } = change
  return finish(one, { next, effects: [...effects, { kind: 'audit', by: by.id, did: done.act, detail: detailOf(done) }] }, moment)
}

/** Whether it means anything now, and may be done by this one of the staff: what a console offers. */
export function mayActOn(one: Case, deed: Act['act'], by: Staff): boolean {
  const relation = relationTo(one, by.id)
  const tooLate = deed === 'take' && one.state.at === 'taken' && relation !== 'unheld'
  const erased = one.eraseAskedAtMs !== null && refusedOnceErased.has(deed)
  return fits[deed].includes(one.state.at) && !tooLate && !erased && mayDo(by.role, deed, relation)
}

export function isAct(deed: string): deed is Act['act'] {
  return Object.hasOwn(fits, deed)
}

const open = ['waiting', 'taken', 'parked'] as const

/** In which states an act means anything. */
const fits: Readonly<Record<Act['act'], readonly CaseState['at'][]>> = {
  take: open,
  reply: ['taken'],
  'hold-back': ['taken'],
  release: ['taken', 'parked'],
  transfer: ['taken'],
  reassign: open,
  park: ['taken', 'parked'],
  'hand-back': ['taken'],
  close: open,
  reopen: ['closed'],
  'set-level': open,
  'hold-erase': open,
  acknowledge: open,
}

/** Refused with `erased` to whoever asked to be erased. */
const refusedOnceErased: ReadonlySet<Act['act']> = new Set(['reply', 'park', 'hand-back', 'reopen'])

function carryOut(one: Case, done: Act, by: Staff, moment: Moment): Change | Refusal {
  switch (done.act) {
    case 'take':
      return take(one, by, moment)
    case 'reply':
      return reply(one, done.confirmed, moment)
    case 'hold-back':
      return holdBack(one, moment)
    case 'release':
      return release(one, by, moment)
    case 'transfer':
    case 'reassign':
      return give(one, done.to, by, moment)
    case 'park':
      return park(one, done.untilMs, by, moment)
    case 'hand-back':
      return handBack(one, by, moment)
    case 'close':
      return close(one, done.outcome, by, moment)
    case 'reopen':
      return done.otherOpen ? 'other-case-open' : reopen(one, moment)
    case 'set-level':
      return setLevel(one, done.level, moment)
    case 'hold-erase':
      return holdErase(one, done.untilMs, moment)
    case 'acknowledge':
      return { next: acknowledge(one, by.id, moment), effects: [] }
  }
}

function detailOf(done: Act): string | null {
  switch (done.act) {
    case 'transfer':
    case 'reassign':
      return done.to.id
    case 'close':
      return done.outcome
    case 'set-level':
      return String(done.level)
    case 'park':
    case 'hold-erase':
      return new Date(done.untilMs).toISOString()
    default:
      return null
  }
}
