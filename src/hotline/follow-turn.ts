import type { CaseId } from '../bot/conversation.ts'
import type { Effect, Turn } from '../bot/turn.ts'
import type { Level } from '../knowledge/knowledge.ts'
import { answered } from './answer-person.ts'
import { type Case, newCase } from './case.ts'
import { backToQueue, tellFormerHolder } from './hold.ts'
import type { Moment } from './moment.ts'
import { ringUnlessStaffed } from './on-call.ts'
import { raise } from './set-level.ts'
import { alert, type Change, finish, type Step } from './step.ts'
import { isStaffed } from './timetable.ts'

/**
 * What a turn of the bot means for the case of its conversation: opened, raised, brought back from where it was parked, a message that
 * waits for its holder, a person who went. `open` is the case that is open, `moment` tells how the turn left the conversation; `newId` is
 * used when a case opens. Null: there is none. Effects of the turn itself are the store's as before.
 */
export function followTurn(open: Case | null, { effects }: Pick<Turn, 'effects'>, newId: CaseId, moment: Moment): Step | null {
  let change: Change | null = open === null ? null : { next: open, effects: [] }
  for (const effect of effects) {
    const more = follow(change?.next ?? null, effect, newId, moment)
    if (more !== null) change = { next: more.next, effects: [...(change?.effects ?? []), ...more.effects] }
  }
  return change === null ? null : finish(open, change, moment)
}

function follow(one: Case | null, effect: Effect, newId: CaseId, moment: Moment): Change | null {
  if (effect.kind === 'open-case' || effect.kind === 'raise-case')
    return one === null ? openCase(newId, effect.level, moment) : raiseCase(one, effect.level, moment)
  if (one === null) return null
  switch (effect.kind) {
    case 'add-to-case':
      return addTo(one, moment)
    case 'pass-to-person':
      return moment.away ? null : { next: { ...one, unansweredSinceMs: one.unansweredSinceMs ?? moment.heardAtMs }, effects: [] }
    case 'expect-person':
      return { next: { ...one, expecting: true }, effects: [] }
    case 'leave':
      return goAway(one)
    case 'reachable':
      return effect.reachable ? null : goAway(one)
    case 'erase':
      return askErase(one, moment)
    default:
      return null
  }
}

/** With nobody on duty the bot has said so, and the phones of those on call ring at once. */
function openCase(id: CaseId, level: Level, moment: Moment): Change {
  const { nowMs, timetable } = moment
  const { next, effects } = ringUnlessStaffed(newCase(id, level, isStaffed(timetable, nowMs), nowMs), moment)
  return { next, effects: [alert('on-duty', 'opened'), ...effects] }
}

function raiseCase(one: Case, level: Level, moment: Moment): Change {
  const here = asked(one, moment)
  const { next, effects } = raise(here.next, level, moment)
  return { next, effects: [...here.effects, alert(holderOr(next), 'raised'), alert('supervisors', 'raised'), ...effects] }
}

/** Danger again, or asked for a person again. */
function addTo(one: Case, moment: Moment): Change {
  const { next, effects } = asked(one, moment)
  return { next, effects: [...effects, alert(holderOr(next), 'more-danger')] }
}

/**
 * Danger or a request brings a parked case back, as if it opened. Whoever asks while somebody is on duty has just been
 * told that their request is there.
 */
function asked(one: Case, moment: Moment): Change {
  const { state } = one
  if (state.at === 'parked') {
    const { next, effects } = backToQueue(one, 'not-lost', 'returned', moment)
    return { next: expect(next, moment), effects: [...effects, ...tellFormerHolder(one)] }
  }
  return { next: expect(one, moment), effects: [] }
}

function expect(one: Case, moment: Moment): Case {
  return { ...one, expecting: one.expecting || (one.state.at === 'waiting' && isStaffed(moment.timetable, moment.nowMs)) }
}

/** What was sent to the person, by whomever, was refused as to somebody who is not there; unless they have written since. */
export function loseTouch(one: Case, moment: Moment): Step {
  return finish(one, moment.away && one.state.at !== 'closed' ? goAway(one) : { next: one, effects: [] }, moment)
}

/** Nothing is said to them any more, and staff see that they left in a hurry. The case stays: the danger has not gone with them. */
function goAway(one: Case): Change {
  return { next: answered(one), effects: [alert(holderOr(one), 'went-away')] }
}

/**
 * What is dangerous is looked at by a person before it goes, for whoever holds the phone may be the one who asks. Everything else goes
 * with its conversation, at once.
 */
function askErase(one: Case, moment: Moment): Change {
  if (one.level < checkedFromLevel) {
    const state: Case['state'] = { at: 'closed', outcome: 'erased', by: null, atMs: moment.nowMs }
    return { next: { ...answered(one), state, ringing: null }, effects: tellFormerHolder(one, [], 'erased') }
  }
  const asks: Case = { ...answered(one), eraseAskedAtMs: moment.nowMs }
  const effects = [alert(holderOr(one), 'erase-asked'), alert('supervisors', 'erase-asked')]
  if (asks.state.at !== 'parked') return { next: asks, effects }
  const { next, effects: returned } = backToQueue(asks, 'not-lost', 'returned', moment)
  return { next, effects: [...effects, ...returned, ...tellFormerHolder(one)] }
}

/** From this level on a person checks who asked for everything to go. */
const checkedFromLevel: Level = 3

function holderOr({ state }: Case) {
  return state.at === 'taken' && state.by.kind === 'responder' ? { staff: state.by.id } : 'on-duty'
}
