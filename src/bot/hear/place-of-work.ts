import { type Country, home, type Knowledge } from '../../knowledge/knowledge.ts'
import { findPlaces } from '../../knowledge/places/places.ts'
import { asks } from '../../knowledge/words/asks.ts'
import { readWords, typedAt, type Word } from '../../knowledge/words/words.ts'
import { wordSet } from '../phrases.ts'
import { countryCalled } from './only-names.ts'
import { positionsOf, saysOneOf } from './says-one-of.ts'

/** A country that stands behind a word for work, a house, a ship, a port or a marriage. */
export interface PlaceOfWork {
  readonly country: Country
  /** Nothing but courtesy follows it. */
  readonly isLast: boolean
}

/** "Xưởng gỗ bên Rumani" has two words between them, where the name is one that nothing else is called. */
const mostBetween = 2
const longestName = 4

/** "Em ở trại gà Hàn Quốc", "tàu em cập cảng Cao Hùng", "em là tts Nhật"; null where it is asked or planned, or at home. Pure. */
export function placeOfWork(text: string, knowledge: Knowledge): PlaceOfWork | null {
  const places = positionsOf('words.place-of-work', text, knowledge)
  if (places.length === 0 || text.includes('?') || saysOneOf('words.not-there-yet', text, knowledge)) return null
  const words = readWords(text, knowledge.lexicon)
  const { named, happensIn } = findPlaces(text, knowledge)
  if (happensIn === home) return null
  for (const place of places) {
    const found = countryBehind(words, place.to, named, knowledge)
    if (found !== null && found.country !== home && !asksBeside(words, place, knowledge)) return found
  }
  return null
}

function countryBehind(words: readonly Word[], at: number, named: Country | null, knowledge: Knowledge): PlaceOfWork | null {
  for (let from = at; from <= at + mostBetween; from += 1) {
    for (let to = Math.min(from + longestName, words.length); to > from; to -= 1) {
      const country = words[from]?.clause === words[at - 1]?.clause ? countryCalled(typedAt(words, { from, to }), knowledge) : null
      if (country !== null && (from === at || country === named)) return { country, isLast: words.slice(to).every(isCourtesy(knowledge)) }
    }
  }
  return null
}

/** Without its marks "nhà máy" asks how many. */
function asksBeside(words: readonly Word[], { from, to }: { readonly from: number; readonly to: number }, knowledge: Knowledge): boolean {
  const besides = [typedAt(words, { from: 0, to: from }), typedAt(words, { from: to, to: words.length })].join(' ')
  return asks(besides, 'vi', knowledge)
}

function isCourtesy(knowledge: Knowledge): (word: Word) => boolean {
  const courtesy = wordSet(knowledge, 'words.courtesy')
  return ({ plain }) => plain.some((word) => courtesy.has(word))
}
