import type { Knowledge, TopicId } from '../../knowledge/knowledge.ts'
import { meantChoices } from '../answer/next-choices.ts'
import type { Conversation } from '../conversation.ts'
import { asksWhatNow } from '../hear/asks-what-now.ts'
import { clausesIn } from '../hear/clauses-in.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Choice, Reply } from '../reply.ts'
import { choiceOf, personChoice, whereChoice } from '../say/choices.ts'
import { say, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import type { Effect, Turn } from '../turn.ts'
import type { Alarm } from './alarm.ts'
import { onDuty } from './on-duty.ts'
import { payOrNotBeside } from './pay-or-not.ts'
import { saySteps, stepsAgain } from './say-steps.ts'
import { shortlyBeside } from './short-answers.ts'
import { heardAgain, isAgain, stepsGiven, stepsStandFor } from './steps-given.ts'
import { tellHotline } from './tell-hotline.ts'
import { sayStay, wantsToDie } from './wants-to-die.ts'
import { withNumbers } from './with-numbers.ts'

/**
 * Danger now: steps first, numbers in the same turn, a case for the hotline, at most one question. What has not left yet is cancelled. The
 * same or a lower level again within half an hour adds to the case and gets one short line, unless another entry was picked by its title.
 * Once somebody has closed the case it begins anew.
 */
export function helpNow(before: Conversation, alarm: Alarm, knowledge: Knowledge, nowMs: number): Turn {
  const asksNow = clausesIn(alarm.text ?? '').some((clause) => asksWhatNow(clause, knowledge))
  const again = isAgain(before, alarm, knowledge, nowMs) && !(asksNow && otherTopic(before, alarm) !== null)
  const conversation: Conversation = {
    ...before,
    guarded: before.guarded || (alarm.guarded && !(alarm.isOver === true && stepsStandFor(before, alarm, nowMs))),
    danger: again ? heardAgain(before, alarm) : stepsGiven(before, alarm, nowMs),
    topic: again ? before.topic : alarm.topic,
    place: again ? before.place : { at: 'open' },
    misses: 0,
    recent: [],
  }
  const setting = settingOf(conversation, knowledge, nowMs)
  const told = tellHotline(conversation, alarm)
  const silenced: readonly Effect[] = again && (before.guarded || !conversation.guarded) ? [] : [{ kind: 'cancel-unsent' }]
  const effects = [...silenced, told]
  if (!again) return { conversation, replies: [saySteps(conversation, alarm, true, setting)], effects }
  const asked = asksNow ? stepsAskedFor(conversation, setting) : null
  if (asked === null) return { conversation, replies: [shortLine(conversation, alarm, setting)], effects }
  return {
    conversation: { ...conversation, danger: conversation.danger && { ...conversation.danger, repeated: true } },
    replies: [asked],
    effects,
  }
}

/** The entry of the danger that was told of now, where steps for another were given. */
function otherTopic({ danger }: Conversation, { topic }: Alarm): TopicId | null {
  return topic === danger?.topic ? null : topic
}

/** "Con tôi bị bắt, tôi phải làm sao": the steps, read once more; null where they were, and to whoever wants to die. */
function stepsAskedFor(conversation: Conversation, setting: Setting): Reply | null {
  if (conversation.danger?.repeated === true || wantsToDie(conversation, setting.knowledge)) return null
  return stepsAgain(conversation, setting, [], 'guarded.safe-again')
}

/**
 * What is said instead of the steps, which still stand above, with what answers the question that was asked beside; with numbers only
 * where it has just become known whom to call.
 */
function shortLine(before: Conversation, alarm: Alarm, setting: Setting): Reply {
  const { knowledge, language, nowMs } = setting
  const line = (key: PhraseKey, choices: readonly Choice[]): Reply => {
    const said = say(setting, key, choices)
    const answered = shortlyBeside(alarm.text ?? '', before, setting)
    const asked = answered.length > 0 ? answered : payOrNotBeside(alarm.text ?? '', setting)
    const blocks = asked.length === 0 && alarm.numbersAreNew ? withNumbers(said.blocks, setting) : [...said.blocks, ...asked]
    return { ...said, blocks }
  }
  if (wantsToDie(before, knowledge)) return sayStay('danger.still-here', before, setting)
  const other = knowledge.topics.get(otherTopic(before, alarm) ?? '')
  if (before.guarded) return urgently(line('guarded.again', meantChoices(other ? [other] : [], setting)))
  const choices = [
    ...(other ? [choiceOf(other.entry[language].title, { kind: 'topic', topic: other.id, country: null })] : []),
    ...whereChoice(setting),
    personChoice(setting),
  ]
  return urgently(line(onDuty(knowledge, nowMs) ? 'danger.again' : 'danger.again-nobody', choices))
}
