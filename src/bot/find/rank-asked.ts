import { type Country, home, type Knowledge } from '../../knowledge/knowledge.ts'
import { type Ranked, rank } from '../../knowledge/search/rank.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import type { Conversation } from '../conversation.ts'
import { behindMeaning } from '../hear/behind-meaning.ts'
import { wordSet } from '../phrases.ts'
import type { Asked } from './asked.ts'
import { mostChoices } from './found-answer.ts'
import { isHardlyMeant } from './hardly-meant.ts'

/**
 * What a question ranks: read together with what choices are offered for, where it goes on about them. Whoever writes on below choices and
 * would be offered the same ones did not mean them: what they write now is read by itself. Pure.
 */
export function rankAsked(asked: Asked, knowledge: Knowledge): Ranked {
  const { text, open, asksOnOpen, heard } = asked
  const burst = asksOnOpen ? `${heard.conversation.openQuestion}\n${text}` : heard.burst
  const ranked = clearest(asked, burst, knowledge)
  if (ranked.decision !== 'unsure' || burst === text) return ranked
  const again = ranked.hits.slice(0, mostChoices)
  if (!again.every(({ topic }) => open.some(({ id }) => id === topic))) return ranked
  const alone = clearest(asked, text, knowledge)
  const first = knowledge.topics.get(alone.hits[0]?.topic ?? '')
  return alone.decision === 'no' || isHardlyMeant(first, alone) ? ranked : alone
}

/**
 * The readings from the widest to the narrowest; the first of the clearest wins. A follow-up is also read behind the topic before it, but
 * for a company, which is its own subject.
 */
function clearest({ heard, text, before, company }: Asked, burst: string, knowledge: Knowledge): Ranked {
  const { conversation, named } = heard
  const topic = company === null ? before : undefined
  const context = {
    language: conversation.language,
    stage: topic?.stage ?? null,
    topicBefore: conversation.topic,
    country: named ?? conversation.destination ?? conversation.whereabouts,
    isThere: isThere(conversation, named),
  }
  const meant = behindMeaning(text, knowledge)
  let best = rank(burst, knowledge, context)
  if (best.decision !== 'sure' && burst !== text) best = clearer(best, rank(text, knowledge, context))
  if (best.decision !== 'sure' && meant !== null) best = clearer(rank(meant, knowledge, context), best)
  const subject = conversation.openQuestion ?? topic?.entry[conversation.language ?? 'vi'].title
  if (best.decision === 'no' && subject !== undefined && (meant !== null || followsUp(text, knowledge)))
    best = clearer(best, rank(`${meant ?? text}\n${subject}`, knowledge, context))
  return best
}

/** Abroad, and no other country is spoken of. */
function isThere({ whereabouts, destination }: Conversation, named: Country | null): boolean {
  if (whereabouts === null || whereabouts === home) return false
  return (destination ?? whereabouts) === whereabouts && (named ?? whereabouts) === whereabouts
}

const clarity = { sure: 2, unsure: 1, no: 0 } as const

function clearer(a: Ranked, b: Ranked): Ranked {
  return clarity[b.decision] > clarity[a.decision] ? b : a
}

function followsUp(text: string, knowledge: Knowledge): boolean {
  const typed = `${plain(text)} `
  return [...wordSet(knowledge, 'words.follow-up-openers')].some((opener) => typed.startsWith(`${opener} `))
}
