import { type Danger, tellsNothing } from '../../knowledge/danger/danger.ts'
import { mayBeMeant } from '../../knowledge/danger/may-be-meant.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Heard } from '../hear/listen.ts'
import { saysNothingBut } from '../hear/says-one-of.ts'
import { aboutLastAnswer } from './about-last-answer.ts'
import { readAsked } from './asked.ts'
import { asksCompensation, compensationAnswer } from './asks-compensation.ts'
import { licenceTopic } from './asks-of-company.ts'
import { feeOfSum } from './fee-of-sum.ts'
import { findUnranked } from './find-unranked.ts'
import { type FoundAnswer, type FoundEntry, foundEntry, mostChoices, mostOthers } from './found-answer.ts'
import { guess } from './guess.ts'
import { notAsking } from './not-asking.ts'
import { hasNoSubject, openTopics } from './open-choices.ts'
import { type RankedQuestion, rankQuestion } from './ranked-question.ts'
import { surelyMeant } from './surely-meant.ts'

/**
 * What a text comes to. What was written in one breath is read together; the last message alone counts where that is clearer. The order of
 * the lines is the policy: what is surest first. Pure.
 */
export function findAnswer(heard: Heard, danger: Danger, knowledge: Knowledge): FoundAnswer {
  const yes = yesToChoices(heard, danger, knowledge)
  if (yes !== null) return yes
  const idle = notAsking(heard, danger, knowledge)
  if (idle !== null) return idle
  const asked = readAsked(heard, danger, knowledge)
  return findUnranked(asked, knowledge) ?? findRanked(rankQuestion(asked, knowledge), knowledge)
}

/** "Đúng rồi", behind several choices, is a yes to none in particular: they are shown again. */
function yesToChoices({ conversation, said }: Heard, danger: Danger, knowledge: Knowledge): FoundAnswer | null {
  const topics = openTopics(conversation, knowledge)
  if (topics.length < 2 || said.kind !== 'words' || !tellsNothing(danger)) return null
  return saysNothingBut('words.yes', 'words.courtesy', said.text, knowledge) ? { kind: 'choices', topics, path: null } : null
}

function findRanked(asked: RankedQuestion, knowledge: Knowledge): FoundAnswer {
  return (
    abuseNoticed(asked, knowledge) ??
    feeOfSum(asked, knowledge) ??
    surelyMeant(asked, knowledge) ??
    pathCalled(asked) ??
    compensationAsked(asked, knowledge) ??
    licenceOfCompany(asked, knowledge) ??
    likeliestOffered(asked, knowledge) ??
    aboutLastAnswer(asked, knowledge) ??
    guess(asked, knowledge)
  )
}

/** A sign of abuse names its topic; only danger itself opens the urgent ones, and another answer that is sure stands before it. */
function abuseNoticed({ danger, ranked, topics, heard }: RankedQuestion, knowledge: Knowledge): FoundEntry | null {
  const noticed = danger.topic === null ? undefined : knowledge.topics.get(danger.topic)
  if (noticed === undefined || noticed.risk === 'urgent') return null
  const isNear = ranked.decision !== 'sure' || topics.slice(0, mostChoices).includes(noticed)
  return isNear ? foundEntry(noticed, heard) : null
}

function pathCalled({ called }: RankedQuestion): FoundAnswer | null {
  return called?.exactly ? { kind: 'path', path: called.tree } : null
}

function compensationAsked({ before, topics, heard }: RankedQuestion, knowledge: Knowledge): FoundEntry | null {
  return before && asksCompensation(heard, before, knowledge) ? foundEntry(compensationAnswer(before, topics), heard) : null
}

/** How to check its licence. What may be no name at all is offered beside what else is likely. */
function licenceOfCompany({ company, path, ranked, heard }: RankedQuestion, knowledge: Knowledge): FoundAnswer | null {
  if (company === null || path !== null) return null
  const licence = licenceTopic(knowledge)
  if (licence === undefined) return { kind: 'nothing' }
  if (company === 'by-name') return foundEntry(licence, heard)
  const others = mayBeMeant(ranked.hits, 'steps', knowledge).filter((topic) => topic !== licence && topic.stage !== 'about')
  return { kind: 'choices', topics: [licence, ...others.slice(0, mostChoices - 1)], path: null }
}

/** Of the answers that are offered, the one that the question goes on about as far as anybody can tell; the others may be meant. */
function likeliestOffered({ asksOnOpen, path, open, topics, heard }: RankedQuestion, knowledge: Knowledge): FoundEntry | null {
  if (!asksOnOpen || path !== null || !hasNoSubject(heard, open, knowledge)) return null
  const calm = open.filter(({ risk }) => risk !== 'urgent') // steps for danger are given to whoever takes them
  const [first] = [...topics.filter((topic) => calm.includes(topic)), ...calm]
  return first ? { ...foundEntry(first, heard), others: open.filter((topic) => topic !== first).slice(0, mostOthers) } : null
}
