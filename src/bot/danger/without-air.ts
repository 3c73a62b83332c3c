import type { Danger } from '../../knowledge/danger/danger.ts'
import { entriesOf } from '../../knowledge/danger/entries-of.ts'
import { whoIsInNeed } from '../../knowledge/danger/who/happens-to.ts'
import { namesSomebodyElse } from '../../knowledge/danger/who/spoken-of.ts'
import { home, type Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { hasCaseOfDanger, stillCounts } from './in-danger.ts'
import { signalsMet } from './signals-met.ts'

/**
 * "Không thở được" alone is an illness; from whoever told of a lorry before, or of being on the way, or names what is shut in the same
 * breath, it is its air that runs out. Who drives it, loads it or was run over by it is ill. Pure.
 */
export function withoutAir(found: Danger, heard: Heard, knowledge: Knowledge, nowMs: number): Danger {
  const { said, burst } = heard
  const closed = knowledge.signals.find(({ runsOutOfAir }) => runsOutOfAir)
  if (closed === undefined || found.level < 3 || said.kind !== 'words' || !saysOneOf('words.airless', said.text, knowledge)) return found
  const met = signalsMet(found.because, knowledge)
  const ill = met.find(({ needsAmbulance }) => needsAmbulance)
  if (ill === undefined) return found
  const isOutside = saysOneOf('words.not-closed-in', burst, knowledge) && !saysOneOf('words.held', burst, knowledge)
  const isTold = (!isOutside && saysOneOf('words.closed-in', burst, knowledge)) || wasTold(said.text, closed, heard, knowledge, nowMs)
  if (isOfWhoLeft(heard, knowledge)) {
    return { ...found, signal: closed.id, ...entriesOf(closed), topic: closed.forRelative ?? closed.topic, guarded: true }
  }
  if (isTold) return { ...found, signal: closed.id, ...entriesOf(closed), guarded: true }
  const isOnlyTakenForIt = found.topic === closed.topic && met.every(({ topic }) => topic !== closed.topic)
  return isOutside && isOnlyTakenForIt ? { ...found, signal: ill.id, ...entriesOf(ill), guarded: ill.guarded } : found
}

/** In words, by the steps that were given, by an answer about such a way, or in what was asked and not answered yet. */
function wasTold(text: string, closed: Signal, { conversation, before }: Heard, knowledge: Knowledge, nowMs: number): boolean {
  if (namesSomebodyElse(text, before, knowledge)) return false
  const { signs, danger, topic, answered, openQuestion } = conversation
  const ofIts = knowledge.signals.filter((signal) => signal.topic === closed.topic).map(({ id }) => id)
  if (signs.some((sign) => ofIts.includes(sign.signal) && stillCounts(sign, nowMs))) return true
  const who = whoIsInNeed(text, knowledge, before)
  if (danger !== null && hasCaseOfDanger(conversation) && stillCounts(danger, nowMs)) {
    if (danger.topic === (danger.forAnother && who !== 'self' ? closed.forRelative : closed.topic)) return true
  }
  if (who === 'relative') return false
  const isBehindAnswer = topic !== null && closed.runsOutOfAirBehind.includes(topic)
  return (
    (isBehindAnswer && answered !== null && stillCounts(answered, nowMs)) || saysOneOf('words.closed-in', openQuestion ?? '', knowledge)
  )
}

/** "Con tôi đi Anh", then "nó nhắn không thở được": a relative left for a country, and nothing says that they are there. */
function isOfWhoLeft({ said, before, conversation }: Heard, knowledge: Knowledge): boolean {
  if (said.kind !== 'words' || namesSomebodyElse(said.text, before, knowledge)) return false
  const isPassedOn = saysOneOf('words.they-tell', said.text, knowledge)
  const { destination, whereabouts, spokenOf } = isPassedOn ? conversation : before
  if (spokenOf === null || destination === null || destination === home || whereabouts !== null) return false
  const who = whoIsInNeed(said.text, knowledge, before)
  return who === 'relative' || (who === null && isPassedOn)
}
