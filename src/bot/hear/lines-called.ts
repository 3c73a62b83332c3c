import { type Contact, type Knowledge, languages } from '../../knowledge/knowledge.ts'
import { onceForEach } from '../../knowledge/once-for-each.ts'
import { plain } from '../../knowledge/words/normalise.ts'

/** The lines that a text calls by their names: "DOLAB", "Danuri", "Cục Quản lý lao động ngoài nước". Pure. */
export function linesCalled(text: string, knowledge: Knowledge): readonly Contact[] {
  const typed = ` ${plain(text)} `
  return namesOfLines(knowledge).flatMap(({ contact, names }) => (names.some((name) => typed.includes(` ${name} `)) ? [contact] : []))
}

const namesOfLines = onceForEach(({ contacts }: Knowledge) =>
  [...contacts.values()]
    .filter(({ publish }) => publish !== 'no')
    .map((contact) => ({ contact, names: languages.flatMap((language) => namesIn(contact.name[language])) })),
)

/** Capitals, and what stands before the first comma or bracket: one word that is no other, or enough of them to be that line alone. */
function namesIn(name: string): readonly string[] {
  const [head = ''] = name.split(/[,(]/, 1)
  const count = plain(head).split(' ').length
  const isName = count >= fewestWords || (count === 1 && head.length >= fewestLetters)
  return [...(name.match(/\b[A-Z]{4,}\b/g) ?? []), ...(isName ? [head] : [])].map(plain)
}

const fewestWords = 5
const fewestLetters = 4
