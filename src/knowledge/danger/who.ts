import { type Country, home, type Knowledge, languages } from '../knowledge.ts'
import { type NamedPlace, namesIn } from '../places/place-book.ts'
import { findPlaces } from '../places/places.ts'
import { type Address, readAddress } from '../words/addressed.ts'
import { isClauseBreak, isOneClause, shareClause } from '../words/clauses.ts'
import { type Found, outweighs } from '../words/find-phrases.ts'
import { keptWithWords } from '../words/kept-with-words.ts'
import { plain } from '../words/normalise.ts'
import { readWords, type Word } from '../words/words.ts'
import { type FrameName, framesIn } from './danger-books.ts'

/** The person who writes, somebody at home who writes for a relative or friend, or whoever sees it happen to another beside them. */
export type Who = 'self' | 'relative' | 'witness'

/** What is known of who writes, by what was said before. */
export interface KnownWriter {
  readonly writer: Who
  /** They told that it happens to themselves. */
  readonly toldOfSelf: boolean
  readonly young: boolean
  readonly addressed: Address | null
  /** The word by which somebody was named last whom something may happen to: "con" of "con gái tôi". */
  readonly spokenOf: string | null
  /** Where the one in need is. */
  readonly whereabouts: Country | null
}

/** As of a first message. */
const unknown: KnownWriter = { writer: 'self', toldOfSelf: false, young: false, addressed: null, spokenOf: null, whereabouts: null }

/**
 * Whom a message says that something happens to; null where it does not say, and what was known before holds. Who tells of themselves and
 * of another ("they sold my friend and lock me in") is in need themselves. "Họ nhốt nó" is a relative where one is named in any sentence,
 * or was before; "con gái chị hàng xóm bị bán" is one too, though a neighbour stands in it. An "em" or "cháu" to whom it happens is whoever
 * was named so before, where the writer calls themselves otherwise. Pure.
 */
export function whoIsTold(text: string, knowledge: Knowledge, known: KnownWriter = unknown): Who | null {
  const told = readTold(text, knowledge)
  if (told.self !== null && !isElsewhere(told, known)) {
    return isOfOther(text, known, knowledge) ? whoWritesFor(known) : 'self'
  }
  if (told.other !== null) return told.other
  return told.isAnother && known.spokenOf !== null && !known.toldOfSelf ? whoWritesFor(known) : null
}

/** The same, where an age says it too: a child tells of itself, as long as nobody knows that it writes for another. Pure. */
export function whoIsMeant(text: string, knowledge: Knowledge, known: KnownWriter = unknown): Who | null {
  return whoIsTold(text, knowledge, known) ?? (known.writer === 'self' && isYoung(text, knowledge, known) ? 'self' : null)
}

/** Whoever writes for another and only says where they are themselves: at home, or in another country than the one in need. */
function isElsewhere({ self, standsIn }: Told, { writer, whereabouts }: KnownWriter): boolean {
  if (writer === 'self' || self === 'told' || standsIn === null) return false
  return standsIn === home || (whereabouts !== null && standsIn !== whereabouts)
}

/** Where the writer is who writes for another, as far as the message says so: that is not where the danger is. Pure. */
export function placeOfWhoWrites(text: string, known: KnownWriter, knowledge: Knowledge): Country | null {
  const told = readTold(text, knowledge)
  return isElsewhere(told, known) && !isOfOther(text, known, knowledge) ? told.standsIn : null
}

/** Where the writer says that they are themselves, whomever they write for: "tôi đang ở Nhật với con". Pure. */
export function whereWriterIs(text: string, known: KnownWriter, knowledge: Knowledge): Country | null {
  return isOfOther(text, known, knowledge) ? null : readTold(text, knowledge).isIn
}

/** Whether the writer says only where they are themselves, and something happens to somebody of theirs: "tôi ở Nhật, bố đánh mẹ". Pure. */
export function tellsOfKinBesides(text: string, knowledge: Knowledge): boolean {
  const { self, other } = readTold(text, knowledge)
  return self === 'standing' && other === 'relative'
}

/** Where the other is of whom a message tells, where it names several countries: the one in the clause that names them. Pure. */
export function placeOfOther(text: string, knowledge: Knowledge): Country | null {
  const { self, otherIn } = readTold(text, knowledge)
  return self === null ? otherIn : null
}

function whoWritesFor({ writer }: KnownWriter): Who {
  return writer === 'witness' ? 'witness' : 'relative'
}

/**
 * Whether the "em", "con" or "cháu" of a message is whoever was named so before: "con gái tôi bị nhốt", then "cháu 16 tuổi". Whoever calls
 * themselves so, or is in need themselves, is meant themselves. Pure.
 */
export function isOfOther(text: string, { spokenOf, addressed, toldOfSelf }: KnownWriter, knowledge: Knowledge): boolean {
  if (spokenOf === null || addressed === null || toldOfSelf) return false
  const heard = readAddress(text, knowledge)
  return heard !== null && heard.as !== addressed.as && toldOfAs(spokenOf, knowledge).includes(heard.as)
}

/** By which words somebody is told of further who was named by this one: a daughter ("con gái tôi") as "con" or "cháu". */
function toldOfAs(spokenOf: string, { lexicon }: Knowledge): readonly string[] {
  const ways = Object.entries(lexicon.vi.addressed?.named ?? {})
  return ways.filter(([, words]) => words.some((word) => plain(word) === spokenOf)).map(([as]) => as)
}

/** Whether the word by which somebody was named is one for a child: "bé", "đứa", "học" of "học sinh". */
export function isChildsWord(spokenOf: string, knowledge: Knowledge): boolean {
  return languages.some((language) => knowledge.lexicon[language].children.some((word) => plain(word) === spokenOf))
}

/**
 * The first word of whoever is named that belongs to the writer or is beside them: of those to whom something happens, else of all. Null:
 * nobody. Pure.
 */
export function whoIsNamed(text: string, knowledge: Knowledge): string | null {
  return readTold(text, knowledge).named
}

/**
 * Whether the writer says who they are to whom something happens: "tôi là mẹ cháu", "cháu là con trai tôi". Who told of themselves is
 * believed only where they call themselves otherwise now: "cháu bị lừa" was the child then. Pure.
 */
export function saysForWhom(text: string, { toldOfSelf, addressed }: KnownWriter, knowledge: Knowledge): boolean {
  const { self, saysKin } = readTold(text, knowledge)
  if (!saysKin || self !== null) return false
  const heard = readAddress(text, knowledge)
  return !toldOfSelf || (addressed !== null && heard !== null && heard.as !== addressed.as)
}

/** How a message says whom something happens to, whatever was known before. */
interface Told {
  /** To the writer; `standing`: they only say where they are. */
  readonly self: 'told' | 'standing' | null
  /** Where they say that they are. */
  readonly standsIn: Country | null
  /** The same, whatever else the clause says. */
  readonly isIn: Country | null
  /** Where the other is, where several countries are named. */
  readonly otherIn: Country | null
  /** To another, who is named. */
  readonly other: Who | null
  /** The writer says of whom they are kin. */
  readonly saysKin: boolean
  /** To "him", "her", "nó". */
  readonly isAnother: boolean
  /** An age under 18 that stands there as of whoever writes: behind somebody who is named it may be theirs. */
  readonly age: 'own' | 'behind a name' | null
  readonly named: string | null
}

/** What names an age is heard as it stands ("con tôi 14 tuổi không về"), and the rest as if it were not said ("mẹ tôi 52 tuổi bị lừa"). */
const readTold = keptWithWords((text, words, knowledge): Told => {
  const apart = withoutAges(words, 'apart', knowledge)
  const told = toldIn(text, apart, knowledge)
  if (told.self !== null || told.other !== null || told.age !== null) return told
  const within = withoutAges(words, 'within', knowledge)
  return within === apart ? told : toldIn(text, within, knowledge)
})

function toldIn(text: string, words: readonly Word[], knowledge: Knowledge): Told {
  const found = framesIn(words, knowledge).filter((one) => isOneClause(words, one))
  const named = (name: FrameName) => found.filter(({ means }) => means === name)
  const kin = named('kin')
  const others = [...kin, ...named('beside')]
  const isOwn = (one: Found<FrameName>) => !others.some((other) => outweighs(other, one))
  const selves = named('myself').filter(isOwn)
  const stood = named('iStand').filter(isOwn)
  const places = namesIn(words, knowledge.search.source.places)
  const standing = selves.flatMap((one) => standsIn(one, places, named('atHome'), words) ?? [])
  const [stands = null] = [...standing, ...stood.flatMap((one) => standsIn(one, places, [], words) ?? [])]
  const namesOther = places.some(({ country }) => country !== stands && country !== home)
  const seen = words.length <= longestSeen ? named('witness') : []
  const isSeen = (one: Found<unknown>) => seen.some((other) => other.from <= one.from && one.from < other.to)
  const isChild = tellsOfYouth(text, words, named('young'), knowledge)
  const sharesAge = (one: Found<unknown>) => isChild && one.phrase.includes('<teen>')
  const relatives = named('relative').filter((one) => !isSeen(one) && !sharesAge(one))
  const isAnother = named('another').length > 0
  const saysKin = named('iAm').some(
    ({ from, to }) =>
      relatives.some((one) => one.from === from) || kin.some((one) => one.from === to && belongsToWriter(one, words, knowledge)),
  )
  const isInside = () => named('inside').some((one) => !isWordOf(one, seen))
  const ofOther = (): Told['other'] => {
    if (saysKin || relatives.length > 0 || (isAnother && kin.some((one) => !isSeen(one)))) return 'relative'
    if (seen.length > 0) return isInside() ? 'self' : 'witness'
    return null
  }
  const isWriter = (one: Found<unknown>) => !belongsToWriter(one, words, knowledge) && named('iAm').some(({ to }) => to === one.from)
  const spokenOf = others.filter((one) => !isWriter(one))
  const isToldOf = (one: Found<unknown>) => [...relatives, ...seen].some((frame) => frame.from <= one.from && one.to <= frame.to)
  const other = spokenOf.find(isToldOf) ?? spokenOf[0]
  const isOwnAge = other === undefined || named('young').some(({ from }) => from < other.from)
  return {
    self: selves.length > standing.length ? 'told' : standing.length === 0 || namesOther ? null : 'standing',
    standsIn: stands,
    isIn: stands ?? [...selves, ...stood].map((one) => placeBehind(one, places)?.country).find((place) => place !== undefined) ?? null,
    otherIn: namesOther && other !== undefined ? placeWith(other, places, words) : null,
    other: ofOther(),
    saysKin,
    isAnother,
    age: isChild ? (isOwnAge ? 'own' : 'behind a name') : null,
    named: other === undefined ? null : firstWordOf(other, words, knowledge),
  }
}

/**
 * "Tôi đang ở Việt Nam, con tôi bị giữ ở Campuchia": where somebody says that they are, in a clause that says nothing else, nothing happens
 * to them.
 */
function standsIn(
  { from, to }: Found<unknown>,
  places: readonly NamedPlace[],
  atHome: readonly Found<unknown>[],
  words: readonly Word[],
): Country | null {
  if (atHome.some((one) => one.from <= from && to <= one.to && isClauseBreak(words, one.to))) return home
  const place = placeBehind({ to }, places)
  return place && (place.country === home || isClauseBreak(words, place.to)) ? place.country : null
}

function placeBehind({ to }: Pick<Found<unknown>, 'to'>, places: readonly NamedPlace[]): NamedPlace | undefined {
  return places.find((one) => one.role === 'being' && to <= one.from && one.from <= to + 1)
}

function placeWith(other: Found<unknown>, places: readonly NamedPlace[], words: readonly Word[]): Country | null {
  const theirs = places.find(({ from, role }) => from >= other.to && role === 'being' && shareClause(words, from, other.from))
  return theirs?.country ?? null
}

/** What a message tells of whomever it is about. */
export interface About {
  readonly who: Who | null
  readonly isGrown: boolean
  /** They are to be married off or taken away, and are not there yet. */
  readonly isAhead: boolean
}

/** Whoever told of themselves, or is a child, is in need themselves also where a message does not say. Pure. */
export function readAbout(text: string, knowledge: Knowledge, known: KnownWriter = unknown): About {
  const { isAhead, isPromised } = findPlaces(text, knowledge)
  const isKnown = known.toldOfSelf || (known.young && known.writer === 'self')
  const who = whoIsMeant(text, knowledge, known) ?? (isKnown ? 'self' : null)
  return { who, isGrown: isGrown(text, knowledge), isAhead: isAhead || isPromised }
}

/** Whether it is told that whoever it happens to is grown up, and no age of a child stands beside. */
function isGrown(text: string, knowledge: Knowledge): boolean {
  const found = framesIn(readWords(text, knowledge.lexicon), knowledge)
  return found.some(({ means }) => means === 'grown') && !found.some(({ means, phrase }) => means === 'young' || phrase.includes('<teen>'))
}

/** Whom a question is about: also whoever's age it tells, where nothing happens yet ("con gái tôi 15 tuổi muốn nghỉ học"). Pure. */
export function whoIsAskedFor(text: string, knowledge: Knowledge, known: KnownWriter = unknown): Who | null {
  const meant = whoIsMeant(text, knowledge, known)
  if (meant !== null) return meant
  const found = framesIn(readWords(text, knowledge.lexicon), knowledge)
  const ages = found.filter(({ means }) => means === 'young')
  const ofAge = found.filter(({ phrase, from, to }) => /tuổi/.test(phrase) || ages.some((age) => from < age.from && age.from <= to))
  if (ofAge.some(({ means }) => means === 'kin')) return 'relative'
  return ofAge.some(({ means }) => means === 'beside') ? 'witness' : null
}

/**
 * "Con gái tôi, 15 tuổi, bị giữ", "mẹ tôi 52 tuổi bị lừa": without the age of somebody who belongs to the writer. Where it is a clause of
 * its own, what stands around it is one. "Em là con gái, 15 tuổi" tells of oneself.
 */
function withoutAges(words: readonly Word[], where: 'apart' | 'within', knowledge: Knowledge): readonly Word[] {
  const found = framesIn(words, knowledge).filter((one) => isOneClause(words, one))
  const isTheirs = (one: Found<FrameName>) => one.means === 'beside' || (one.means === 'kin' && belongsToWriter(one, words, knowledge))
  const [aside] = found
    .filter(
      ({ means, from, to }) =>
        means === 'age' &&
        [from - 1, to].every((at) => shareClause(words, at, from) === (where === 'within')) &&
        found.some((one) => one.to === from && isTheirs(one)),
    )
    .toSorted((a, b) => b.to - a.to)
  if (aside === undefined) return words
  const [before, behind] = [words[aside.from - 1], words[aside.to]]
  if (before === undefined || behind === undefined || before.sentence !== behind.sentence) return words
  const joined = (word: Word) => (word.clause === behind.clause ? { ...word, clause: before.clause } : word)
  return [...words.slice(0, aside.from), ...words.slice(aside.to).map(joined)]
}

/** "Con" of "con gái tôi", "daughter" of "my daughter". */
function firstWordOf({ from, to }: Found<unknown>, words: readonly Word[], { lexicon }: Knowledge): string | null {
  const name = words.slice(from, to).map(({ meant }) => meant)
  return plain(name.find((word) => !lexicon.en.beforeNames.includes(word)) ?? '') || null
}

/** "Con gái tôi", "my daughter"; "con gái" alone may be whoever writes. */
function belongsToWriter({ from, to }: Found<unknown>, words: readonly Word[], { lexicon: { vi, en } }: Knowledge): boolean {
  const isOneOf = (word: Word | undefined, list: readonly string[]) => word !== undefined && list.includes(word.meant)
  return isOneOf(words[to - 1], vi.sentences.writer) || isOneOf(words[from], en.sentences.writer)
}

/** Whether the writer says that they are under 18; not where it is the age of a child that they write for. Pure. */
export function isYoung(text: string, knowledge: Knowledge, known: KnownWriter = unknown): boolean {
  const { self, other, age, named } = readTold(text, knowledge)
  if (age === null || isOfOther(text, known, knowledge)) return false
  if (age === 'own' || named === null || self !== null || other !== 'relative') return true
  return !toldOfAs(named, knowledge).includes(readAddress(text, knowledge)?.as ?? '')
}

/**
 * "Con 13 tuổi" is whoever writes, unless they call themselves otherwise: "con 13 tuổi, tôi sợ". In "con gái em 15 tuổi" the clause begins
 * with another, and "em 15 triệu" goes on.
 */
function tellsOfYouth(text: string, words: readonly Word[], young: readonly Found<FrameName>[], knowledge: Knowledge): boolean {
  const said = young.some(({ phrase, from, to }) => {
    const stands = isOneClause(words, { from, to }) && isClauseBreak(words, from)
    return stands && (!shareClause(words, from, to) || !phrase.endsWith('<aged>'))
  })
  return said && youngWays.includes(readAddress(text, knowledge)?.as ?? null)
}

/** A longer story is told by whoever it happened to. */
const longestSeen = 60

/** The "me" of "she told me" is whoever heard it; longer words say something of their own. */
function isWordOf({ from, to }: Found<unknown>, seen: readonly Found<unknown>[]): boolean {
  return to - from === 1 && seen.some((one) => one.from <= from && to <= one.to)
}

/** As children call themselves; in English everybody is "I". */
const youngWays: readonly (string | null)[] = ['em', 'cháu', null]
