import type { Pacing, SendOutcome } from '../adapters/channel.ts'
import type { ConversationId } from '../bot/conversation.ts'
import { waitMs } from './after-send.ts'

/** So many failures in a row and it is the channel that ails, not the row: one try at a time then, ever further apart. */
const ailingFrom = 5
const longestPauseMs = 60_000

/** How many sends of one channel may be under way at once. */
const mostAtOnce = 32

export type Pace = ReturnType<typeof paceOf>

/** When a channel may be written to next, and which person. Lives in steady time, which nobody can set. */
export function paceOf({ perSecond, perPersonMs }: Pacing, random: () => number) {
  const gapMs = 1000 / perSecond
  const personFreeAtMs = new Map<ConversationId, number>()
  let nextSlotMs = Number.NEGATIVE_INFINITY
  let pausedUntilMs = Number.NEGATIVE_INFINITY
  let failures = 0

  return {
    /** How long until the next bubble may begin to leave; 0: now. */
    waitMs: (steadyMs: number) => Math.max(0, Math.max(nextSlotMs, pausedUntilMs) - steadyMs),
    pausedMs: (steadyMs: number) => Math.max(0, pausedUntilMs - steadyMs),
    mostAtOnce: () => (failures >= ailingFrom ? 1 : mostAtOnce),

    /** How long until this person may be written to again; 0: now. */
    personWaitMs: (person: ConversationId, steadyMs: number) => Math.max(0, (personFreeAtMs.get(person) ?? 0) - steadyMs),

    /** People who were written to a moment ago. */
    pacedPeople(steadyMs: number): number {
      for (const [person, freeAtMs] of personFreeAtMs) if (freeAtMs <= steadyMs) personFreeAtMs.delete(person)
      return personFreeAtMs.size
    },

    began(person: ConversationId, steadyMs: number) {
      nextSlotMs = Math.max(nextSlotMs, steadyMs) + gapMs
      personFreeAtMs.set(person, steadyMs + perPersonMs)
    },

    ended(outcome: SendOutcome, steadyMs: number) {
      if (outcome.kind === 'sent' || outcome.kind === 'refused') {
        failures = 0
        return
      }
      if (outcome.kind === 'try-later' && outcome.wholeChannel) {
        pausedUntilMs = Math.max(pausedUntilMs, steadyMs + waitMs(failures, outcome.afterSeconds, random))
      }
      if (outcome.kind === 'try-later' && outcome.afterSeconds !== null) return // it told us when; it does not ail
      failures += 1
      if (failures >= ailingFrom) {
        const pauseMs = Math.min(longestPauseMs, waitMs(failures - ailingFrom, null, random))
        pausedUntilMs = Math.max(pausedUntilMs, steadyMs + pauseMs)
      }
    },
  }
}
