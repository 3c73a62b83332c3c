import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { Heard } from '../hear/listen.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { settingOf } from '../setting.ts'
import type { Turn } from '../turn.ts'
import { tellWays } from './cannot-call.ts'
import { hasCaseOfDanger } from './in-danger.ts'

/** More words tell a story of their own. */
const mostWords = 16

/** "Làm sao xin công an đến cứu", "em không biết địa chỉ", behind steps for danger, of somebody who writes for themselves. Pure. */
export function asksToBeFound(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  if (!hasCaseOfDanger(conversation) || conversation.writer !== 'self') return false
  return countWords({ kind: 'words', text }) <= mostWords && saysOneOf('words.to-be-found', text, knowledge)
}

/** What lets people come to the right place. Null where nobody asks for it. */
export function waysToBeFound({ said, conversation }: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  if (said.kind !== 'words' || !asksToBeFound(said.text, conversation, knowledge)) return null
  return tellWays('asks-to-be-found', conversation, settingOf(conversation, knowledge, nowMs))
}
