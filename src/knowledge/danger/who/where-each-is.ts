import { type Country, home, type Knowledge } from '../../knowledge.ts'
import { readPersons } from './persons.ts'
import { isOfOther } from './spoken-of.ts'
import type { KnownWriter } from './writer.ts'
import type { WriterIn } from './writer-in.ts'

/** Whoever writes for another and only says where they are themselves: at home, or in another country than the one in need. Pure. */
export function isElsewhere({ self, standsIn }: WriterIn, { writer, whereabouts }: KnownWriter): boolean {
  if (writer === 'self' || self === 'in-need' || standsIn === null) return false
  return standsIn === home || (whereabouts !== null && standsIn !== whereabouts)
}

/** Where the writer is who writes for another, as far as the message says so: that is not where the danger is. Pure. */
export function placeOfWhoWrites(text: string, known: KnownWriter, knowledge: Knowledge): Country | null {
  const persons = readPersons(text, knowledge)
  return isElsewhere(persons, known) && !isOfOther(text, known, knowledge) ? persons.standsIn : null
}

/** Where the writer says that they are themselves, whomever they write for: "tôi đang ở Nhật với con". Pure. */
export function whereWriterIs(text: string, known: KnownWriter, knowledge: Knowledge): Country | null {
  return isOfOther(text, known, knowledge) ? null : readPersons(text, knowledge).isIn
}

/** Where the other is of whom a message tells, where it names several countries: the one in the clause that names them. Pure. */
export function placeOfOther(text: string, knowledge: Knowledge): Country | null {
  const { self, otherIn } = readPersons(text, knowledge)
  return self === null ? otherIn : null
}
