import type { Knowledge } from '../../knowledge.ts'
import { readWords } from '../../words/words.ts'
import { framesIn } from '../danger-books.ts'
import { readPersons } from './persons.ts'
import { isOfOther } from './spoken-of.ts'
import { isElsewhere } from './where-each-is.ts'
import { type KnownWriter, unknownWriter, type Who } from './writer.ts'
import { isYoung } from './young.ts'

/**
 * Whom a message says that something happens to; null where it does not say, and what was known before holds. Who tells of themselves and
 * of another ("they sold my friend and lock me in") is in need themselves. "Họ nhốt nó" is a relative where one is named in any sentence,
 * or was before; "con gái chị hàng xóm bị bán" is one too, though a neighbour stands in it. An "em" or "cháu" to whom it happens is whoever
 * was named so before, where the writer calls themselves otherwise. Pure.
 */
export function whoIsInNeed(text: string, knowledge: Knowledge, known: KnownWriter = unknownWriter): Who | null {
  const persons = readPersons(text, knowledge)
  if (persons.self !== null && !isElsewhere(persons, known)) {
    return isOfOther(text, known, knowledge) ? whoWritesFor(known) : 'self'
  }
  if (persons.other !== null) return persons.other
  return persons.isAnother && known.spokenOf !== null && !known.toldOfSelf ? whoWritesFor(known) : null
}

/** The same, where an age says it too: a child tells of itself, as long as nobody knows that it writes for another. Pure. */
export function whoIsMeant(text: string, knowledge: Knowledge, known: KnownWriter = unknownWriter): Who | null {
  return whoIsInNeed(text, knowledge, known) ?? (known.writer === 'self' && isYoung(text, knowledge, known) ? 'self' : null)
}

/** Whom a question is about: also whoever's age it tells, where nothing happens yet ("con gái tôi 15 tuổi muốn nghỉ học"). Pure. */
export function whoIsAskedFor(text: string, knowledge: Knowledge, known: KnownWriter = unknownWriter): Who | null {
  const meant = whoIsMeant(text, knowledge, known)
  if (meant !== null) return meant
  const found = framesIn(readWords(text, knowledge.lexicon), knowledge)
  const ages = found.filter(({ means }) => means === 'young')
  const ofAge = found.filter(({ phrase, from, to }) => /tuổi/.test(phrase) || ages.some((age) => from < age.from && age.from <= to))
  if (ofAge.some(({ means }) => means === 'kin')) return 'relative'
  return ofAge.some(({ means }) => means === 'beside') ? 'witness' : null
}

/** Whether the writer says only where they are themselves, and something happens to somebody of theirs: "tôi ở Nhật, bố đánh mẹ". Pure. */
export function happensToKinBesides(text: string, knowledge: Knowledge): boolean {
  const { self, other } = readPersons(text, knowledge)
  return self === 'standing' && other === 'relative'
}

function whoWritesFor({ writer }: KnownWriter): Who {
  return writer === 'witness' ? 'witness' : 'relative'
}
