/**
 * Danger in a message, seen twice. Signals are phrases, frames around them tell a report from a question, a fear or a film. What only
 * resembles danger is said as a look-alike. What remains is laid beside what people told who were in danger, and all is weighed together: what is
 * likely enough is raised, what may be is asked about. The thresholds are low: a needless case costs a responder a minute.
 */

import type { Knowledge } from '../knowledge.ts'
import type { Signal } from '../words/wording.ts'
import { readWords } from '../words/words.ts'
import { hitsOf, shareOfDanger } from './asked-for.ts'
import { canBeDoubted, doubted, raisedBy } from './by-phrases.ts'
import type { Danger } from './danger.ts'
import { framesIn } from './danger-books.ts'
import { lookAgain, type ToldOf } from './look-again.ts'
import { graveIn, type Met, meet } from './met-phrases.ts'
import { deniesPlainly, onlySupposes, speaksCalmly, wonders } from './supposed-or-denied.ts'
import { type Likeness, likelySignals, liken, spokeMost } from './told/liken.ts'
import { askedFromIn, type DangerEvidence, evidenceOf, oddsOfDanger, raisedInFewWordsFrom, weighing } from './told/weigh.ts'
import { type KnownWriter, readAbout } from './who.ts'

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
  const { before = [], mayAsk = true, inTalk = false, known } = circumstances
  const met = meet(text, knowledge, before)
  const about = readAbout(text, knowledge, known)
  const words = readWords(text, knowledge.lexicon)
  const frames = framesIn(words, knowledge)
  const likeness = knowledge.told && liken(words, frames, knowledge.told)
  if (knowledge.told === null || likeness === null) return raisedBy(met, null, about, knowledge)
  const evidence = evidenceBut(met, likeness)
  const isGrave = met.levels.some(({ level }) => level >= 3)
  if (!isGrave && oddsOfDanger(evidence(likelyAsked)) < askedFromIn(words.length)) return raisedBy(met, null, about, knowledge)
  const hits = hitsOf(text, knowledge)
  const asked = shareOfDanger(hits, signalsOf(met), knowledge)
  const odds = oddsOfDanger(evidence(asked))
  const told: ToldOf = { odds, hits, likeness, signals: likelySignals(likeness, knowledge.told) }
  if (!isGrave) {
    const isGeneral = mayAsk && (onlySupposes(met, frames, knowledge) || speaksCalmly(met, frames))
    const isWondered = wonders(frames) && oddsOfDanger(evidence(likelyAsked)) < weighing.raisedFrom
    const isAskedAbout = isGeneral || (mayAsk && (isWondered || deniesPlainly(met, frames, knowledge)))
    const isBrief = words.length < fewestBelieved && (mayAsk || inTalk)
    const raisedFrom = isAskedAbout ? Infinity : isBrief ? raisedInFewWordsFrom : weighing.raisedFrom
    const spoke = spokeMost(likeness, words, frames, knowledge.told)
    const byPhrases = raisedBy(met, null, about, knowledge)
    return lookAgain(isGeneral ? { ...byPhrases, general: true } : byPhrases, told, about, spoke, raisedFrom, knowledge)
  }
  const isUnlikely = odds < weighing.raisedFrom && asked <= likelyAsked
  const isDoubted = mayAsk && isUnlikely && canBeDoubted(met)
  return isDoubted ? doubted(met, about, knowledge) : raisedBy(met, told, about, knowledge)
}

/** What is weighed in a message; null where nothing was learnt, and for text without words. */
export function weighedIn(text: string, knowledge: Knowledge): DangerEvidence | null {
  const words = readWords(text, knowledge.lexicon)
  const likeness = knowledge.told && liken(words, framesIn(words, knowledge), knowledge.told)
  const met = meet(text, knowledge, [])
  return likeness && evidenceBut(met, likeness)(shareOfDanger(hitsOf(text, knowledge), signalsOf(met), knowledge))
}

function signalsOf(met: Met): readonly Signal[] {
  return graveIn(met).map(({ signal }) => signal)
}

/** All but what the message asks for, which takes longest. */
function evidenceBut(met: Met, likeness: Likeness): (shareAsked: number) => DangerEvidence {
  const resembled = met.raised.length === 0 && met.readings.length > 0
  return (shareAsked) => evidenceOf({ met: graveIn(met).length, resembled, likeness, shareAsked })
}

/** Fewer words need more to be raised by their likeness alone, where they can be asked about: "e đang có bầu 5 tháng" is a third of a cry, and a question about leave. */
const fewestBelieved = 10
/** A phrase is believed where the ranking too sees, more likely than not, a question of people in danger. */
const likelyAsked = 0.5
