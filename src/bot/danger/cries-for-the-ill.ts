import type { Danger } from '../../knowledge/danger/danger.ts'
import { entriesOf } from '../../knowledge/danger/entries-of.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import { saysOnly } from '../hear/says-one-of.ts'
import { signalsMet } from './signals-met.ts'

/**
 * "Con em không thở, cứu với": a mere cry for help beside an illness is for whoever is ill, and says of nobody that they are
 * held. Pure.
 */
export function criesForTheIll(found: Danger, knowledge: Knowledge): Danger {
  const met = signalsMet(found.because, knowledge)
  const ill = met.find(({ needsAmbulance }) => needsAmbulance)
  const others = met.filter((signal) => signal !== ill && signal.level >= 3)
  if (!ill || others.every(({ id }) => id !== found.signal) || !others.every((signal) => isOnlyCried(signal, found, knowledge)))
    return found
  return { ...found, signal: ill.id, ...entriesOf(ill), guarded: ill.guarded }
}

/** Whether nothing was met of a signal but a cry that somebody in any danger may give. Pure. */
export function isOnlyCried({ id }: Signal, { because }: Danger, knowledge: Knowledge): boolean {
  return because.every((one) => one.kind !== 'words' || one.signal !== id || saysOnly('words.cries-for-help', one.words, knowledge))
}
