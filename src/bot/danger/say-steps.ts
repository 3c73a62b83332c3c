import type { Knowledge, Topic, TopicId } from '../../knowledge/knowledge.ts'
import { entryFor, stepsFor } from '../answer/entry-for.ts'
import { meantChoices, nextBut, nextChoices } from '../answer/next-choices.ts'
import { sourceBlock } from '../answer/source-block.ts'
import { whereChoices } from '../answer/where.ts'
import type { Conversation, GivenSteps } from '../conversation.ts'
import type { Reply } from '../reply.ts'
import { personChoice, stepsChoice, whereChoice } from '../say/choices.ts'
import { render, renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf, say, urgently } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import type { Alarm } from './alarm.ts'
import { withoutSafetyQuestion } from './guard.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { ambulanceBeside, numbersAgain, numbersBeside } from './numbers-of-steps.ts'
import { onDuty } from './on-duty.ts'
import { isGivenToRelativesAlone, standAbove } from './steps-given.ts'
import { withNumbers } from './with-numbers.ts'
import { withoutOpening } from './without-opening.ts'

/** Further reading is for later. */
const mostNext = 2
const mostBeside = 2

/**
 * The steps for a danger, the numbers among them. In a guarded conversation nothing is said of the hotline and of the law, and nothing is
 * asked.
 */
export function saySteps(conversation: Conversation, alarm: Alarm, hotlineKnows: boolean, setting: Setting): Reply {
  const { knowledge, language, nowMs } = setting
  const topic = alarm.topic === null ? undefined : knowledge.topics.get(alarm.topic)
  const entry = topic ? entryFor(topic, setting.whereabouts, language) : null
  const origin = entry
    ? ({ from: 'entry', id: entry.id, part: 'text', version: entry.version } as const)
    : phraseOrigin(setting, 'danger.opening')
  const ambulance = alarm.needsAmbulance ? ambulanceBeside(setting) : []
  const sea = alarm.isAtSea ? renderPhrase(setting, setting.writer === 'self' ? 'danger.at-sea' : 'danger.at-sea-another') : []
  const isOwn = setting.writer === 'self' // whoever bleeds reads it first; whoever calls for them, beside their numbers
  const beside = [...sea, ...(isOwn ? [] : ambulance), ...(topic ? numbersBeside(topic, setting) : [])]
  const steps = withNumbers(
    entry ? withoutSafetyQuestion(render(stepsFor(setting.writer, entry), setting), setting) : renderPhrase(setting, 'danger.opening'),
    setting,
  )
  const blocks = isOwn ? [...ambulance, ...steps] : steps
  const others = besides(alarm, knowledge)
  if (conversation.guarded) return urgently(replyOf(origin, [...blocks, ...beside], meantChoices(others, setting)))
  const hotline = hotlineKnows ? renderPhrase(setting, onDuty(knowledge, nowMs) ? 'danger.told' : 'danger.nobody') : []
  const source = topic && entry ? [sourceBlock({ ...entry, risk: topic.risk }, setting)] : []
  const where = setting.whereabouts === null
  const question = where ? renderPhrase(setting, 'danger.where') : []
  const meant = others.length > 0 ? renderPhrase(setting, 'danger.meant') : []
  const next = where ? [] : nextChoices(nextBut(others, entry?.next ?? []).slice(0, mostNext), setting)
  const choices = [...(where ? whereChoices(setting) : []), ...meantChoices(others, setting), ...next]
  return urgently(replyOf(origin, [...blocks, ...beside, ...hotline, ...source, ...question, ...meant], choices))
}

/** What may have been meant where these steps are not what was asked for, or not all of it. */
function besides({ topic, asksFor = [] }: Pick<Alarm, 'topic' | 'asksFor'>, { topics }: Knowledge): readonly Topic[] {
  return asksFor
    .filter((id) => id !== topic)
    .slice(0, mostBeside)
    .flatMap((id) => topics.get(id) ?? [])
}

/**
 * The steps that were given, given once more to whoever asks what to do now or only says how afraid they are. Null where there are none,
 * and in a guarded conversation once they no longer stand right above: nothing from the past is repeated there. Of a case that is closed by
 * now nobody is told again.
 */
export function stepsAgain(
  conversation: Conversation,
  setting: Setting,
  asksFor: readonly TopicId[] = [],
  lead: 'danger.steps-again' | 'guarded.safe-again' = 'danger.steps-again',
): Reply | null {
  const { danger, guarded } = conversation
  if (danger === null || (guarded && !standAbove(danger, setting.nowMs))) return null
  const topic = isForOthers(danger, setting) ? null : danger.topic
  const reply = saySteps(conversation, { ...danger, topic, asksFor, guarded, because: [] }, hasCaseOfDanger(conversation), setting)
  const blocks = guarded ? reply.blocks : withoutOpening(reply.blocks, setting)
  return { ...reply, blocks: [...renderPhrase(setting, lead), ...blocks] }
}

/** Steps for relatives alone were given, and whoever reads now is in need themselves: those that hold for everybody are right. */
function isForOthers({ topic, forAnother }: GivenSteps, { writer, knowledge }: Setting): boolean {
  return writer === 'self' && forAnother === true && isGivenToRelativesAlone(topic, knowledge)
}

/** What is said where the steps were just given once more: that they hold, and the numbers. Null where they do not stand right above. */
export function stepsStand(
  conversation: Conversation,
  setting: Setting,
  asksFor: readonly TopicId[],
  lead: 'danger.steps-stand' | 'danger.steps-stand-asked',
): Reply | null {
  const { danger, guarded } = conversation
  if (danger === null || !standAbove(danger, setting.nowMs)) return null
  const others = besides({ topic: danger.topic, asksFor }, setting.knowledge)
  const meant = meantChoices(others, setting)
  const ways = guarded ? [] : [...whereChoice(setting), personChoice(setting)]
  const said = say(setting, lead, [...meant, stepsChoice(setting), ...ways])
  const blocks = withNumbers([...said.blocks, ...numbersAgain(danger.topic, setting)], setting)
  return urgently({ ...said, blocks: [...blocks, ...(others.length > 0 ? renderPhrase(setting, 'danger.meant') : [])] })
}
