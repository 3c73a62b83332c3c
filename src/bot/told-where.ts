import { asks } from '../knowledge/asks.ts'
import { type Country, home, type Knowledge } from '../knowledge/knowledge.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import type { Heard } from './listen.ts'
import { onlyNames } from './only-names.ts'
import { isInPath } from './path.ts'
import { countWords } from './read-message.ts'
import { settingOf } from './setting.ts'
import { settled } from './settled.ts'
import type { Turn } from './turn.ts'
import { sayNumbersThere } from './where.ts'

/** The numbers for where somebody in danger says that they are; null where they say something else. */
export function numbersWhereToldInDanger(heard: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  const there = saysWhereInDanger(heard, knowledge)
  if (there === null) return null
  const conversation = { ...heard.conversation, whereabouts: there }
  const numbers = sayNumbersThere(conversation.danger?.topic ?? null, settingOf(conversation, knowledge, nowMs))
  const effect = { kind: 'add-to-case', because: [{ kind: 'is-in', country: there }] } as const
  return { conversation: settled(conversation), replies: [numbers], effects: [effect] }
}

/**
 * "Em ở Cam", after danger was noticed: no question, but what the numbers depend on. A town in the country that is known already, too; and
 * a mere name inside a path, where it names none of the answers.
 */
function saysWhereInDanger({ conversation, named, said }: Heard, knowledge: Knowledge): Country | null {
  if (!hasCaseOfDanger(conversation) || said.kind !== 'words' || named === null) return null
  if (countWords(said) > fewWords || said.text.includes('?') || asks(said.text, conversation.language ?? 'vi', knowledge)) return null
  const isMereName =
    isInPath(conversation.place, knowledge) &&
    (conversation.whereabouts === null || named !== home) &&
    onlyNames(said.text, named, knowledge)
  return named === conversation.whereabouts || isMereName ? named : null
}

/** As many words as it takes to say where one is, and no more. */
export const fewWords = 6
