import type { TopicId } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import { type ChoiceData, writeChoice } from '../hear/choice-data.ts'
import { menuChoices } from '../menu.ts'
import type { Reply } from '../reply.ts'
import { labelled, menuChoice, personChoice } from '../say/choices.ts'
import { say } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import type { Turn } from '../turn.ts'

type Helped = Extract<ChoiceData, { kind: 'helped' }>

/**
 * "Did this help?", asked of whoever says thanks, and only after a harmless answer: nobody in danger, with a case, or read along with is
 * asked to rate anything. Null where it is not asked.
 */
export function askHelped({ topic, danger, openCase, place }: Conversation, setting: Setting): Reply | null {
  const calm = !setting.guarded && danger === null && openCase === null && place.at === 'open'
  if (!calm || topic === null || !isHarmless(topic, setting)) return null
  const choices = ([true, false] as const).map((helped) =>
    labelled(setting, helped ? 'label.helped-yes' : 'label.helped-no', { kind: 'helped', topic, helped }),
  )
  return say(setting, 'helped.question', [...choices, menuChoice(setting)])
}

/** The answer is counted, once, and belongs to nobody. Whoever was not helped is offered a person. */
export function noteHelped(conversation: Conversation, choice: Helped, setting: Setting): Turn {
  const { topic, helped } = choice
  const asked = conversation.offered.some(({ data }) => data === writeChoice(choice))
  if (!asked || !isHarmless(topic, setting))
    return { conversation, replies: [say(setting, 'tap.unknown', menuChoices(setting))], effects: [] }
  const reply = helped
    ? say(setting, 'helped.yes', [menuChoice(setting)])
    : say(setting, 'helped.no', [personChoice(setting), menuChoice(setting)])
  return { conversation, replies: [reply], effects: [{ kind: 'note-helped', topic, helped }] }
}

function isHarmless(topic: TopicId, { knowledge }: Setting): boolean {
  return knowledge.topics.get(topic)?.risk === 'none'
}
