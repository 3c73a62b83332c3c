import { caseClocks } from '../../../src/hotline/case.ts'
import { isStaffed } from '../../../src/hotline/timetable.ts'
import { hour, timetable } from '../given.ts'
import { unwatched } from '../unwatched.ts'
import type { Talk } from './talk.ts'
import type { World } from './world.ts'

/** What holds after whatever happened. Throws what is broken. */
export function checkWorld(world: World): void {
  const seen = new Set<string>()
  for (const talk of world.talks) {
    for (const event of talk.lines) seen.add(event)
    for (const { event } of talk.inbox) seen.add(event)
    if (talk.fate !== 'destroyed') checkTalk(talk)
  }
  for (const event of world.accepted) if (!seen.has(event)) throw new Error(`${event} was accepted and is nowhere`)
}

function checkTalk(talk: Talk): void {
  const { owed, kept: one } = talk
  if (one === null) {
    if (owed.level !== null) throw new Error(`danger of level ${owed.level} is known, and there is no case`)
    return
  }
  const [silence] = unwatched(one)
  if (silence !== undefined) throw new Error(silence)
  for (const clock of caseClocks)
    if (one.clocks[clock] !== (talk.clocks.get(clock) ?? null)) throw new Error(`clock "${clock}" runs otherwise than the case says`)
  checkHolder(talk)
  const { at } = one.state
  if (at === 'closed') {
    if (owed.awaits) throw new Error('closed over a message that waits for a person')
    return
  }
  if (owed.level !== null && one.level < owed.level) throw new Error(`level ${owed.level} was lowered to ${one.level} by nobody`)
  if (owed.awaits && !talk.clocks.has('answer') && !talk.clocks.has('waiting')) throw new Error('a message waits without a running clock')
  if (owed.awaits && at === 'parked') throw new Error('parked over a message that waits for a person')
  if (owed.away && one.unansweredSinceMs !== null) throw new Error('somebody who went is to be answered')
  if (owed.awaits && one.unansweredSinceMs === null) throw new Error('a message waits, and the case does not know')
}

/** Nobody holds it unawares, and nobody believes to hold it who does not. */
function checkHolder({ owed, kept }: Talk): void {
  const state = kept?.state
  const holder = state?.at === 'taken' && state.by.kind === 'responder' ? state.by.id : null
  const believers = [...owed.believers]
  if (believers.length > 1) throw new Error(`two believe that they hold it: ${believers}`)
  if (believers.length === 1 && believers[0] !== holder) throw new Error(`${believers} believes to hold it, and ${holder ?? 'nobody'} does`)
  if (holder !== null && !owed.believers.has(holder)) throw new Error(`${holder} holds it and does not know`)
}

/** After this, whoever could be told has been. */
const nightMs = 6 * hour

/**
 * Everybody falls asleep: staff do nothing more, with their consoles as they are. Clocks alone must bring every case to where staff see it
 * anew, and tell the person whom to call instead of whom they count on.
 */
export function checkAsleep(world: World): void {
  world.wait(nightMs)
  checkWorld(world)
  for (const { fate, openCase, owed, guarded } of world.talks) {
    if (fate === 'destroyed' || openCase === null) continue
    const { state } = openCase
    if (state.at === 'taken' && owed.awaits) throw new Error('after a night a message still waits for its holder')
    if (state.at === 'taken' && state.by.kind === 'responder' && !world.present.has(state.by.id))
      throw new Error('after a night nobody is behind the hold')
    if (state.at !== 'waiting') continue
    const quiet = guarded || owed.away || owed.eraseAsked
    const justCame = world.nowMs - state.sinceMs < hour // from where it was parked, whose day is not moved with the wall clock
    if (owed.expects && !quiet && !justCame) throw new Error('after a night somebody still counts on a person')
    const staffed = isStaffed(timetable, world.nowMs) && isStaffed(timetable, world.nowMs - hour) // set forward, a clock rings a little after the shift begins
    const urgent = openCase.level >= 3 || staffed
    if (urgent && world.nowMs - owed.alertedAtMs > 4 * hour) throw new Error('after a night no one of the staff has been told')
  }
}
