import type { Knowledge } from '../knowledge.ts'
import { onceForEach } from '../once-for-each.ts'
import { type Found, findPhrases, outweighs } from './find-phrases.ts'
import { guessLanguage } from './language.ts'
import { makePhraseBook } from './phrase-book.ts'
import { type Addressing, sureness } from './wording.ts'
import { readWords } from './words.ts'

/** How a person is to be called, in the word of the lexicon ("em", "bác"; "anh/chị" stands for itself), and how sure that is. */
export interface Address {
  readonly as: string
  readonly surely: keyof Addressing['ways']
}

/** How the person calls themselves in this message; null where it does not say, or is English. Pure. */
export function readAddress(text: string, knowledge: Knowledge): Address | null {
  const words = readWords(text, knowledge.lexicon)
  const found = findPhrases(bookOf(knowledge), words).filter(({ from, to }) => words[from]?.sentence === words[to - 1]?.sentence)
  const others = found.filter((one): one is Found<null> => one.means === null)
  const isTold = (one: Found<Address>) =>
    found.some(({ means }) => means?.surely === 'neutral') && others.some(({ from }) => words[from]?.meant === words[one.from]?.meant)
  let best: Found<Address> | null = null
  for (const one of found) {
    if (isOwn(one, others) && !(one.to - one.from === 1 && isTold(one)) && (best === null || isAsSure(one, best))) best = one
  }
  return best === null || (words[0]?.unmarked && guessLanguage(text, knowledge) === 'en') ? null : best.means
}

/** What is as clear as what was heard before, or clearer, holds from then on. */
export function addressAfter(before: Address | null, heard: Address | null): Address | null {
  if (before === null || heard === null) return heard ?? before
  return rankOf(heard) >= rankOf(before) ? heard : before
}

/** A neutral word is always the writer's: in "con tôi" the child is somebody else, and whoever says it is not. */
function isOwn(one: Found<Address | null>, others: readonly Found<null>[]): one is Found<Address> {
  return one.means !== null && (one.means.surely === 'neutral' || !others.some((other) => outweighs(other, one)))
}

/** "Em cho chị hỏi" says more than "em" does; of two that say as much the later one counts. */
function isAsSure(one: Found<Address>, best: Found<Address>): boolean {
  const surer = rankOf(one.means) - rankOf(best.means)
  return surer === 0 ? one.to - one.from >= best.to - best.from : surer > 0
}

function rankOf({ surely }: Address): number {
  return sureness.indexOf(surely)
}

const bookOf = onceForEach(({ lexicon }: Knowledge) => makePhraseBook(phrasesOf(lexicon.vi.addressed), lexicon))

function* phrasesOf(addressed: Addressing | null): Generator<readonly [phrase: string, means: Address | null]> {
  if (addressed === null) return
  for (const phrase of addressed.others) yield [phrase, null]
  for (const surely of sureness) {
    for (const [as, phrases] of Object.entries(addressed.ways[surely])) {
      const means = { as, surely }
      for (const phrase of phrases) yield [phrase, means]
    }
  }
}
