import { mayBeMeant } from '../../knowledge/danger/may-be-meant.ts'
import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { likelyRight } from '../../knowledge/search/rank.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOneOf, saysOnly } from '../hear/says-one-of.ts'
import { isQuestion } from './asks-on.ts'
import { type FoundEntry, foundEntry, mostOthers } from './found-answer.ts'
import type { RankedQuestion } from './ranked-question.ts'
import { tellsOfDeath } from './tells-of-death.ts'

/**
 * What is right less surely than this is told with what may have been meant instead; in danger, what is seldom
 * asked there is not told at all.
 */
const certainFrom = 0.95
/** So few words may be a cry, not a question. */
const fewestAsking = 4
const otherStepsFrom = 0.75

/** The answer that ranks first and surely; null where it is none of what was asked. Pure. */
export function surelyMeant(asked: RankedQuestion, knowledge: Knowledge): FoundEntry | null {
  const { ranked, topics, text, open, before, path, heard } = asked
  const [first] = topics
  if (first === undefined || !(ranked.decision === 'sure' || asksForOtherSteps(asked, first, knowledge))) return null
  if (saysNoSubject(text, knowledge) && isElsewhere(first, open[0] ?? before)) return null
  if (first.stage === 'about' && before?.stage === 'during' && saysOneOf('words.that-side', text, knowledge)) return null
  if (isAboutDanger(asked, first, knowledge) || mournsNobody(asked, first, knowledge)) return null
  return { ...foundEntry(first, heard), path, others: othersThan(first, asked, knowledge) }
}

/** "Where do I sleep tonight", from whoever has a case: steps alarm nobody anew there, so they need not be surer than any answer. */
function asksForOtherSteps({ inDanger, ranked, heard }: RankedQuestion, { id, risk }: Topic, knowledge: Knowledge): boolean {
  if (!inDanger || risk !== 'urgent' || id === heard.conversation.danger?.topic || ranked.decision === 'no') return false
  return likelyRight(ranked, knowledge) >= otherStepsFrom
}

/** "Hết bao nhiêu tiền", "hỏi ai". */
function saysNoSubject(text: string, knowledge: Knowledge): boolean {
  return saysOnly('words.asks-price', text, knowledge) || saysOnly('words.follow-up-asks', text, knowledge)
}

/**
 * "Hết bao nhiêu tiền", behind what to do about a death abroad, is not about the cost of going; "có mất phí không" and "hỏi ai" behind any
 * answer but one about the service itself are not about that.
 */
function isElsewhere(first: Topic, before: Topic | undefined): boolean {
  if (before === undefined || before.stage === first.stage) return false
  return first.stage === 'before' || first.stage === 'about'
}

/**
 * "Em sợ lắm", from somebody in danger, is no question about something else; nor is "where do I go" one about a country to choose. "Nó nói
 * làm casino", from the mother of whoever is missing, asks for no advice about an offer.
 */
function isAboutDanger({ heard, inDanger, ranked }: RankedQuestion, { stage }: Topic, knowledge: Knowledge): boolean {
  if (!inDanger) return false
  const { said, conversation } = heard
  const { writer, language } = conversation
  const tellsOn =
    writer === 'relative' && stage === 'before' && said.kind === 'words' && !isQuestion(said.text, language ?? 'vi', knowledge)
  const isUnlikely = countWords(said) < fewestAsking || stage === 'before' || stage === 'about'
  return tellsOn || (isUnlikely && likelyRight(ranked, knowledge) < certainFrom)
}

/**
 * "The company will bring him home for 5,000 dollars" is of a son who lives: nobody is told how sorry one is for a death that they did not
 * name.
 */
function mournsNobody({ inDanger, heard: { said } }: RankedQuestion, topic: Topic, knowledge: Knowledge): boolean {
  if (!inDanger || said.kind !== 'words' || !tellsOfDeath(topic, knowledge)) return false
  return !saysOneOf('words.tells-of-death', said.text, knowledge)
}

function othersThan(first: Topic, asked: RankedQuestion, knowledge: Knowledge): readonly Topic[] {
  const { ranked, inDanger } = asked
  if (likelyRight(ranked, knowledge) >= certainFrom) return []
  const meant = mayBeMeant(ranked.hits, inDanger ? 'answer-in-danger' : 'answer', knowledge)
  return meant.filter((topic) => topic !== first && !mournsNobody(asked, topic, knowledge)).slice(0, mostOthers)
}
