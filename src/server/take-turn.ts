import type { Conversation, ConversationId } from '../bot/conversation.ts'
import { hearBelated } from '../bot/hear-belated.ts'
import type { ChannelAddress } from '../bot/message.ts'
import { respond, respondToClock, respondToGap } from '../bot/respond.ts'
import type { ChannelLimits } from '../bot/say/channel-limits.ts'
import type { Effect, Turn } from '../bot/turn.ts'
import { turnAway } from '../bot/turn-away.ts'
import { failReply, failSteps } from '../hotline/answer-person.ts'
import { followTurn, loseTouch } from '../hotline/follow-turn.ts'
import type { Moment } from '../hotline/moment.ts'
import { practiceChannel, ringPractice } from '../hotline/practice.ts'
import { ringClock } from '../hotline/ring-clock.ts'
import type { Step } from '../hotline/step.ts'
import { talliesOfStep, talliesOfTurn } from '../hotline/tally.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Decide, Decided, Happening, HotlineNow } from '../store/decide-store.ts'
import type { Door } from './door.ts'
import { noticesOf } from './hotline/notices.ts'
import { bubblesOf } from './outgoing-bubbles.ts'

/** What a decision is made with, beside the conversation and what happened to it. */
export interface Deciding {
  readonly knowledge: Knowledge
  readonly limitsOf: LimitsOf
  readonly duty: Duty
  readonly nowMs: number
}

/** What a channel can carry to this person. */
export type LimitsOf = (to: Pick<ChannelAddress, 'channel' | 'id'>) => ChannelLimits

/** Who of the hotline is there, and how long it waits for what. */
export type Duty = Pick<Moment, 'times' | 'timetable' | 'present'>

/** Decides the conversation's next kept message, and nothing when there is none left. */
export function takeTurn(id: ConversationId, decide: Door, deciding: Deciding): Promise<Decided | null> {
  return decide(id, { cause: 'next-message' }, decideWith(deciding), deciding.nowMs)
}

/**
 * Bot and hotline as the store's door takes them: pure and synchronous, for messages, gaps and clocks alike. Acts
 * of staff are decided elsewhere.
 */
export function decideWith({ knowledge, limitsOf, duty, nowMs }: Deciding): Decide {
  return (conversation, happening, address, hotline) => {
    const turn = answered(conversation, happening, hotline, knowledge, nowMs)
    const step = stepFor(happening, turn, address, hotline, momentAfter(turn, happening, hotline, duty, nowMs))
    const limits = limitsOf(address)
    const said = turn.replies.flatMap((reply) => bubblesOf(reply, limits, nowMs))
    const notices = noticesOf(step, turn.conversation, { knowledge, timetable: duty.timetable, limits, nowMs })
    const tallies = [...talliesOfTurn(happening, turn), ...talliesOfStep(hotline.case, step, turn.conversation, nowMs)]
    return { conversation: turn.conversation, bubbles: [...said, ...notices], effects: turn.effects, step, tallies }
  }
}

/** Whoever is blocked is heard by the same ears, for danger is never turned away. */
function answered(before: Conversation, happening: Happening, { away, turnedAway }: HotlineNow, knowledge: Knowledge, nowMs: number): Turn {
  const turn = happening.kind === 'moved' && away ? silence(before) : turnFor(before, happening, knowledge, nowMs)
  const belated = happening.kind === 'belated'
  const heard = happening.kind === 'message' || happening.kind === 'gap' || belated
  const heeded = heard && turnedAway !== null ? turnAway(before, turn, turnedAway > 0, knowledge, nowMs) : turn
  return belated ? hearBelated(before, heeded) : heeded
}

function turnFor(conversation: Conversation, happening: Happening, knowledge: Knowledge, nowMs: number): Turn {
  switch (happening.kind) {
    case 'message':
    case 'moved':
    case 'belated':
      return respond(conversation, happening.message, knowledge, nowMs)
    case 'gap':
      return respondToGap(conversation, knowledge, nowMs)
    case 'clock':
      return happening.clock === 'miss' ? respondToClock(conversation, happening.clock, knowledge, nowMs) : silence(conversation)
    case 'act':
      return silence(conversation)
  }
}

function silence(conversation: Conversation): Turn {
  return { conversation, replies: [], effects: [] }
}

function stepFor(
  happening: Happening,
  turn: Turn,
  { channel }: ChannelAddress,
  { case: one, newCase }: HotlineNow,
  moment: Moment,
): Step | null {
  const open = one?.state.at === 'closed' ? null : one
  if (happening.kind !== 'clock' || happening.clock === 'miss') return followTurn(open, turn, newCase, moment)
  if (one === null) return null
  if (happening.clock === 'unreachable') return loseTouch(one, moment)
  if (happening.clock === 'reply-failed') return failReply(one, moment)
  if (happening.clock === 'steps-failed') return failSteps(one, moment)
  return channel === practiceChannel ? ringPractice(one, happening.clock, moment) : ringClock(one, happening.clock, moment)
}

/** As the turn leaves the conversation. Whoever writes is there, unless it is to go. */
function momentAfter(turn: Turn, { kind }: Happening, { away, heardAtMs }: HotlineNow, duty: Duty, nowMs: number): Moment {
  const { guarded, writingNow } = turn.conversation
  const wrote = kind === 'message' || kind === 'gap'
  return { ...duty, nowMs, guarded, writingNow, away: wrote ? turn.effects.some(goes) : away, heardAtMs }
}

function goes(effect: Effect): boolean {
  return effect.kind === 'leave' || effect.kind === 'erase' || (effect.kind === 'reachable' && !effect.reachable)
}
