/** The countries of a message: where the person (or the relative they write for) is, where somebody wants to go, or merely a name. */

import { type Country, home, type Knowledge } from '../knowledge.ts'
import { readSentence } from '../words/asks.ts'
import { keptWithWords } from '../words/kept-with-words.ts'
import { readWords } from '../words/words.ts'
import { type NamedPlace, namesIn, tellOfBeingHome, tellOfLeaving, tellOfPromise } from './place-book.ts'

export interface Places {
  /**
   * Where the person or their relative is now, abroad before home ("tôi ở Hà Tĩnh, con tôi ở Đài Loan"); a place that is only asked about
   * ("ở Nhật lương bao nhiêu") is nobody's.
   */
  readonly whereabouts: Country | null
  /** Where they want to go, or are told to; of a place that is only asked about the same holds. */
  readonly destination: Country | null
  /** Somebody is to be sold or taken there, and is not there yet. */
  readonly isAhead: boolean
  /** Somebody is to be married off, there or anywhere, and so has not left. */
  readonly isPromised: boolean
  /** Where something is that is told, though the words name nobody: should it be danger, it is there. */
  readonly happensIn: Country | null
  /** Any country of the text, the first when there are several; home only where it stands alone ("đại sứ quán Việt Nam ở Nhật"). */
  readonly named: Country | null
}

/** How the words say where somebody is. */
export interface Standing {
  /** They tell it by themselves: "đang ở", "kẹt ở". */
  readonly firmly: boolean
  /** Their sentence names somebody: "làm việc ở Nhật" may be what is looked for. */
  readonly tellsOfSomebody: boolean
  readonly asks: boolean
}

/** How a text says that somebody is in that country; null where it does not. Pure. */
export function readStanding(text: string, country: Country, knowledge: Knowledge): Standing | null {
  const read = namesIn(readWords(text, knowledge.lexicon), knowledge.search.source.places)
  const being = read.filter((place) => place.country === country && place.role === 'being')
  const place = being.find(({ tells }) => tells) ?? being[0]
  if (place === undefined) return null
  return { firmly: place.tells, ...readSentence(text, place.from, place.language, knowledge) }
}

/** Pure. */
export const findPlaces = keptWithWords((text, words, knowledge): Places => {
  const book = knowledge.search.source.places
  const read = namesIn(words, book)
  const reached = read.length > 0 && tellOfLeaving(words, book) ? placeReached(read) : undefined
  const being = read.filter((place) => place.role === 'being' && isSomebodys(place, text, knowledge))
  const here = reached ?? being.find(({ country }) => country !== home) ?? being[0]
  const isAtHome = here === undefined && (tellOfBeingHome(words, book) || read.some(({ role }) => role === 'left'))
  const going = read.filter((place) => leadsThere(place) && place.country !== reached?.country && isSomebodys(place, text, knowledge))
  const there = going.find(({ tells }) => tells) ?? going[0]
  return {
    whereabouts: isAtHome ? home : (here?.country ?? null),
    destination: there?.country ?? null,
    isAhead: here === undefined && there?.role === 'ahead',
    isPromised: here === undefined && (there === undefined ? read.length === 0 && tellOfPromise(words, book) : there.role === 'promised'),
    happensIn: (here ?? read.find(({ role }) => role === 'being'))?.country ?? null,
    named: (reached ?? read.find(({ country }) => country !== home) ?? read[0])?.country ?? null,
  }
})

function leadsThere({ role }: NamedPlace): boolean {
  return role === 'going' || role === 'promised' || role === 'ahead'
}

/**
 * Vietnamese leaves out who is meant, so a clause that begins with the place and asks nothing tells of whoever
 * writes: "ở Nhật, chủ nợ lương".
 */
function isSomebodys({ tells, opens, language, from }: NamedPlace, text: string, knowledge: Knowledge): boolean {
  if (tells) return true
  const { asks, tellsOfSomebody } = readSentence(text, from, language, knowledge)
  return tellsOfSomebody || (opens && !asks)
}

/** "Vừa chạy từ Myanmar sang Thái Lan": whoever got out is where they got to, and the talk is about that place. */
function placeReached(read: readonly NamedPlace[]): NamedPlace | undefined {
  const last = read.findLast(({ moved }) => moved) ?? read.findLast(({ role }) => role === 'being')
  return read.some(({ country }) => country !== last?.country) ? last : undefined
}
