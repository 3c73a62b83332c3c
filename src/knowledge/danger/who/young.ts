import type { Knowledge } from '../../knowledge.ts'
import { readAddress } from '../../words/addressed.ts'
import { readPersons } from './persons.ts'
import { isOfOther, spokenOfAs } from './spoken-of.ts'
import { type KnownWriter, unknownWriter } from './writer.ts'

/** Whether the writer says that they are under 18; not where it is the age of a child that they write for. Pure. */
export function isYoung(text: string, knowledge: Knowledge, known: KnownWriter = unknownWriter): boolean {
  const { self, other, age, named } = readPersons(text, knowledge)
  if (age === null || isOfOther(text, known, knowledge)) return false
  if (age === 'own' || named === null || self !== null || other !== 'relative') return true
  return !spokenOfAs(named, knowledge).includes(readAddress(text, knowledge)?.as ?? '')
}
