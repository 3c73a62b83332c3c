import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import { asksWhatNow } from '../hear/asks-what-now.ts'
import { clausesIn } from '../hear/clauses-in.ts'
import type { Heard } from '../hear/listen.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOneOfBut } from '../hear/says-one-of.ts'
import type { Block } from '../reply.ts'
import { stepsChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Turn } from '../turn.ts'
import { guardBlocks } from './guard-blocks.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { numbersAgain } from './numbers-of-steps.ts'
import { onDuty } from './on-duty.ts'
import { withNumbers } from './with-numbers.ts'

/** More words tell a story of their own. */
const mostWords = 12

/** "Không gọi được", "máy hết tiền rồi", behind steps for danger. Whoever writes for another speaks of a line, or of them. Pure. */
export function cannotCall(text: string, conversation: Conversation, knowledge: Knowledge): boolean {
  if (!hasCaseOfDanger(conversation) || conversation.writer !== 'self') return false
  if (clausesIn(text).some((clause) => asksWhatNow(clause, knowledge))) return false
  return countWords({ kind: 'words', text }) <= mostWords && saysOneOfBut('words.cannot-call', 'words.their-language', text, knowledge)
}

/** What can be done without a call, and the numbers that somebody else can be asked to call. Null where nobody says that they cannot. */
export function waysWithoutCall({ said, conversation }: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  if (said.kind !== 'words' || !cannotCall(said.text, conversation, knowledge)) return null
  return tellWays('cannot-call', conversation, settingOf(conversation, knowledge, nowMs))
}

/** What is told beside the steps that stand above, with the numbers for somebody else to call: "call now" is of no use to them. */
export function tellWays(reason: 'cannot-call' | 'asks-to-be-found', conversation: Conversation, setting: Setting): Turn {
  const key = reason === 'cannot-call' ? 'danger.cannot-call' : 'danger.be-found'
  const ways = [...renderPhrase(setting, key), ...numbersAgain(conversation.danger?.topic ?? null, setting)]
  const blocks = guardBlocks([...added(setting), ...withNumbers(ways, setting)], setting)
  return {
    conversation: settled(conversation),
    replies: [urgently(replyOf(phraseOrigin(setting, key), blocks, [stepsChoice(setting)]))],
    effects: [{ kind: 'add-to-case', because: [{ kind: reason }] }],
  }
}

/** That it was noted, and for whom, where somebody is there and nobody may be reading along. */
export function added(setting: Setting): readonly Block[] {
  const { guarded, knowledge, nowMs } = setting
  return renderPhrase(setting, !guarded && onDuty(knowledge, nowMs) ? 'danger.again' : 'guarded.again')
}
