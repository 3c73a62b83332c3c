import type { Knowledge } from '../knowledge.ts'
import type { Found } from '../words/find-phrases.ts'
import type { Word } from '../words/words.ts'
import { angerIn } from './anger.ts'
import { type FrameName, framesIn } from './danger-books.ts'
import { fewestRaised } from './look-again.ts'
import type { Met } from './met-phrases.ts'
import { liken } from './told/liken.ts'
import { evidenceOf, oddsOfDanger, weighing } from './told/weigh.ts'

/** What makes a message that no phrase raises one that is asked about at most, however much it is told like danger. */
export type OnlyAsked = 'supposed' | 'anger' | 'calm' | 'wondered' | 'denied'

/** Null: nothing does. `mayBe`: the odds of danger, whatever the message asks for. */
export function onlyAskedAbout(met: Met, frames: readonly Found<FrameName>[], mayBe: number, knowledge: Knowledge): OnlyAsked | null {
  if (onlySupposes(met, frames, knowledge)) return 'supposed'
  if (isOnlyAngry(met, frames, knowledge)) return 'anger'
  if (speaksCalmly(met, frames)) return 'calm'
  if (wonders(frames) && mayBe < weighing.raisedFrom) return 'wondered'
  return deniesPlainly(met, frames, knowledge) ? 'denied' : null
}

const mostSupposing = 14
const mostBeforeIf = 3

/**
 * "Nếu chủ không cho về thì sao": a sentence of one clause asks what would be, no phrase of danger was met, and what stands
 * beside it is not told like danger.
 */
function onlySupposes({ words, phrases }: Met, frames: readonly Found<FrameName>[], knowledge: Knowledge): boolean {
  const supposed = frames.find(({ means }) => means === 'supposed')
  if (supposed === undefined || phrases.length > 0 || frames.some(({ means }) => means === 'now')) return false
  const sentence = words[supposed.from]?.sentence
  const asking = words.filter((word) => word.sentence === sentence)
  const isOne = asking.every(({ clause }) => clause === asking[0]?.clause)
  const opens = supposed.from - words.findIndex((word) => word.sentence === sentence) <= mostBeforeIf
  const rest = words.filter((word) => word.sentence !== sentence)
  return isOne && opens && asking.length <= mostSupposing && isCalm(rest, knowledge)
}

/** "Nó lừa em, em muốn giết nó": nothing was met but what the writer would do, and what stands beside it is not told like danger. */
function isOnlyAngry({ words, phrases }: Met, frames: readonly Found<FrameName>[], knowledge: Knowledge): boolean {
  const angry = new Set(angerIn(words, frames).map(({ from }) => words[from]?.clause))
  if (angry.size === 0 || !phrases.every(({ against }) => against?.why === 'anger')) return false
  if (frames.some(({ means }) => means === 'now')) return false
  return isCalm(
    words.filter(({ clause }) => !angry.has(clause)),
    knowledge,
  )
}

const mostSpokenCalmly = 30

/**
 * "Vợ tui tuần nào cũng gọi về": a few words, none of them a phrase of danger, that somebody says who is well and turns to nothing else.
 */
function speaksCalmly({ words, phrases }: Met, frames: readonly Found<FrameName>[]): boolean {
  if (words.length > mostSpokenCalmly || phrases.length > 0 || frames.some(({ means }) => means === 'now')) return false
  const calm = frames.filter(({ means }) => means === 'calm')
  const isWithin = ({ from, to }: Found<unknown>) => calm.some((one) => one.from <= from && to <= one.to)
  return calm.length > 0 && frames.every((one) => one.means !== 'turned' || isWithin(one))
}

/** "Chủ khóa cửa nhà khi đi ngủ, có bình thường không": asks whether it is as it should be, and nothing says that it is happening now. */
function wonders(frames: readonly Found<FrameName>[]): boolean {
  return frames.some(({ means }) => means === 'wondered') && !frames.some(({ means }) => means === 'now')
}

/**
 * "Nobody locked me in", "em không bị đánh": all that was met is denied, nothing turns the denial, and the clauses beside it are not told
 * like danger. It is told in the words of danger, so likeness says nothing; it is asked about.
 */
function deniesPlainly({ words, phrases }: Met, frames: readonly Found<FrameName>[], knowledge: Knowledge): boolean {
  if (phrases.length === 0 || !phrases.every(({ against }) => against?.why === 'negation')) return false
  if (frames.some(({ means }) => means === 'turned' || means === 'now')) return false
  const denied = new Set(phrases.map(({ hit }) => words[hit.from]?.clause))
  return isCalm(
    words.filter(({ clause }) => !denied.has(clause)),
    knowledge,
  )
}

function isCalm(rest: readonly Word[], knowledge: Knowledge): boolean {
  const likeness = knowledge.told && liken(rest, framesIn(rest, knowledge), knowledge.told)
  if (rest.length < fewestRaised || likeness === null) return true
  return oddsOfDanger(evidenceOf({ met: 0, resembled: false, likeness, shareAsked: 0.5 })) < weighing.raisedFrom
}
