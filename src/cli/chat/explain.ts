import type { Conversation } from '../../bot/conversation.ts'
import { isInTalk, mayAsk } from '../../bot/danger/screen-breath.ts'
import { matchExactly } from '../../bot/hear/match-choice.ts'
import { screen } from '../../knowledge/danger/screen.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { findPlaces } from '../../knowledge/places/places.ts'
import { becauseOf } from '../../knowledge/search/because.ts'
import { logOdds } from '../../knowledge/search/calibration.ts'
import { calibrationFor, choicesFrom, type Ranked, rank } from '../../knowledge/search/rank.ts'
import { wordAgainst, wordEvidence } from './word-evidence.ts'

/** How many of the answers that did not win are shown. */
const runnersUp = 4

/**
 * Why a text is understood as it is: a choice that it names, else danger and what matched, then the answers that came close and the words
 * that spoke for them.
 */
export function explain(text: string, conversation: Conversation | null, knowledge: Knowledge): readonly string[] {
  const named = matchExactly(text, conversation?.offered ?? [])
  if (named) return [`picked ${named.label} (${named.data})`]
  const danger = screen(text, knowledge, {
    before: (conversation?.signs ?? []).map(({ signal }) => signal),
    mayAsk: conversation === null || mayAsk(conversation, knowledge),
    inTalk: conversation !== null && isInTalk(conversation, knowledge),
  })
  const { happensIn: _, ...places } = findPlaces(text, knowledge)
  const topicBefore = conversation?.topic ?? null
  const place = conversation?.place
  const country = places.named ?? conversation?.destination ?? conversation?.whereabouts ?? null
  const ranked = rank(text, knowledge, {
    language: conversation?.language ?? null,
    stage: topicBefore === null ? null : (knowledge.topics.get(topicBefore)?.stage ?? null),
    topicBefore,
    country,
  })
  const placed = Object.entries(places).flatMap(([what, country]) =>
    country === null || typeof country === 'boolean' ? [] : [`${what} ${country}`],
  )
  return [
    `danger ${danger.level}${danger.signal ? ` ${danger.signal}` : ''}${danger.guarded ? ', guarded' : ''}${danger.lookAlike ? `, only resembles ${danger.lookAlike}` : ''}${danger.perhaps ? `, perhaps ${danger.perhaps.signal}: asked about${danger.perhaps.isNamed ? '' : ' without its name'}` : ''}`,
    ...danger.because.map((one) => `       ${wordEvidence(one)}`),
    ...(danger.against ? [`       ${danger.lookAlike}: ${wordAgainst(danger.against)}`] : []),
    ...(conversation && conversation.writer !== 'self' ? [`writer a ${conversation.writer}, by what was written before`] : []),
    ...(placed.length > 0 ? [`places ${placed.join(', ')}`] : []),
    ...(place?.at === 'tree' ? [`path   ${place.tree}, at ${place.node}: what is typed is first read as an answer there`] : []),
    `answer ${ranked.decision}${ranked.hits.length > 0 ? `: ${whyDecided(ranked, knowledge)}` : ''}`,
    ...ranked.hits
      .slice(0, 1 + runnersUp)
      .map(({ topic, score }) => `       ${score.toFixed(2)} ${topic}: ${becauseOf(text, topic, knowledge, country).join('; ')}`),
  ]
}

/** How likely it is that the question is ours and the first answer right, beside what is asked of each. */
function whyDecided({ evidence, hits }: Ranked, { search, topics }: Knowledge): string {
  const calibrated = calibrationFor(search)
  const { ours, right, sureFrom, leastLead } = calibrated
  const offeredFrom = choicesFrom(calibrated, topics.get(hits[0]?.topic ?? ''))
  const percent = (odds: number) => `${Math.round(100 / (1 + Math.exp(-odds)))} %`
  const lead = hits.length > 1 ? [`ahead by ${evidence.lead.toFixed(2)} (sure from ${leastLead})`] : []
  return [
    `ours ${percent(logOdds(evidence, ours))} (choices from ${percent(offeredFrom)})`,
    `right ${percent(logOdds(evidence, right))} (sure from ${percent(sureFrom)})`,
    ...lead,
  ].join(', ')
}
