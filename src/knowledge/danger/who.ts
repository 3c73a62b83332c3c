import { home, type Knowledge } from '../knowledge.ts'
import { namesIn } from '../places/place-book.ts'
import { findPlaces } from '../places/places.ts'
import { readAddress } from '../words/addressed.ts'
import { keptWithWords } from '../words/kept-with-words.ts'
import { type Found, outweighs } from '../words/phrase.ts'
import { readWords, type Word } from '../words/words.ts'
import { type FrameName, framesIn } from './danger-books.ts'

/** The person who writes, somebody at home who writes for a relative or friend, or whoever sees it happen to another beside them. */
export type Who = 'self' | 'relative' | 'witness'

/**
 * Whom a message says that something happens to; null where it does not say. Who tells of themselves and of another ("they sold my
 * friend and lock me in") is in need themselves, and so is a child who says how old it is, also where it names a sister with her age: it may
 * happen to both. "Họ nhốt nó" is a relative where one is named in any sentence; "con gái chị hàng xóm bị bán" is one too, though a neighbour
 * stands in it. Pure.
 */
export const whoIsMeant = keptWithWords(readAnew)

/** What names an age is heard as it stands ("con tôi 14 tuổi không về"), and the rest as if it were not said ("mẹ tôi 52 tuổi bị lừa"). */
function readAnew(text: string, words: readonly Word[], knowledge: Knowledge): Who | null {
  const apart = withoutAges(words, 'apart', knowledge)
  const meant = whoIn(text, apart, knowledge)
  if (meant !== null) return meant
  const within = withoutAges(words, 'within', knowledge)
  return within === apart ? null : whoIn(text, within, knowledge)
}

function whoIn(text: string, words: readonly Word[], knowledge: Knowledge): Who | null {
  const found = framesIn(words, knowledge).filter((one) => isInOneClause(one, words))
  const named = (name: FrameName) => found.filter(({ means }) => means === name)
  const kin = named('kin')
  const others = [...kin, ...named('beside')]
  const isHome = isAtHome(words, named('atHome'), knowledge)
  if (named('myself').some((one) => !isHome(one) && !others.some((other) => outweighs(other, one)))) return 'self'
  const seen = words.length <= longestSeen ? named('witness') : []
  const isSeen = (one: Found<unknown>) => seen.some((other) => other.from <= one.from && one.from < other.to)
  const isChild = tellsOfYouth(text, words, named('young'), knowledge)
  const sharesAge = (one: Found<unknown>) => isChild && one.phrase.includes('<teen>')
  if (named('relative').some((one) => !isSeen(one) && !sharesAge(one))) return 'relative'
  if (kin.some((one) => !isSeen(one)) && named('another').length > 0) return 'relative'
  if (seen.length > 0) return named('inside').some((one) => !isWordOf(one, seen)) ? 'self' : 'witness'
  return isChild ? 'self' : null
}

/** "Tôi đang ở Việt Nam, con tôi bị giữ ở Campuchia": who is at home, of those who name a country abroad, is not in that country's hands. */
function isAtHome(words: readonly Word[], said: readonly Found<unknown>[], knowledge: Knowledge): (one: Found<unknown>) => boolean {
  const places = namesIn(words, knowledge.search.source.places)
  if (places.every(({ country }) => country === home)) return () => false
  const atHome = said.filter(({ to }) => words[to]?.clause !== words[to - 1]?.clause)
  return ({ from, to }) =>
    atHome.some((one) => one.from <= from && to <= one.to) ||
    places.some((place) => place.country === home && place.role === 'being' && to <= place.from && place.from <= to + 1)
}

/** What a message tells of whomever it is about. */
export interface About {
  readonly who: Who | null
  readonly isGrown: boolean
  /** They are to be married off or taken away, and are not there yet. */
  readonly isAhead: boolean
}

export function readAbout(text: string, knowledge: Knowledge): About {
  const { isAhead, isPromised } = findPlaces(text, knowledge)
  return { who: whoIsMeant(text, knowledge), isGrown: isGrown(text, knowledge), isAhead: isAhead || isPromised }
}

/** Whether it is told that whoever it happens to is grown up, and no age of a child stands beside. */
function isGrown(text: string, knowledge: Knowledge): boolean {
  const found = framesIn(readWords(text, knowledge.lexicon), knowledge)
  return found.some(({ means }) => means === 'grown') && !found.some(({ means, phrase }) => means === 'young' || phrase.includes('<teen>'))
}

/** Whom a question is about: also whoever's age it tells, where nothing happens yet ("con gái tôi 15 tuổi muốn nghỉ học"). Pure. */
export function whoIsAskedFor(text: string, knowledge: Knowledge): Who | null {
  const meant = whoIsMeant(text, knowledge)
  if (meant !== null) return meant
  const found = framesIn(readWords(text, knowledge.lexicon), knowledge)
  const ages = found.filter(({ means }) => means === 'young')
  const ofAge = found.filter(({ phrase, from, to }) => /tuổi/.test(phrase) || ages.some((age) => from < age.from && age.from <= to))
  if (ofAge.some(({ means }) => means === 'kin')) return 'relative'
  return ofAge.some(({ means }) => means === 'beside') ? 'witness' : null
}

/**
 * "Con gái tôi, 15 tuổi, bị giữ", "mẹ tôi 52 tuổi bị lừa": without the age of somebody who belongs to the writer. Where it is a clause of its own, what
 * stands around it is one. "Em là con gái, 15 tuổi" tells of oneself.
 */
function withoutAges(words: readonly Word[], where: 'apart' | 'within', knowledge: Knowledge): readonly Word[] {
  const found = framesIn(words, knowledge).filter((one) => isInOneClause(one, words))
  const isTheirs = (one: Found<FrameName>) => one.means === 'beside' || (one.means === 'kin' && belongsToWriter(one, words, knowledge))
  const clauseOf = (at: number) => words[at]?.clause
  const [aside] = found
    .filter(
      ({ means, from, to }) =>
        means === 'age' &&
        [from - 1, to].every((at) => (clauseOf(at) === clauseOf(from)) === (where === 'within')) &&
        found.some((one) => one.to === from && isTheirs(one)),
    )
    .toSorted((a, b) => b.to - a.to)
  if (aside === undefined) return words
  const [before, behind] = [words[aside.from - 1], words[aside.to]]
  if (before === undefined || behind === undefined || before.sentence !== behind.sentence) return words
  const joined = (word: Word) => (word.clause === behind.clause ? { ...word, clause: before.clause } : word)
  return [...words.slice(0, aside.from), ...words.slice(aside.to).map(joined)]
}

/** "Con gái tôi", "my daughter"; "con gái" alone may be whoever writes. */
function belongsToWriter({ from, to }: Found<unknown>, words: readonly Word[], { lexicon: { vi, en } }: Knowledge): boolean {
  const isOneOf = (word: Word | undefined, list: readonly string[]) => word !== undefined && list.includes(word.meant)
  return isOneOf(words[to - 1], vi.sentences.writer) || isOneOf(words[from], en.sentences.writer)
}

function isInOneClause({ from, to }: Found<unknown>, words: readonly Word[]): boolean {
  return words[from]?.clause === words[to - 1]?.clause
}

/** Whether the writer says that they are under 18; not where they write of a child. Pure. */
export function isYoung(text: string, knowledge: Knowledge): boolean {
  const words = readWords(text, knowledge.lexicon)
  const found = framesIn(words, knowledge).filter(({ means }) => means === 'young')
  return tellsOfYouth(text, words, found, knowledge) && whoIsMeant(text, knowledge) !== 'relative'
}

/** "Con 13 tuổi" is whoever writes, unless they call themselves otherwise: "con 13 tuổi, tôi sợ". In "con gái em 15 tuổi" the clause begins with another, and "em 15 triệu" goes on. */
function tellsOfYouth(text: string, words: readonly Word[], young: readonly Found<FrameName>[], knowledge: Knowledge): boolean {
  const clauseOf = (at: number) => words[at]?.clause
  const said = young.some(({ phrase, from, to }) => {
    const stands = clauseOf(from) === clauseOf(to - 1) && clauseOf(from - 1) !== clauseOf(from)
    return stands && (clauseOf(to) !== clauseOf(from) || !phrase.endsWith('<aged>'))
  })
  return said && !grown.includes(readAddress(text, knowledge)?.as ?? '')
}

/** A longer story is told by whoever it happened to. */
const longestSeen = 60

/** The "me" of "she told me" is whoever heard it; longer words say something of their own. */
function isWordOf({ from, to }: Found<unknown>, seen: readonly Found<unknown>[]): boolean {
  return to - from === 1 && seen.some((one) => one.from <= from && to <= one.to)
}

const grown: readonly string[] = ['anh/chị', 'bác']
