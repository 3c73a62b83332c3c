import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import { hasCaseOfDanger } from '../danger/in-danger.ts'
import { onDuty } from '../danger/on-duty.ts'
import { stepsAgain, stepsStand } from '../danger/say-steps.ts'
import { standAbove } from '../danger/steps-given.ts'
import { sayStay, wantsToDie } from '../danger/wants-to-die.ts'
import { urgentlyWithNumbers } from '../danger/with-numbers.ts'
import { askedBeside } from '../find/asked-beside.ts'
import { isQuestion } from '../find/asks-on.ts'
import { asksWhatNow } from '../hear/asks-what-now.ts'
import { withLastReply } from '../last-reply.ts'
import type { PhraseKey } from '../phrases.ts'
import { menuChoice, personChoice, stepsChoice, whereChoice } from '../say/choices.ts'
import { say, urgently } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import type { Effect, Turn } from '../turn.ts'
import { gapOf, offerOtherWays, waysOn } from './other-ways.ts'

/** Whoever waits for help is not met with the menu alone: the hotline sees what was written. */
export function missedInCase(before: Conversation, conversation: Conversation, setting: Setting): Turn {
  const added: Effect = { kind: 'add-to-case', because: [{ kind: 'not-understood' }] }
  if (conversation.danger?.byLikeness === 'taken-back' && hasCaseOfDanger(conversation)) return missedAfterAlarm(before, added, setting)
  if (hasCaseOfDanger(conversation)) return missedInDanger(before, conversation, [added], setting)
  const reply = say(setting, inCase(setting), [personChoice(setting), menuChoice(setting)])
  return { conversation, replies: [reply], effects: [added, ...gapOf(before, setting)] }
}

function inCase({ knowledge, nowMs }: Setting): PhraseKey {
  return onDuty(knowledge, nowMs) ? 'miss.in-case' : 'miss.in-case-nobody'
}

/**
 * The steps stand there once more, or where they just did, that they hold; else the numbers. Who asks what to do now, or whom to call, is
 * understood: that is what they are given. What a question may be about is pointed to instead of the steps just above.
 */
function missedInDanger(before: Conversation, conversation: Conversation, effects: readonly Effect[], setting: Setting): Turn {
  const asksNow = anyAsksWhatNow(before, setting.knowledge)
  if (!asksNow && wantsToDie(conversation, setting.knowledge))
    return { conversation, replies: [sayStay('danger.still-here', conversation, setting)], effects }
  const asksFor = askedBeside(before, setting)
  const mayPoint = !asksNow && asksFor.length > 0 && anyIsQuestion(before, setting)
  const lead = leadInDanger(mayPoint, conversation, setting)
  const readsAgain = lead === 'danger.steps-again'
  const again = readsAgain
    ? stepsAgain(conversation, setting, asksFor, asksNow ? 'guarded.safe-again' : lead)
    : stepsStand(conversation, setting, asksFor, lead)
  if (again) return { conversation: readsAgain ? withStepsRepeated(conversation, setting) : conversation, replies: [again], effects }
  const choices = setting.guarded ? [] : [...whereChoice(setting), personChoice(setting), menuChoice(setting)]
  const said = say(setting, asksNow ? 'danger.numbers' : inCase(setting), choices)
  return { conversation, replies: [urgentlyWithNumbers(said, setting)], effects }
}

/** What the question may be about is pointed to beside steps that stand right above; else they are read again, or said to hold. */
function leadInDanger(mayPoint: boolean, conversation: Conversation, setting: Setting) {
  if (mayPoint && stepsStandAbove(conversation, setting)) return 'danger.steps-stand-asked'
  return readsAllAgain(conversation, setting) ? 'danger.steps-again' : 'danger.steps-stand'
}

function anyIsQuestion({ recent }: Conversation, { language, knowledge }: Setting): boolean {
  return recent.some(({ text }) => isQuestion(text, language, knowledge))
}

function stepsStandAbove({ danger }: Conversation, { nowMs }: Setting): boolean {
  return danger !== null && standAbove(danger, nowMs)
}

export function anyAsksWhatNow({ recent }: Conversation, knowledge: Knowledge): boolean {
  return recent.some(({ text }) => asksWhatNow(text, knowledge))
}

/**
 * Whoever may be held is given the steps at every second miss in a row. Where nobody reads along, or they are for another, they are said in
 * full once more: from then on they are one tap away.
 */
function readsAllAgain({ guarded, writer, danger, misses }: Conversation, { nowMs }: Setting): boolean {
  if (guarded && writer === 'self') return misses % 2 === 1
  return danger?.repeated !== true || !standAbove(danger, nowMs)
}

function withStepsRepeated(conversation: Conversation, { nowMs }: Setting): Conversation {
  const { danger, guarded } = conversation
  if (danger === null || guarded) return { ...conversation, danger: danger && { ...danger, repeated: true } }
  return { ...conversation, danger: { ...danger, repeated: true, steps: 'above', atMs: standAbove(danger, nowMs) ? danger.atMs : nowMs } }
}

/** A false alarm, by what the person says: an ordinary miss, with the way back to the steps. The hotline still sees what was written. */
function missedAfterAlarm(before: Conversation, added: Effect, setting: Setting): Turn {
  const turn = offerOtherWays('miss.first', waysOn(before, setting), before, setting)
  const withSteps = withLastReply(turn, (last) => urgently({ ...last, choices: [...last.choices, stepsChoice(setting)] }))
  return { ...withSteps, effects: [added, ...turn.effects] }
}
