/**
 * Danger in a message, seen twice. Signals are phrases, frames around them tell a report from a question, a fear or a film. What only
 * resembles danger is said as a look-alike. What remains is laid beside what people told who were in danger, and all is weighed together:
 * what is likely enough is raised, what may be is asked about. The thresholds are low: a needless case costs a responder a minute.
 */

import type { Knowledge } from '../knowledge.ts'
import type { Found } from '../words/find-phrases.ts'
import type { Signal } from '../words/wording.ts'
import { readWords, type Word } from '../words/words.ts'
import { hitsOf, shareOfDanger } from './asked-for.ts'
import { canBeDoubted, doubted, raisedBy } from './by-phrases.ts'
import type { Danger } from './danger.ts'
import { type FrameName, framesIn } from './danger-books.ts'
import { lookAgain, type ToldLike } from './look-again.ts'
import { graveIn, type Met, meet } from './met-phrases.ts'
import { onlyAskedAbout } from './supposed-or-denied.ts'
import { type Likeness, likelySignals, liken, likenClauses, spokeMost } from './told/liken.ts'
import { askedFromIn, type DangerEvidence, evidenceOf, oddsIn, raisedInFewWordsFrom, standsInClause, weighing } from './told/weigh.ts'
import type { LearnedDanger } from './told/weights.ts'
import { type About, readAbout } from './who/about.ts'
import type { KnownWriter } from './who/writer.ts'

/** What is known around a message. What is left out is as of a first message, of somebody who can be asked. */
export interface Circumstances {
  /** Signals remembered from earlier messages: papers that are held count beside a debt that is told an hour later. */
  readonly before?: readonly string[]
  /** Whether the person can be asked if it is happening; where they cannot, a phrase that was met is believed. */
  readonly mayAsk?: boolean
  /** Something was answered before it, so that a few words may be about that. */
  readonly inTalk?: boolean
  /** Who writes, by what was told before; for words that do not say whom it happens to. */
  readonly known?: KnownWriter
}

/** Pure; never throws. Looks at one message alone, in its circumstances. */
export function screen(text: string, knowledge: Knowledge, circumstances: Circumstances = {}): Danger {
  const met = meet(text, knowledge, circumstances.before ?? [])
  const about = readAbout(text, knowledge, circumstances.known)
  const weighed = weigh(text, met, knowledge)
  if (weighed === null) return raisedBy(met, null, about, knowledge)
  return isGrave(met)
    ? raiseOrAsk(met, weighed, about, circumstances, knowledge)
    : askOrRaise(met, weighed, about, circumstances, knowledge)
}

/** What a message comes to beside its phrases. */
interface Weighed {
  readonly learned: LearnedDanger
  readonly words: readonly Word[]
  readonly frames: readonly Found<FrameName>[]
  readonly toldLike: ToldLike
  /** The odds of danger, whatever the message asks for. */
  readonly mayBe: number
  /** How likely it asks for an answer that people in danger are given. */
  readonly asked: number
}

/**
 * Null where nothing was learnt, for text without words, and where no phrase was met and too little else speaks for danger to ask about it.
 */
function weigh(text: string, met: Met, knowledge: Knowledge): Weighed | null {
  const words = readWords(text, knowledge.lexicon)
  const frames = framesIn(words, knowledge)
  const learned = knowledge.told
  const likeness = learned && liken(words, frames, learned)
  if (learned === null || likeness === null) return null
  const clauses = isGrave(met) ? null : likenClauses(words, frames, learned)
  const evidence = evidenceBut(met, likeness)
  const mayBe = oddsIn(evidence(likelyAsked), clauses)
  const isTold = isGrave(met) || mayBe.whole >= askedFromIn(words.length)
  if (!isTold && !standsInClause(mayBe)) return null
  const hits = hitsOf(text, knowledge)
  const asked = shareOfDanger(hits, signalsOf(met), knowledge)
  const weighed = oddsIn(evidence(asked), clauses)
  const odds = isTold ? weighed : { ...weighed, whole: mayBe.whole }
  const heard = (standsInClause(odds) ? clauses : null) ?? likeness
  const toldLike = { odds, hits, likeness: heard, signals: likelySignals(heard, learned) }
  return { learned, words, frames, toldLike, mayBe: mayBe.whole, asked }
}

/** A phrase that is danger by itself, or what becomes danger beside another: raised, unless all that was weighed speaks against it. */
function raiseOrAsk(met: Met, { toldLike, asked }: Weighed, about: About, { mayAsk = true }: Circumstances, knowledge: Knowledge): Danger {
  const isUnlikely = toldLike.odds.whole < weighing.raisedFrom && asked <= likelyAsked
  return mayAsk && isUnlikely && canBeDoubted(met) ? doubted(met, about, knowledge) : raisedBy(met, toldLike, about, knowledge)
}

/** No phrase raises it: what it is told like is asked about, or raised where it is likely enough. */
function askOrRaise(
  met: Met,
  { learned, words, frames, toldLike, mayBe }: Weighed,
  about: About,
  { mayAsk = true, inTalk = false }: Circumstances,
  knowledge: Knowledge,
): Danger {
  const onlyAsked = mayAsk ? onlyAskedAbout(met, frames, mayBe, knowledge) : null
  const isBrief = words.length < fewestBelieved && (mayAsk || inTalk)
  const raisedFrom = onlyAsked !== null ? Infinity : isBrief ? raisedInFewWordsFrom : weighing.raisedFrom
  const byPhrases = raisedBy(met, null, about, knowledge)
  const isGeneral = byPhrases.general || onlyAsked === 'supposed' || onlyAsked === 'anger' || onlyAsked === 'calm'
  const spoke = spokeMost(toldLike.likeness, words, frames, learned)
  return lookAgain({ ...byPhrases, general: isGeneral }, toldLike, about, spoke, raisedFrom, knowledge)
}

/** What is weighed in a message; null where nothing was learnt, and for text without words. */
export function weighedIn(text: string, knowledge: Knowledge): DangerEvidence | null {
  const words = readWords(text, knowledge.lexicon)
  const likeness = knowledge.told && liken(words, framesIn(words, knowledge), knowledge.told)
  const met = meet(text, knowledge, [])
  return likeness && evidenceBut(met, likeness)(shareOfDanger(hitsOf(text, knowledge), signalsOf(met), knowledge))
}

function isGrave({ levels }: Met): boolean {
  return levels.some(({ level }) => level >= 3)
}

function signalsOf(met: Met): readonly Signal[] {
  return graveIn(met).map(({ signal }) => signal)
}

/** All but what the message asks for, which takes longest. */
function evidenceBut(met: Met, likeness: Likeness): (shareAsked: number) => DangerEvidence {
  const resembled = met.raised.length === 0 && met.phrases.length > 0
  return (shareAsked) => evidenceOf({ met: graveIn(met).length, resembled, likeness, shareAsked })
}

/**
 * Fewer words need more to be raised by their likeness alone, where they can be asked about: "e đang có bầu 5 tháng" is a third of a
 * cry, and a question about leave.
 */
const fewestBelieved = 10
/** A phrase is believed where the ranking too sees, more likely than not, a question of people in danger. */
const likelyAsked = 0.5
