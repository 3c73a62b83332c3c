import type { Danger } from '../../knowledge/danger/danger.ts'
import { type Country, home, type Knowledge, type Topic } from '../../knowledge/knowledge.ts'
import { withDoubts } from '../danger/doubts.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import { countryTold } from '../find/about-last-answer.ts'
import type { FoundAnswer } from '../find/found-answer.ts'
import { openTopics } from '../find/open-choices.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOnlyWhere, sayUnderstoodWhere } from '../hear/only-where.ts'
import { preceded } from '../path/step-tree.ts'
import type { Reply } from '../reply.ts'
import { labelled, personChoice } from '../say/choices.ts'
import { countryName } from '../say/country-name.ts'
import { say } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import type { Turn } from '../turn.ts'
import { nextChoices } from './next-choices.ts'
import { hasMore } from './say-entry.ts'
import { endsWait, tell, tellEntry } from './tell.ts'

/** Whoever says where they are, and no more, has what they asked before answered for there. Null where they say more. */
export function tellWhere(heard: Heard, found: FoundAnswer, danger: Danger, knowledge: Knowledge, nowMs: number): Turn | null {
  const { conversation } = heard
  const open = openTopics(conversation, knowledge)
  const only = answeredAsInDanger(conversation) ? null : saysOnlyWhere(heard, found, open, knowledge)
  if (only === null) return null
  const topic = differsThere(only, heard, knowledge)
  if (topic !== null)
    return tellEntry(heard, { kind: 'entry', topic, country: only, followsUp: true, path: null, others: [] }, danger, knowledge, nowMs)
  const setting = settingOf(conversation, knowledge, nowMs)
  if (open.length > 0) return offerAgainThere(only, open, heard, danger, knowledge, nowMs)
  const told = toldInGeneral(heard, knowledge)
  const understood = told === null ? sayUnderstoodWhere(only, found, heard.burst, setting) : saySameThere(only, told, setting)
  const reply = withDoubts(understood, danger, conversation, setting)
  return { conversation, replies: [reply], effects: found.kind === 'nothing' ? [] : endsWait(conversation) }
}

/** What was told last, of life abroad, before anybody said where: it holds there too, as far as it goes. */
function toldInGeneral({ conversation, before }: Heard, { topics }: Knowledge): Topic | null {
  const topic = conversation.topic === null ? undefined : topics.get(conversation.topic)
  return topic?.stage === 'during' && before.whereabouts === null && conversation.whereabouts !== home ? topic : null
}

/** The question is not lost: the answer above is the one for there, and that it is a general one is said. */
function saySameThere(country: Country, topic: Topic, setting: Setting): Reply {
  const name = countryName(country, setting)
  const more = hasMore(topic, country, setting) ? [labelled(setting, 'label.more', { kind: 'more', topic: topic.id, country: null })] : []
  const { title } = topic.entry[setting.language]
  const choices = [...more, ...nextChoices(topic.entry[setting.language].next, setting), personChoice(setting)]
  return say(setting, 'location.same-answer', choices, { country: name, title })
}

/**
 * What was told last, where it is answered otherwise for that country, or names numbers. Where one works now is not where one asks about
 * going.
 */
function differsThere(country: Country, { conversation, before }: Heard, { topics }: Knowledge): Topic | null {
  const topic = conversation.topic === null ? undefined : topics.get(conversation.topic)
  if (topic === undefined || topic.stage === 'before') return null
  if (topic.variants.has(country)) return countryTold(topic, conversation) === country ? null : topic
  const namesNumbers = topic.stage === 'during' && topic.entry.vi.text.some(({ kind }) => kind === 'contacts')
  return namesNumbers && country !== home && before.whereabouts !== country ? topic : null
}

/** What was asked before the choices is not lost when whoever chooses says where they are. */
function offerAgainThere(
  country: Country,
  topics: readonly Topic[],
  heard: Heard,
  danger: Danger,
  knowledge: Knowledge,
  nowMs: number,
): Turn {
  const turn = tell(heard, { kind: 'choices', topics, path: null }, danger, knowledge, nowMs)
  const name = countryName(country, settingOf(heard.conversation, knowledge, nowMs))
  return preceded(turn, 'location.known', { country: name }, knowledge, nowMs)
}
