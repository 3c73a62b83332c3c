import type { Country, Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { countryFor } from '../answer/entry-for.ts'
import type { Conversation } from '../conversation.ts'
import type { Heard } from '../hear/listen.ts'
import { countWords } from '../hear/read-message.ts'
import { asksWhoOrWhat, mostAskingOn } from './asks-on.ts'
import { type FoundAnswer, type FoundEntry, foundEntry, mostOthers } from './found-answer.ts'
import { isOurPrice } from './hardly-meant.ts'
import type { RankedQuestion } from './ranked-question.ts'

/** From which share on something else may be meant: "who can I call", behind an answer that names no number, lies above. */
const likelyFrom = { about: 0.6, rest: 0.3 } as const

/** What a question about the last answer comes to; null where it is none, or may be a cry ("không muốn làm gì nữa"). Pure. */
export function aboutLastAnswer(asked: RankedQuestion, knowledge: Knowledge): FoundAnswer | null {
  const { before, open, path, heard } = asked
  if (before === undefined || open.length > 0 || path !== null || !asksOn(asked, knowledge)) return null
  const others = alsoLikely(before, asked).filter((topic) => !isOurPrice(topic, asked, knowledge))
  if (heard.conversation.answered?.since === 'shown-above')
    return others.some(({ risk }) => risk === 'urgent') ? null : { kind: 'beyond', others }
  return { ...goesOn(before, heard), others }
}

/** The same answer once more, for the country for which it was told. Pure. */
export function goesOn(before: Topic, heard: Heard): FoundEntry {
  const { conversation } = heard
  return { ...foundEntry(before, heard), country: countryTold(before, conversation) ?? countryFor(before, conversation, null) }
}

/** The country for which the answer was told last: who asked about work in Germany, and then about the deposit, asks about Germany. */
export function countryTold({ variants }: Topic, { answered, language }: Conversation): Country | null {
  for (const [country, entries] of variants) if (entries[language ?? 'vi'].version === answered?.version) return country
  return null
}

/**
 * "Mất bao lâu", "cần giấy gì", right behind an answer and without a subject of its own: asked about that
 * answer, as far as anybody can tell.
 */
function asksOn({ heard, inDanger }: RankedQuestion, knowledge: Knowledge): boolean {
  const { said, conversation, burst, named } = heard
  if (said.kind !== 'words' || inDanger || named !== null) return false
  const language = conversation.language ?? 'vi'
  if (burst !== said.text || countWords(said) > mostAskingOn[language]) return false
  return asksWhoOrWhat(said.text, language, knowledge)
}

/** What may as well be meant; that the service itself is, is nearly always chance in so few words. */
function alsoLikely(before: Topic, { topics, ranked: { hits } }: RankedQuestion): readonly Topic[] {
  const likely = topics.filter(
    (topic, n) => topic !== before && (hits[n]?.score ?? 0) >= likelyFrom[topic.stage === 'about' ? 'about' : 'rest'],
  )
  return likely.slice(0, mostOthers)
}
