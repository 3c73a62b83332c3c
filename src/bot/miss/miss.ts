import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { meantChoices } from '../answer/next-choices.ts'
import type { Conversation } from '../conversation.ts'
import { hasCaseOfDanger } from '../danger/in-danger.ts'
import { wantsToDie } from '../danger/wants-to-die.ts'
import { menuChoices } from '../menu.ts'
import { settingOf } from '../setting.ts'
import type { Turn } from '../turn.ts'
import { isElsewhere, sayElsewhere } from './elsewhere.ts'
import { anyAsksWhatNow, missedInCase } from './in-case.ts'
import { afterMiss, gapOf, offerOtherWays, waysOn } from './other-ways.ts'

/** More text may follow: people write in fragments. */
const waitMs = 3_000

/**
 * Not understood: waits a moment for more text. Where nothing may be pushed it says so at once, and whoever asks what to
 * do in danger, or wants to die, waits for nothing.
 */
export function waitForMore(conversation: Conversation, knowledge: Knowledge, nowMs: number): Turn {
  const waitsForNothing = wantsToDie(conversation, knowledge) || anyAsksWhatNow(conversation, knowledge)
  if (conversation.guarded || (hasCaseOfDanger(conversation) && waitsForNothing)) return missed(conversation, knowledge, nowMs)
  return { conversation, replies: [], effects: [{ kind: 'set-clock', clock: 'miss', dueAtMs: nowMs + waitMs }] }
}

/** Says that it did not understand; whoever has a case is not met with that alone. */
export function missed(before: Conversation, knowledge: Knowledge, nowMs: number): Turn {
  const conversation = afterMiss(before)
  const setting = settingOf(conversation, knowledge, nowMs)
  if (conversation.openCase !== null) return missedInCase(before, conversation, setting)
  if (!isElsewhere(before, knowledge)) return offerOtherWays('miss.first', waysOn(conversation, setting), before, setting)
  return { conversation: { ...conversation, misses: before.misses }, replies: [sayElsewhere(setting)], effects: gapOf(before, setting) }
}

/** What a short question asks more about the last answer than was written. */
export function missedBeyond(before: Conversation, others: readonly Topic[], knowledge: Knowledge, nowMs: number): Turn {
  const conversation = afterMiss(before)
  const setting = settingOf(conversation, knowledge, nowMs)
  if (conversation.openCase !== null) return missedInCase(before, conversation, setting)
  return offerOtherWays('miss.beyond', [...meantChoices(others, setting), ...waysOn(conversation, setting, others)], before, setting)
}

/** None of what was offered was meant. */
export function noneMeant(before: Conversation, knowledge: Knowledge, nowMs: number): Turn {
  const setting = settingOf(before, knowledge, nowMs)
  return offerOtherWays('miss.none', menuChoices(setting), before, setting)
}
