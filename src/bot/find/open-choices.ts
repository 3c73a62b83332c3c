import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { rank } from '../../knowledge/search/rank.ts'
import type { Conversation } from '../conversation.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import { behindMeaning } from '../hear/behind-meaning.ts'
import { readChoice } from '../hear/choice-data.ts'
import type { Heard } from '../hear/listen.ts'
import { tellsOnlyAmount } from '../hear/only-amount.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOneOf, saysOnly } from '../hear/says-one-of.ts'
import { asksWhoOrWhat, mostAskingOn } from './asks-on.ts'

/** The answers that are offered while none of them was taken, the likeliest first; none in danger. Pure. */
export function openTopics(conversation: Conversation, { topics }: Knowledge): readonly Topic[] {
  const { openQuestion, offered } = conversation
  if (openQuestion === null || answeredAsInDanger(conversation)) return []
  return offered.flatMap(({ data }) => {
    const choice = readChoice(data)
    return choice?.kind === 'topic' ? (topics.get(choice.topic) ?? []) : []
  })
}

/** "Mất bao lâu", "phí ấy", "khoảng 20 triệu", behind choices: it is read together with what they are offered for, however long ago. */
export function asksOnChoices({ said, conversation, named }: Heard, knowledge: Knowledge): boolean {
  if (said.kind !== 'words' || named !== null || behindMeaning(said.text, knowledge) !== null) return false
  const language = conversation.language ?? 'vi'
  if (countWords(said) > mostAskingOn[language]) return false
  const speaksOfIt = tellsOnlyAmount(said.text, knowledge) || saysOneOf('words.that-one', said.text, knowledge)
  return speaksOfIt || asksWhoOrWhat(said.text, language, knowledge)
}

/** So few words, that ask on about something, name nothing that they ask about; "có cần cọc không" asks about the deposit. */
export function hasNoSubject({ said, conversation }: Heard, open: readonly Topic[], knowledge: Knowledge): boolean {
  const text = said.kind === 'words' ? said.text : ''
  const language = conversation.language ?? 'vi'
  if (tellsOnlyAmount(text, knowledge) || saysOnly('words.asks-price', text, knowledge)) return true
  if (countWords(said) > mostWithoutSubject[language]) return false
  const [first] = rank(text, knowledge, { language, stage: null, topicBefore: null, country: null }).hits
  const topic = knowledge.topics.get(first?.topic ?? '')
  return topic === undefined || open.includes(topic) || topic.stage === 'about' || (first?.score ?? 0) < namedFrom
}

const mostWithoutSubject = { vi: 4, en: 3 } as const
/** Of what ranks lower in so few words, nothing is named. */
const namedFrom = 0.4
