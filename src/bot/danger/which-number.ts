import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Heard } from '../hear/listen.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import type { Block } from '../reply.ts'
import { menuChoice, stepsChoice, whereChoice } from '../say/choices.ts'
import { callsIn } from '../say/each-number-once.ts'
import { phraseOrigin, replyOf, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Turn } from '../turn.ts'
import { isAtHome, lineForChildren } from './calls.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { numbersOf } from './numbers-of-steps.ts'
import { withNumbers } from './with-numbers.ts'

/** More words have another matter of their own. */
const mostWords = 12

/**
 * "Gọi số nào", behind steps for danger at home, or from a child behind an answer whose numbers begin with the line for children: those
 * numbers, alone. The list of all lines begins with those for people abroad. Null elsewhere.
 */
export function numbersAskedAtHome({ said, conversation }: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  if (said.kind !== 'words' || countWords(said) > mostWords || !saysOneOf('words.whom-to-call', said.text, knowledge)) return null
  const inDanger = hasCaseOfDanger(conversation)
  const above = inDanger ? conversation.danger?.topic : conversation.topic
  const topic = above == null ? undefined : knowledge.topics.get(above)
  if (!topic) return null
  const setting = { ...settingOf(conversation, knowledge, nowMs), stage: topic.stage }
  const numbers = numbersOf(topic, setting)
  if (!isAtHome(setting) || callsIn(numbers).length === 0 || !(inDanger || beginsWithLineForChildren(numbers, setting))) return null
  const choices = [...(inDanger ? [stepsChoice(setting)] : []), ...(setting.guarded ? [] : [...whereChoice(setting), menuChoice(setting)])]
  const reply = replyOf(phraseOrigin(setting, 'danger.numbers'), withNumbers(numbers, setting), choices)
  return { conversation: settled(conversation), replies: [inDanger ? urgently(reply) : reply], effects: [] }
}

function beginsWithLineForChildren(numbers: readonly Block[], setting: Setting): boolean {
  return setting.young === true && callsIn(numbers)[0]?.number === lineForChildren(setting)?.number
}
