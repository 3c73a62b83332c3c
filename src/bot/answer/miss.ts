import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { rank } from '../../knowledge/search/rank.ts'
import type { Conversation } from '../conversation.ts'
import { hasCaseOfDanger } from '../danger/in-danger.ts'
import { onDuty } from '../danger/on-duty.ts'
import { stepsAgain, stepsStand } from '../danger/say-steps.ts'
import { standAbove } from '../danger/steps-given.ts'
import { sayStay, wantsToDie } from '../danger/wants-to-die.ts'
import { withNumbers } from '../danger/with-numbers.ts'
import { asksWhatNow } from '../hear/asks-what-now.ts'
import { readChoice } from '../hear/choice-data.ts'
import { withLastReply } from '../last-reply.ts'
import { menuChoices } from '../menu.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Choice, Reply } from '../reply.ts'
import { labelled, menuChoice, personChoice, stepsChoice, whereChoice } from '../say/choices.ts'
import { say, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import type { Effect, Turn } from '../turn.ts'
import { askedBeside } from './asked-beside.ts'
import { isQuestion } from './asks-on.ts'
import { countryFor, entryFor } from './entry-for.ts'
import { meantChoices, nextBut, nextChoices } from './next-choices.ts'
import { openTopics } from './open-choices.ts'
import { redact } from './redact.ts'
import { hasMore } from './say-entry.ts'

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

function afterMiss(before: Conversation): Conversation {
  return { ...before, misses: before.misses + 1, recent: [] }
}

/** The question is kept, redacted, as a gap for the curators. A second time in a row a person stands first. */
function offerOtherWays(
  first: 'miss.first' | 'miss.beyond' | 'miss.none',
  ways: readonly Choice[],
  before: Conversation,
  setting: Setting,
): Turn {
  const conversation = afterMiss(before)
  const { key, choices } = conversation.misses < 2 ? { key: first, choices: ways } : offerPerson(setting)
  const reply = say(setting, key, choices)
  // Where somebody may be reading along there was danger, also once its case is closed.
  return { conversation, replies: [setting.guarded ? urgentlyWithNumbers(reply, setting) : reply], effects: gapOf(before, setting) }
}

/**
 * Behind choices, these; close behind an answer, where it leads on to, for what was not understood is mostly about the same. Else the
 * stages.
 */
function waysOn(conversation: Conversation, setting: Setting, others: readonly Topic[] = []): readonly Choice[] {
  if (openTopics(conversation, setting.knowledge).length > 0) return [...conversation.offered.filter(isNoDoubt), menuChoice(setting)]
  const { answered, guarded } = conversation
  const topic = conversation.topic === null ? undefined : setting.knowledge.topics.get(conversation.topic)
  if (!topic || guarded || answered === null || setting.nowMs - answered.atMs > closeBehindMs) return menuChoices(setting)
  const country = countryFor(topic, conversation, null)
  const isTold = answered.since === 'rest' || answered.since === 'shown-above'
  const more =
    !isTold && hasMore(topic, country, setting) ? [labelled(setting, 'label.more', { kind: 'more', topic: topic.id, country })] : []
  const next = nextChoices(nextBut(others, entryFor(topic, country, setting.language).next).slice(0, mostNext), setting)
  return next.length === 0 ? menuChoices(setting) : [...more, ...next, personChoice(setting), menuChoice(setting)]
}

/** Whether danger is happening is asked anew where it is in doubt anew. */
function isNoDoubt({ data }: Choice): boolean {
  return readChoice(data)?.kind !== 'now'
}

const mostNext = 3
/** Later somebody else may be reading: nothing from the past is repeated. */
const closeBehindMs = 10 * 60_000

function urgentlyWithNumbers(reply: Reply, setting: Setting): Reply {
  return urgently({ ...reply, blocks: withNumbers(reply.blocks, setting) })
}

/**
 * The weather or a shop: nearer to what is somebody else's to answer than to any topic, from somebody who told of no danger; behind an
 * answer, or what was not understood, only what is far from all.
 */
function isElsewhere({ recent, language, danger, signs, topic, misses }: Conversation, knowledge: Knowledge): boolean {
  if (danger !== null || signs.length > 0) return false
  const asked = recent.map(({ text }) => text).join('\n')
  const { decision, evidence } = rank(asked, knowledge, { language, stage: null, topicBefore: topic, country: null })
  return decision === 'no' && evidence.ours < (topic === null && misses === 0 ? clearlyElsewhere : elsewhereInTalk)
}

/** Log-odds. Of the questions that are ours and were missed one in twenty lies below; of those that are not, nearly two in three. */
const clearlyElsewhere = -1
/**
 * "Nhà tôi hộ nghèo", after an answer about loans, is told of oneself: such lines lie about -3, the weather and the price of gold below -4.
 */
const elsewhereInTalk = -4

/** No line for people in need is given where nobody is. */
function sayElsewhere(setting: Setting): Reply {
  return say(setting, 'miss.elsewhere', menuChoices(setting))
}

/**
 * Whoever waits for help is not met with the menu alone: the hotline sees what was written; in danger the steps stand there once more, or
 * where they just did, that they hold; else the numbers. Who asks what to do now, or whom to call, is
 * understood: that is what they are given. What a question may be about is pointed to instead of the steps just above.
 */
function missedInCase(before: Conversation, conversation: Conversation, setting: Setting): Turn {
  const key = onDuty(setting.knowledge, setting.nowMs) ? 'miss.in-case' : 'miss.in-case-nobody'
  const added: Effect = { kind: 'add-to-case', because: [{ kind: 'not-understood' }] }
  const unanswered = [added, ...gapOf(before, setting)]
  if (!hasCaseOfDanger(conversation)) {
    return { conversation, replies: [say(setting, key, [personChoice(setting), menuChoice(setting)])], effects: unanswered }
  }
  if (conversation.danger?.byLikeness === 'taken-back') return missedAfterAlarm(before, added, setting)
  const asksNow = anyAsksWhatNow(before, setting.knowledge)
  if (!asksNow && wantsToDie(conversation, setting.knowledge))
    return { conversation, replies: [sayStay('danger.still-here', conversation, setting)], effects: unanswered }
  const effects = asksNow ? [added] : unanswered
  const asksFor = askedBeside(before, setting)
  const mayPoint = !asksNow && asksFor.length > 0 && anyIsQuestion(before, setting)
  const lead = leadInDanger(mayPoint, conversation, setting)
  const readsAgain = lead === 'danger.steps-again'
  const again = readsAgain
    ? stepsAgain(conversation, setting, asksFor, asksNow ? 'guarded.safe-again' : lead)
    : stepsStand(conversation, setting, asksFor, lead)
  if (again) return { conversation: readsAgain ? withStepsRepeated(conversation, setting) : conversation, replies: [again], effects }
  const said = say(
    setting,
    asksNow ? 'danger.numbers' : key,
    setting.guarded ? [] : [...whereChoice(setting), personChoice(setting), menuChoice(setting)],
  )
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

function anyAsksWhatNow({ recent }: Conversation, knowledge: Knowledge): boolean {
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

/** A way to a person that does not promise one who is not there. */
function offerPerson(setting: Setting): { readonly key: PhraseKey; readonly choices: readonly Choice[] } {
  const staffed = onDuty(setting.knowledge, setting.nowMs)
  return { key: staffed ? 'miss.again-on-duty' : 'miss.again-nobody', choices: [personChoice(setting), menuChoice(setting)] }
}

function gapOf({ recent }: Conversation, { language }: Setting): readonly Effect[] {
  const question = redact(recent.map(({ text }) => text).join(' / '))
  return question === '' ? [] : [{ kind: 'note-unanswered', question, language }]
}
