/**
 * Phrases with gaps, as curators write them: `nhốt * không cho ra`, `bị đánh|đập`, `<kin> bị bắt`. In a message that has its marks a
 * common word means itself: "nên" is not a hurried "nện".
 */
import type { PerLanguage } from '../knowledge.ts'
import { onceForEach } from '../once-for-each.ts'
import { fold, stripMarks } from './normalise.ts'
import { hashOf, isWord, type Part, readPhrase, type WordPart } from './phrase-parts.ts'
import type { Piece } from './piece.ts'
import type { Lexicon } from './wording.ts'
import type { Word } from './words.ts'

/** Many phrases, each with what it means, ready to be looked for at once. */
export interface PhraseBook<T> {
  readonly common: ReadonlySet<string>
  /** The words of all classes, each of which means its class; null where phrases name none. */
  readonly classes: PhraseBook<string> | null
  /** Phrases that begin with a word. */
  readonly byWord: ReadonlyMap<number, LookedUp<T>>
  /** Phrases that begin with a class, by its name. */
  readonly byClass: ReadonlyMap<string, readonly Phrase<T>[]>
}

/** Phrases that are looked up by one word, and those that are looked up by it and the word behind it. */
interface LookedUp<T> {
  readonly alone: Anchored<T>[]
  readonly followedBy: Map<number, Anchored<T>[]>
}

/** A phrase, and how many words of it stand before those that it is looked up by. */
interface Anchored<T> {
  readonly phrase: Phrase<T>
  readonly before: number
}

interface Phrase<T> {
  readonly text: string
  readonly parts: readonly Part[]
  readonly means: T
  /** Hashes of its rarest word: a message with none of them does not have the phrase. Empty where it has no word. */
  readonly needs: readonly number[]
}

/** Where a phrase stands in a message: word numbers, `to` exclusive. */
export interface Found<T> {
  readonly means: T
  readonly phrase: string
  readonly from: number
  readonly to: number
}

/** A gap spans up to this many words. */
const longestGap = 6
const noClasses = {}

/**
 * Short forms in phrases are spelt out as they are in messages, so that "can't" meets "cannot" and "ko" meets "không". Classes may not name
 * further classes; a phrase that names an unknown one is never found (`check` reports it).
 */
export function makePhraseBook<T>(
  entries: Iterable<readonly [phrase: string, means: T]>,
  lexicon: PerLanguage<Lexicon>,
  classes: Readonly<Record<string, readonly string[]>> = noClasses,
): PhraseBook<T> {
  const byWord = new Map<number, LookedUp<T>>()
  const byClass = new Map<string, Phrase<T>[]>()
  const read = [...entries].map(([text, means]) => ({ text, means, parts: readPhrase(text, lexicon) }))
  const common = commonWords(lexicon)
  const howOften = countWords(read, common)
  for (const { text, means, parts } of read) {
    const [first] = parts
    if (first === undefined || first.kind === 'gap') continue
    const phrase = { text, means, parts, needs: rarest(parts.filter(isWord), howOften)?.hashes ?? none }
    if (first.kind === 'class') push(byClass, first.name, phrase)
    else enter(byWord, phrase, openingWords(parts), howOften)
  }
  return { common, classes: classBook(classes, lexicon), byWord, byClass }
}

/** A phrase is looked up by the rarest two words beside each other before its first gap or class; by its word where there is but one. */
function enter<T>(byWord: Map<number, LookedUp<T>>, phrase: Phrase<T>, opening: readonly WordPart[], howOften: HowOften): void {
  const often = opening.map((part) => oftenIn(part, howOften))
  let before = 0
  for (let at = 1; at + 1 < opening.length; at += 1) {
    if ((often[at] ?? 0) * (often[at + 1] ?? 0) < (often[before] ?? 0) * (often[before + 1] ?? 0)) before = at
  }
  const anchored = { phrase, before }
  for (const hash of opening[before]?.hashes ?? none) {
    const lookedUp = byWord.get(hash) ?? { alone: [], followedBy: new Map<number, Anchored<T>[]>() }
    byWord.set(hash, lookedUp)
    if (opening.length === 1) lookedUp.alone.push(anchored)
    else for (const next of opening[before + 1]?.hashes ?? none) push(lookedUp.followedBy, next, anchored)
  }
}

/** The words before the first gap or class. */
function openingWords(parts: readonly Part[]): readonly WordPart[] {
  const end = parts.findIndex((part) => !isWord(part))
  return (end === -1 ? parts : parts.slice(0, end)).filter(isWord)
}

type HowOften = ReadonlyMap<number, number>

/** How often each word is to be expected: in as many phrases as it stands in, and everywhere if it is common. */
function countWords(phrases: readonly { readonly parts: readonly Part[] }[], common: ReadonlySet<string>): HowOften {
  const counts = new Map([...common].map((word) => [hashOf(stripMarks(word)), everywhere]))
  for (const { parts } of phrases) {
    for (const part of parts) if (isWord(part)) for (const hash of part.hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  }
  return counts
}

const everywhere = 10_000

function rarest(parts: readonly WordPart[], howOften: HowOften): WordPart | undefined {
  return parts.reduce<WordPart | undefined>(
    (best, part) => (best === undefined || oftenIn(part, howOften) < oftenIn(best, howOften) ? part : best),
    undefined,
  )
}

function oftenIn(part: WordPart, howOften: HowOften): number {
  return part.hashes.reduce((sum, hash) => sum + (howOften.get(hash) ?? 0), 0)
}

const classBookOf = new WeakMap<object, PhraseBook<string>>()

/** Books that name the same classes share them, so that a message is searched for their words once. */
function classBook(classes: Readonly<Record<string, readonly string[]>>, lexicon: PerLanguage<Lexicon>): PhraseBook<string> | null {
  const named = Object.entries(classes).flatMap(([name, words]) => words.map((word) => [word, name] as const))
  if (named.length === 0) return null
  const book = classBookOf.get(classes) ?? makePhraseBook(named, lexicon)
  classBookOf.set(classes, book)
  return book
}

/**
 * Every place where a phrase is met, each phrase at most once a starting word, from the first word to the last. Gaps are as short as
 * possible. What was found is kept with the words: one turn asks the same books of the same message many times.
 */
export function findPhrases<T>(book: PhraseBook<T>, words: readonly Word[]): readonly Found<T>[] {
  const message = messageOf(words)
  const found = message.found.get(book) ?? findAnew(book, message)
  message.found.set(book, found)
  return found as readonly Found<T>[]
}

/** A message's words, and what was found in them already. */
interface Message {
  readonly words: readonly Word[]
  /** The hashes of all plain forms. */
  readonly all: ReadonlySet<number>
  readonly found: Map<object, readonly Found<unknown>[]>
  /** Where the words of each class stand, by the book of the classes: several books ask for the same. */
  readonly spans: Map<object, ReadonlyMap<string, Spans>>
}

/** What was read last, the latest first: one turn reads few texts, and reads each with many books. */
const latest: Message[] = []
const mostKept = 4

function messageOf(words: readonly Word[]): Message {
  for (const known of latest) if (known.words === words) return known
  const all = new Set<number>()
  for (const { pieces } of words) for (const { hash } of pieces) all.add(hash)
  const made = { words, all, found: new Map(), spans: new Map() }
  if (latest.length >= mostKept) latest.pop()
  latest.unshift(made)
  return made
}

/** In "con trai tôi bị giữ" the son outweighs "tôi bị", whose words are partly his; "anh em bị giữ", all of us, has all of his words. */
export function outweighs(other: Found<unknown>, one: Found<unknown>): boolean {
  const coversAll = one.from <= other.from && one.to >= other.to
  return one.from < other.to && other.from < one.to && !coversAll
}

/** Run for every message and every book: its loops leave nothing behind to collect. */
function findAnew<T>(book: PhraseBook<T>, message: Message): readonly Found<T>[] {
  const found: Found<T>[] = []
  const within = { message, spans: classSpans(book.classes, message), common: book.common }
  for (let at = 0; at < message.words.length; at += 1) {
    for (const { hash } of piecesAt(at, message)) {
      const lookedUp = book.byWord.get(hash)
      if (lookedUp !== undefined) lookAt(lookedUp, at, within, found)
    }
  }
  for (const [name, spans] of within.spans) {
    const phrases = book.byClass.get(name) ?? none
    if (phrases.length > 0) for (const from of spans.keys()) for (const phrase of phrases) look(phrase, from, within, found)
  }
  return found.length > 1 ? found.sort(byPlace) : found
}

const none: readonly never[] = []

function piecesAt(at: number, { words }: Message): readonly Piece[] {
  return words[at]?.pieces ?? none
}

function byPlace(a: Found<unknown>, b: Found<unknown>): number {
  return a.from - b.from || a.to - b.to
}

function lookAt<T>({ alone, followedBy }: LookedUp<T>, at: number, within: LookedThrough, found: Found<T>[]): void {
  for (const { phrase, before } of alone) look(phrase, at - before, within, found)
  if (followedBy.size === 0) return
  for (const { hash } of piecesAt(at + 1, within.message)) {
    for (const { phrase, before } of followedBy.get(hash) ?? none) look(phrase, at - before, within, found)
  }
}

function look<T>({ parts, needs, means, text }: Phrase<T>, from: number, within: LookedThrough, found: Found<T>[]): void {
  if (from < 0 || !(needs.length === 0 || hasOneOf(needs, within.message.all))) return
  const to = meets(parts, 0, from, within)
  if (to === null) return
  for (const one of found) if (one.from === from && one.phrase === text && one.means === means) return // met by another form
  found.push({ means, phrase: text, from, to })
}

function hasOneOf(hashes: readonly number[], all: ReadonlySet<number>): boolean {
  for (const hash of hashes) if (all.has(hash)) return true
  return false
}

function classSpans(classes: PhraseBook<string> | null, message: Message): ReadonlyMap<string, Spans> {
  if (classes === null) return noSpans
  const spans = message.spans.get(classes) ?? spansOf(findPhrases(classes, message.words))
  message.spans.set(classes, spans)
  return spans
}

const noSpans: ReadonlyMap<string, Spans> = new Map()

/** Folded, of both languages: in a message that has its marks such a word means itself. */
export const commonWords = onceForEach(
  ({ vi, en }: PerLanguage<Lexicon>): ReadonlySet<string> => new Set([...vi.common, ...en.common].map(fold)),
)

/** Where a class begins and ends, the nearest end first. */
type Spans = ReadonlyMap<number, readonly number[]>

function spansOf(found: readonly Found<string>[]): ReadonlyMap<string, Spans> {
  if (found.length === 0) return noSpans
  const spans = new Map<string, Map<number, number[]>>()
  for (const { means, from, to } of found) {
    const ofClass = spans.get(means) ?? new Map<number, number[]>()
    spans.set(means, ofClass)
    push(ofClass, from, to)
  }
  for (const ofClass of spans.values()) for (const ends of ofClass.values()) ends.sort((a, b) => a - b)
  return spans
}

/** A message while the phrases of one book are looked for in it. */
interface LookedThrough {
  readonly message: Message
  readonly spans: ReadonlyMap<string, Spans>
  readonly common: ReadonlySet<string>
}

/** Where the parts from `index` on end when they begin at word `at`; null when they are not met there. */
function meets(parts: readonly Part[], index: number, at: number, within: LookedThrough): number | null {
  const part = parts[index]
  if (part === undefined) return at
  if (part.kind === 'word') {
    return isTyped(part, at, within) ? meets(parts, index + 1, at + 1, within) : null
  }
  if (part.kind === 'gap') {
    for (let next = at; next <= at + longestGap; next += 1) {
      const to = meets(parts, index + 1, next, within)
      if (to !== null) return to
    }
    return null
  }
  for (const next of within.spans.get(part.name)?.get(at) ?? none) {
    const to = meets(parts, index + 1, next, within)
    if (to !== null) return to
  }
  return null
}

function isTyped({ hashes, exact, hurried, doubtful }: WordPart, at: number, { message, common }: LookedThrough): boolean {
  const word = message.words[at]
  if (word === undefined || !share(hashes, word.pieces)) return false
  for (const form of word.forms) {
    if (exact.includes(form) ? !(word.unmarked && doubtful.includes(form)) : hurried.includes(form) && (word.unmarked || !common.has(form)))
      return true
  }
  return false
}

function share(hashes: readonly number[], pieces: readonly Piece[]): boolean {
  for (const { hash } of pieces) if (hashes.includes(hash)) return true
  return false
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
