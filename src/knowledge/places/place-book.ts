/**
 * The names of countries and cities as they are met in words. `anh` is a pronoun far more often than the United Kingdom, so short
 * forms count only behind a word of place.
 */
import type { Country, Language, PerLanguage } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { isClauseBreak, isOneClause, shareClause } from '../words/clauses.ts'
import { type Found, findPhrases } from '../words/find-phrases.ts'
import { fold, stripMarks } from '../words/normalise.ts'
import { makePhraseBook, type PhraseBook } from '../words/phrase-book.ts'
import type { CountryNames, Lexicon, PlaceWords, Role } from '../words/wording.ts'
import type { Word } from '../words/words.ts'
import { firmsAtHome } from './firm-at-home.ts'

export interface PlaceBook {
  readonly names: PhraseBook<Name | typeof noPlace>
  readonly signs: PhraseBook<Sign>
}

/** A country where it is named: being there, going there, having got out of it, or none of these. */
export interface NamedPlace {
  readonly country: Country
  readonly role: Exclude<Role, 'brought' | 'firm'> | 'left'
  /** Named behind a bare word of movement: "sang Thái Lan". */
  readonly moved: boolean
  /**
   * The words of its role tell by themselves that somebody is or goes there: "kẹt ở", "muốn sang"; "ở" may belong
   * to a question about the place.
   */
  readonly tells: boolean
  /** The words of its role stand at the beginning of a clause. */
  readonly opens: boolean
  /** Of the words of its role, else of the name. */
  readonly language: Language
  /** The word that the name begins with, and the one behind it. */
  readonly from: number
  readonly to: number
}

export interface Name {
  readonly country: Country
  readonly language: Language
  readonly short: boolean
  /** It is also one of the commonest words: "anh". */
  readonly pronoun: boolean
  /** Without its marks it is, or ends in, one of the commonest words: "bỉ" and "bị", "mã" and "mà", "nước bỉ" and "nước bị". */
  readonly confusable: boolean
}

export interface Sign {
  readonly role: Role
  readonly moved: boolean
  readonly tells: boolean
  readonly language: Language
  /** Leaves no doubt that a place follows: "sang anh", but not "đi anh" or "qua anh Nam". */
  readonly firm: boolean
  /** Believed also where nobody typed marks, so that "bỉ" may be "bị". */
  readonly firmUnmarked: boolean
}

const noPlace = 'no place'

export function makePlaceBook(countries: ReadonlyMap<Country, CountryNames>, lexicon: PerLanguage<Lexicon>): PlaceBook {
  const names: (readonly [string, Name | typeof noPlace])[] = []
  const signs: (readonly [string, Sign])[] = []
  for (const language of languages) {
    for (const phrase of lexicon[language].notPlaces) names.push([phrase, noPlace])
    for (const [country, { name, also, short, doubtful }] of countries) {
      const full = [name[language], ...also[language]].filter((phrase) => !short[language].includes(fold(phrase)))
      for (const phrase of full) {
        const confusable = doubtful[language].some((word) => phrase.split(' ').length > 1 && fold(phrase).endsWith(` ${fold(word)}`))
        names.push([phrase, { country, language, short: false, pronoun: false, confusable }])
      }
      for (const phrase of short[language]) {
        const pronoun = lexicon[language].common.includes(phrase)
        names.push([phrase, { country, language, short: true, pronoun, confusable: doubtful[language].includes(phrase) }])
      }
    }
    for (const alike of lexicon[language].places) {
      const sign = signOf(alike, language)
      for (const phrase of alike.words) signs.push([phrase, sign])
    }
  }
  return { names: makePhraseBook(names, lexicon), signs: makePhraseBook(signs, lexicon) }
}

function signOf({ says, asked, arrives, loose, unmarked }: PlaceWords, language: Language): Sign {
  return {
    role: says,
    moved: arrives,
    tells: !asked,
    language,
    firm: !loose,
    firmUnmarked: language === 'en' || says !== 'naming' || unmarked,
  }
}

/** Every country that the words name, in their order. A city inside a longer name is not counted apart. */
export function namesIn(words: readonly Word[], { names, signs }: PlaceBook): readonly NamedPlace[] {
  // "Em ở Anh, họ khóa cửa" names no cousin ("anh họ").
  const found = findPhrases(names, words).filter((one) => isOneClause(words, one))
  if (found.length === 0) return []
  const foundSigns = findPhrases(signs, words)
  const ofPlaces = foundSigns.filter(({ means }) => !standAlone.has(means.role))
  const signsBefore = before(ofPlaces, words)
  const called = found
    .filter((one) => !found.some((longer) => longer.from <= one.from && longer.to >= one.to && length(longer) > length(one)))
    .flatMap(({ means, ...one }) => (means === noPlace ? [] : [{ ...one, means }]))
  const firms = firmsAtHome(words, called, foundSigns)
  const isOfFirm = (name: Found<Name>) => firms.some(({ calledBy, place }) => calledBy === name || name.to === place.to)
  const others = called
    .filter((name) => !isOfFirm(name))
    .filter(({ means, from, to }) => isSure(means, words, from, to) || signsBefore(from).some((sign) => believes(sign, means, words, from)))
    .map(({ means: name, from, to }) => {
      const sign = signsBefore(from)[0] ?? signOfTown(foundSigns, words, from, to)
      const { moved = false, tells = false, language = name.language } = sign?.means ?? {}
      const role = roleOf(words, from, to, sign, foundSigns)
      return {
        country: name.country,
        role,
        moved,
        tells: tells || role === 'promised',
        opens: isClauseBreak(words, sign?.from ?? from),
        language,
        from,
        to,
      }
    })
  return [...others, ...firms.map(({ place }) => place)].sort((a, b) => a.from - b.from)
}

/** Whether the name needs no word of place before it. */
function isSure({ short, confusable }: Name, words: readonly Word[], from: number, to: number): boolean {
  return !short && !(confusable && words.slice(from, to).every(({ unmarked }) => unmarked))
}

function roleOf(
  words: readonly Word[],
  from: number,
  to: number,
  sign: Found<Sign> | undefined,
  signs: readonly Found<Sign>[],
): NamedPlace['role'] {
  const { role = 'naming', tells = false } = sign?.means ?? {}
  if (isLeft(words, from, to, signs)) return 'left'
  const isThere = role === 'being' && tells
  if (!isThere && standsBehind('promised', words, from, signs)) return 'promised'
  if (role === 'firm') return 'naming'
  if (role === 'brought') return standsBehind('ahead', words, from, signs) ? 'ahead' : 'being'
  return isStayedIn(words, to, signs, sign) ? 'being' : role
}

/** They stand in front of no place. */
const standAlone: ReadonlySet<Role> = new Set(['promised', 'ahead', 'back', 'since', 'not-gone', 'firm'])

/**
 * "Sắp bị gả cho một ông Đài Loan", "is to be married to a man in China", "tuần sau họ bán sang Lào": such words begin before the name, in
 * its clause. They may go on behind it: "sắp bị bán sang Trung Quốc làm vợ".
 */
function standsBehind(role: 'promised' | 'ahead', words: readonly Word[], from: number, signs: readonly Found<Sign>[]): boolean {
  return signs.some((sign) => sign.means.role === role && sign.from < from && shareClause(words, sign.from, from))
}

const mostBetween = 6

/**
 * "Sang Đài Loan được bốn tháng", "đi Hàn làm nông nghiệp được một năm": behind where somebody went it is said for
 * how long they have been there; "đi Nhật 3 năm rồi" where that ends its clause, and not "3 năm rồi về".
 */
function isStayedIn(words: readonly Word[], to: number, signs: readonly Found<Sign>[], sign: Found<Sign> | undefined): boolean {
  if (sign?.means.role !== 'going' || sign.means.tells) return false
  const stays = signs.filter(({ means, to: end }) => means.role === 'since' && (means.firm || isClauseBreak(words, end)))
  return stays.some(({ from }) => from >= to && from - to <= mostBetween && shareClause(words, from, to - 1))
}

/**
 * "Ở Đài Loan về được hai tháng": behind the name, in its clause, it is said that somebody has come back; "em từ Nhật về": right around it.
 */
function isLeft(words: readonly Word[], from: number, to: number, signs: readonly Found<Sign>[]): boolean {
  return comingBack(signs).some(
    (back) => shareClause(words, back.to - 1, from) && (back.from >= to || (back.from < from && back.to === to + 1)),
  )
}

/** Of "gửi tiền về được hai năm" it is the money that came home. */
function comingBack(signs: readonly Found<Sign>[]): readonly Found<Sign>[] {
  const others = signs.filter(({ means }) => means.role === 'naming')
  return signs.filter((one) => one.means.role === 'back' && !others.some(({ from, to }) => from < one.from && to > one.from))
}

/** Whether the words tell that somebody is at home: has come back, or has not left. "Chưa đi" may be "chưa đi khám". */
export function tellOfBeingHome(words: readonly Word[], { signs }: PlaceBook): boolean {
  const found = findPhrases(signs, words)
  const notGone = found.some(({ means, to }) => means.role === 'not-gone' && (means.firm || isClauseBreak(words, to)))
  return notGone || comingBack(found).some(({ phrase }) => !phrase.includes('*'))
}

/** Whether the words tell that somebody is to be married off. */
export function tellOfPromise(words: readonly Word[], { signs }: PlaceBook): boolean {
  return findPhrases(signs, words).some(({ means }) => means.role === 'promised')
}

/** Whether the words tell that somebody got out of somewhere. */
export function tellOfLeaving(words: readonly Word[], { signs }: PlaceBook): boolean {
  return findPhrases(signs, words).some(({ means }) => means.role === 'leaving')
}

/**
 * Whether a short name behind this sign is the country. "O cho bi nhot" is no "ở Bỉ": what may be an everyday word stands right behind it.
 */
function believes({ means: sign, to }: Found<Sign>, name: Name, words: readonly Word[], from: number): boolean {
  const unmarked = words[from]?.unmarked === true
  if (sign.language !== name.language || (name.pronoun && !sign.firm)) return false
  if (!unmarked) return true
  return name.confusable ? sign.role === 'being' && sign.firm && to === from : sign.firmUnmarked
}

/** The signs that end right before a word, longest first. Behind "nước" or "người" the sign before it says the role. */
function before(found: readonly Found<Sign>[], words: readonly Word[]): (at: number) => readonly Found<Sign>[] {
  const endingAt = (at: number) =>
    found.filter(({ to, from }) => to === at && shareClause(words, from, at)).sort((a, b) => length(b) - length(a))
  return (at) => {
    const signs = endingAt(at)
    const [longest] = signs
    const further = longest?.means.role === 'naming' ? endingAt(longest.from) : []
    return [...further, ...signs]
  }
}

/** "Ở Gumi Hàn Quốc", "đang ở Kranji, Singapore": a town that nobody knows stands between the sign and the country. */
function signOfTown(signs: readonly Found<Sign>[], words: readonly Word[], from: number, to: number): Found<Sign> | undefined {
  const standsAlone = isClauseBreak(words, from) && !shareClause(words, from, to)
  return signs.find((sign) => {
    const town = words.slice(sign.to, from)
    if (sign.means.role !== 'being' || town.length === 0 || words[sign.from]?.sentence !== words[from]?.sentence) return false
    if (shareClause(words, sign.from, from))
      return sign.means.language === 'vi' && town.length <= longestForeignTown && town.every(isForeign)
    return standsAlone && town.length <= longestTown && shareClause(words, sign.from, from - 1)
  })
}

const longestTown = 3
const longestForeignTown = 2

/** No syllable of Vietnamese: "Gumi", "Kranji". */
function isForeign({ meant }: Word): boolean {
  return !vietnamese.test(stripMarks(meant))
}

const vietnamese =
  /^(?:ngh?|gh|gi|[cknpt]h|tr|qu|[b-dghk-npr-tvx])?(?:[aeiouy]|[iy]eu?|[iu]a|[ao][iuy]|ao|[aei]u|[aeu]o|o[ae][oiy]?|oo|u[eiou]|uoi|uou|uay?|uy[aeu]?)(?:ng|nh|ch|[cmnpt])?$/

function length(found: Found<unknown>): number {
  return found.to - found.from
}
