import type { Danger } from '../../knowledge/danger/danger.ts'
import { entriesOf } from '../../knowledge/danger/entries-of.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import { saysOneOf, saysOnly } from '../hear/says-one-of.ts'
import { signalsMet } from './signals-met.ts'
import { isGivenToRelativesAlone } from './steps-given.ts'

/** "Họ treo cổ em lên": what is done to somebody is no wish to die. Pure. */
export function notByOwnHand(found: Danger, knowledge: Knowledge): Danger {
  const met = signalsMet(found.because, knowledge)
  const dying = met.filter(({ wantsToDie }) => wantsToDie)
  if (!dying.some(({ id }) => id === found.signal)) return found
  const wordsOf = ({ id }: Signal) => found.because.flatMap((one) => (one.kind === 'words' && one.signal === id ? [one.words] : []))
  if (!dying.flatMap(wordsOf).every((words) => saysOnly('words.by-another-hand', words, knowledge))) return found
  const byOthers = met.filter((signal) => !dying.includes(signal) && !isGivenToRelativesAlone(signal.topic, knowledge))
  const done = byOthers.find((signal) => wordsOf(signal).some((words) => saysOneOf('words.by-another-hand', words, knowledge)))
  return done ? { ...found, signal: done.id, ...entriesOf(done), guarded: true } : found
}
