import { type Country, home, type Knowledge } from '../../knowledge/knowledge.ts'
import { asks } from '../../knowledge/words/asks.ts'
import { sayNumbersThere } from '../answer/where.ts'
import type { Conversation } from '../conversation.ts'
import type { Heard } from '../hear/listen.ts'
import { onlyNames } from '../hear/only-names.ts'
import { placeOfWork } from '../hear/place-of-work.ts'
import { countWords } from '../hear/read-message.ts'
import { isInPath } from '../path/path.ts'
import { settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Turn } from '../turn.ts'
import { hasCaseOfDanger } from './in-danger.ts'

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
  const isOfWork = placeOfWork(said.text, knowledge)?.isLast === true
  if (isOfWork ? countWords(said) > wordsWithWork : tellsMore(said, conversation, knowledge)) return null
  const isMereName =
    isInPath(conversation.place, knowledge) &&
    (conversation.whereabouts === null || named !== home) &&
    onlyNames(said.text, named, knowledge)
  return named === conversation.whereabouts || isMereName ? named : null
}

function tellsMore(said: Words, { language }: Conversation, knowledge: Knowledge): boolean {
  return countWords(said) > fewWords || said.text.includes('?') || asks(said.text, language ?? 'vi', knowledge)
}

type Words = Extract<Heard['said'], { readonly kind: 'words' }>

/** As many words as it takes to say where one is, and no more. */
export const fewWords = 6
/** "Em làm giúp việc nhà người Đài" tells at what work besides. */
const wordsWithWork = 10
