import type { Knowledge } from '../../knowledge/knowledge.ts'
import { clausesIn } from './clauses-in.ts'
import { countWords } from './read-message.ts'
import { saysOneOf, saysOneOfBut } from './says-one-of.ts'

/** More words tell a story of their own. */
const mostWords = 10

/**
 * "Cho em gặp người thật", "nãy em nói chuyện với chị Lan, cho em gặp lại chị ấy". Clause by clause: in "chủ không trả lương, cho em gặp
 * người thật" nobody is kept from anybody. Pure.
 */
export function asksForPerson(text: string, knowledge: Knowledge): boolean {
  const clauses = clausesIn(text)
  return clauses.some((clause) => wantsPerson(clause, knowledge)) || asksForTheOneBefore(clauses, knowledge)
}

/** Whether every clause asks for a person, says whom the writer spoke with, or `tellsNothing`. Pure. */
export function asksOnlyForPerson(text: string, tellsNothing: (clause: string) => boolean, knowledge: Knowledge): boolean {
  const clauses = clausesIn(text)
  const mayBeBack = asksForTheOneBefore(clauses, knowledge)
  const says = (clause: string) =>
    tellsNothing(clause) ||
    wantsPerson(clause, knowledge) ||
    (spokeWithUs(clause, knowledge) && asksForPerson(text, knowledge)) ||
    (mayBeBack && saysOneOf('words.wants-them-again', clause, knowledge))
  return clauses.every(says)
}

/** "Chị ấy" and "her" may be anybody: they are whoever answers here where the writer says that they spoke with them. */
function asksForTheOneBefore(clauses: readonly string[], knowledge: Knowledge): boolean {
  return (
    clauses.some((clause) => spokeWithUs(clause, knowledge)) &&
    clauses.some((clause) => saysOneOf('words.wants-them-again', clause, knowledge))
  )
}

function wantsPerson(clause: string, knowledge: Knowledge): boolean {
  return saysOneOfBut('words.wants-person', 'words.wants-another', clause, knowledge)
}

function spokeWithUs(clause: string, knowledge: Knowledge): boolean {
  if (countWords({ kind: 'words', text: clause }) > mostWords) return false
  return saysOneOfBut('words.spoke-with-us', 'words.wants-another', clause, knowledge)
}
