import { mayBeOffered } from '../../knowledge/danger/may-be-meant.ts'
import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { Alarm } from '../danger/alarm.ts'
import { helpNow } from '../danger/help-now.ts'
import { settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Turn } from '../turn.ts'
import { sayEntry, type Telling } from './say-entry.ts'

/** The answer of a topic by its risk: `urgent` is danger, with steps, numbers and a case. */
export function tellTopic(before: Conversation, topic: Topic, telling: Telling, knowledge: Knowledge, nowMs: number): Turn {
  if (topic.risk !== 'urgent' || telling.part === 'more') return tellPlainly(before, topic, telling, knowledge, nowMs)
  return helpNow(settled(before), alarmOfTopic(topic, telling, before, knowledge), knowledge, nowMs)
}

/**
 * The answer of a topic, and nobody is alarmed: also of one of danger that the question only resembles. What its
 * risk asks for is offered with it.
 */
export function tellPlainly(before: Conversation, topic: Topic, telling: Telling, knowledge: Knowledge, nowMs: number): Turn {
  const conversation = { ...settled(before), topic: topic.id }
  return { conversation, replies: [sayEntry(topic, telling, settingOf(before, knowledge, nowMs))], effects: [] }
}

/**
 * Nobody has said that danger is there now, so the level is the lower one of the two that bring a person. Who asks for a relative is
 * given the relative's entry; who picked one by its title, that one.
 */
function alarmOfTopic({ id }: Topic, { by, others = [], asked }: Telling, { writer }: Conversation, knowledge: Knowledge): Alarm {
  const dangers = knowledge.signals.filter((signal) => signal.topic === id && signal.level >= 3)
  const forRelative = dangers.find((signal) => signal.forRelative !== null)?.forRelative
  const topic = writer === 'relative' && by !== 'choice' && forRelative ? forRelative : id
  return {
    level: 3,
    topic,
    asksFor: [id, ...others.filter((other) => mayBeOffered(other, 'steps-asked-for', knowledge)).map((other) => other.id)],
    guarded: dangers.some(({ guarded }) => guarded),
    picked: by === 'choice',
    because: [{ kind: by === 'choice' ? 'chose' : 'asked', topic: id }],
    ...(asked !== undefined && { text: asked }),
  }
}
