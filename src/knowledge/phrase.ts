/**
 * Phrases with gaps, as curators write them: `nhốt * không cho ra`, `bị đánh|đập`, `<kin> bị bắt`. A word of a phrase is met by
 * the same word typed with its marks, without its tone, or without any marks; a word typed with other marks is another word. In a
 * message that has its marks a common word means itself: "nên" is not a hurried "nện". A word with `!` behind it (`chú!`) is met only
 * where marks tell it from every other: "chu" may be "chủ", the boss.
 */
import type { PerLanguage } from './knowledge.ts'
import { fold, stripMarks, stripTones } from './normalise.ts'
import type { Lexicon } from './wording.ts'
import { spellOut, type Word } from './words.ts'

/** Many phrases, each with what it means, ready to be looked for at once. */
export interface PhraseBook<T> {
  readonly common: ReadonlySet<string>
  /** The words of all classes, each of which means its class; null where phrases name none. */
  readonly classes: PhraseBook<string> | null
  /** Phrases that begin with a word, by the plain forms of the rarest of the words before the first gap or class. */
  readonly byWord: ReadonlyMap<string, readonly Anchored<T>[]>
  /** Phrases that begin with a class, by its name. */
  readonly byClass: ReadonlyMap<string, readonly Phrase<T>[]>
}

/** A phrase, and how many words of it stand before the word that it is looked up by. */
interface Anchored<T> {
  readonly phrase: Phrase<T>
  readonly before: number
}

interface Phrase<T> {
  readonly text: string
  readonly parts: readonly Part[]
  readonly means: T
  /** Plain forms of its rarest word: a message with none of them does not have the phrase. Empty where it has no word. */
  readonly needs: readonly string[]
}

type Part = WordPart | { readonly kind: 'class'; readonly name: string } | { readonly kind: 'gap' }

interface WordPart {
  readonly kind: 'word'
  readonly exact: ReadonlySet<string>
  /** The same without marks. */
  readonly plain: ReadonlySet<string>
  readonly hurried: ReadonlySet<string>
  /** Those of `exact` that are doubtful where nobody typed marks. */
  readonly doubtful: ReadonlySet<string>
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
 * Short forms in phrases are spelt out as they are in messages, so that "can't" meets "cannot" and "ko" meets "không". Classes may not name further classes; a phrase that names an unknown one is never found (`check` reports it).
 */
export function makePhraseBook<T>(
  entries: Iterable<readonly [phrase: string, means: T]>,
  lexicon: PerLanguage<Lexicon>,
  classes: Readonly<Record<string, readonly string[]>> = noClasses,
): PhraseBook<T> {
  const byWord = new Map<string, Anchored<T>[]>()
  const byClass = new Map<string, Phrase<T>[]>()
  const read = [...entries].map(([text, means]) => ({ text, means, parts: readPhrase(text, lexicon) }))
  const common = commonWords(lexicon)
  const howOften = countWords(read, common)
  for (const { text, means, parts } of read) {
    const [first] = parts
    if (first === undefined || first.kind === 'gap') continue
    const phrase = { text, means, parts, needs: [...(rarest(parts.filter(isWord), howOften)?.plain ?? [])] }
    if (first.kind === 'class') push(byClass, first.name, phrase)
    else {
      const opening = openingWords(parts)
      const anchor = rarest(opening, howOften) ?? first
      for (const word of anchor.plain) push(byWord, word, { phrase, before: opening.indexOf(anchor) })
    }
  }
  return { common, classes: classBook(classes, lexicon), byWord, byClass }
}

/** The words before the first gap or class. */
function openingWords(parts: readonly Part[]): readonly WordPart[] {
  const end = parts.findIndex((part) => !isWord(part))
  return (end === -1 ? parts : parts.slice(0, end)).filter(isWord)
}

/** How often each plain word is to be expected: in as many phrases as it stands in, and everywhere if it is common. */
function countWords(phrases: readonly { readonly parts: readonly Part[] }[], common: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map([...common].map((word) => [stripMarks(word), everywhere]))
  for (const { parts } of phrases) {
    for (const part of parts) if (isWord(part)) for (const word of part.plain) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

const everywhere = 10_000

function rarest(parts: readonly WordPart[], howOften: ReadonlyMap<string, number>): WordPart | undefined {
  const often = ({ plain }: WordPart) => [...plain].reduce((sum, word) => sum + (howOften.get(word) ?? 0), 0)
  return parts.reduce<WordPart | undefined>((best, part) => (best === undefined || often(part) < often(best) ? part : best), undefined)
}

function isWord(part: Part): part is WordPart {
  return part.kind === 'word'
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
 * Every place where a phrase is met, each phrase at most once a starting word, from the first word to the last. Gaps are as short as possible.
 * What was found is kept with the words: one turn asks the same books of the same message many times.
 */
export function findPhrases<T>(book: PhraseBook<T>, words: readonly Word[]): readonly Found<T>[] {
  const kept = foundIn.get(words) ?? new Map<object, readonly Found<unknown>[]>()
  foundIn.set(words, kept)
  const found = kept.get(book) ?? findAnew(book, words)
  kept.set(book, found)
  return found as readonly Found<T>[]
}

const foundIn = new WeakMap<readonly Word[], Map<object, readonly Found<unknown>[]>>()

function findAnew<T>(book: PhraseBook<T>, words: readonly Word[]): readonly Found<T>[] {
  const found: Found<T>[] = []
  const reading = { spans: classSpans(book.classes, words), common: book.common }
  const present = plainWords(words)
  const look = (phrase: Phrase<T>, from: number) => {
    if (from < 0 || !(phrase.needs.length === 0 || phrase.needs.some((word) => present.has(word)))) return
    const to = meets(phrase.parts, 0, words, from, reading)
    if (to !== null) found.push({ means: phrase.means, phrase: phrase.text, from, to })
  }
  words.forEach(({ plain }, at) => {
    const looked = plain.length > 1 ? new Set<Phrase<T>>() : null
    for (const word of plain) {
      for (const { phrase, before } of book.byWord.get(word) ?? none) {
        if (looked?.has(phrase)) continue
        looked?.add(phrase)
        look(phrase, at - before)
      }
    }
  })
  for (const [name, phrases] of book.byClass) {
    for (const from of reading.spans.get(name)?.keys() ?? []) for (const phrase of phrases) look(phrase, from)
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to)
}

const none: readonly never[] = []
const presentIn = new WeakMap<readonly Word[], ReadonlySet<string>>()

function plainWords(words: readonly Word[]): ReadonlySet<string> {
  const known = presentIn.get(words)
  if (known) return known
  const made = new Set(words.flatMap(({ plain }) => plain))
  presentIn.set(words, made)
  return made
}

const spansFound = new WeakMap<readonly Word[], Map<object, ReadonlyMap<string, Spans>>>()

/** Where the words of each class stand. Kept with the message's words: several books ask for the same. */
function classSpans(classes: PhraseBook<string> | null, words: readonly Word[]): ReadonlyMap<string, Spans> {
  if (classes === null) return noSpans
  const ofWords = spansFound.get(words) ?? new Map<object, ReadonlyMap<string, Spans>>()
  spansFound.set(words, ofWords)
  const spans = ofWords.get(classes) ?? spansOf(findPhrases(classes, words))
  ofWords.set(classes, spans)
  return spans
}

const noSpans: ReadonlyMap<string, Spans> = new Map()

function readPhrase(text: string, lexicon: PerLanguage<Lexicon>): readonly Part[] {
  return text.split(/\s+/).flatMap((piece): readonly Part[] => {
    if (piece === '') return []
    if (piece === '*') return [{ kind: 'gap' }]
    if (/^<.+>$/.test(piece)) return [{ kind: 'class', name: piece.slice(1, -1) }]
    return wordParts(piece, lexicon)
  })
}

const wordPartsOf = new WeakMap<PerLanguage<Lexicon>, Map<string, readonly WordPart[]>>()

/** The same few thousand words stand in all phrases, so each is read once. */
function wordParts(piece: string, lexicon: PerLanguage<Lexicon>): readonly WordPart[] {
  const kept = wordPartsOf.get(lexicon) ?? new Map<string, readonly WordPart[]>()
  wordPartsOf.set(lexicon, kept)
  const parts = kept.get(piece) ?? readWordParts(piece, lexicon)
  kept.set(piece, parts)
  return parts
}

function readWordParts(piece: string, lexicon: PerLanguage<Lexicon>): readonly WordPart[] {
  if (/[|!]/.test(piece)) return [wordPart(piece.split('|'))]
  const words = fold(piece)
    .split(' ')
    .filter((word) => word !== '')
  return words.flatMap((word) => [...spellOut(word, lexicon)].map(wordPart))
}

function wordPart(written: readonly string[]): WordPart {
  const firm = written.filter((form) => !form.endsWith('!')).map(fold)
  return {
    kind: 'word',
    exact: new Set(written.map(fold)),
    plain: new Set(written.map((form) => stripMarks(fold(form)))),
    hurried: new Set(firm.flatMap((form) => [stripTones(form), stripMarks(form)])),
    doubtful: new Set(written.filter((form) => form.endsWith('!')).map((form) => stripMarks(fold(form)))),
  }
}

const commonOf = new WeakMap<PerLanguage<Lexicon>, ReadonlySet<string>>()

function commonWords(lexicon: PerLanguage<Lexicon>): ReadonlySet<string> {
  const common = commonOf.get(lexicon) ?? new Set([...lexicon.vi.common, ...lexicon.en.common].map(fold))
  commonOf.set(lexicon, common)
  return common
}

/** Where a class begins and ends, the nearest end first. */
type Spans = ReadonlyMap<number, readonly number[]>

function spansOf(found: readonly Found<string>[]): ReadonlyMap<string, Spans> {
  const spans = new Map<string, Map<number, number[]>>()
  for (const { means, from, to } of found) {
    const ofClass = spans.get(means) ?? new Map<number, number[]>()
    spans.set(means, ofClass)
    push(ofClass, from, to)
  }
  for (const ofClass of spans.values()) for (const ends of ofClass.values()) ends.sort((a, b) => a - b)
  return spans
}

interface Reading {
  readonly spans: ReadonlyMap<string, Spans>
  readonly common: ReadonlySet<string>
}

/** Where the parts from `index` on end when they begin at word `at`; null when they are not met there. */
function meets(parts: readonly Part[], index: number, words: readonly Word[], at: number, reading: Reading): number | null {
  const part = parts[index]
  if (part === undefined) return at
  if (part.kind === 'word') {
    const word = words[at]
    return word && isTyped(word, part, reading.common) ? meets(parts, index + 1, words, at + 1, reading) : null
  }
  if (part.kind === 'gap') {
    for (let next = at; next <= at + longestGap; next += 1) {
      const to = meets(parts, index + 1, words, next, reading)
      if (to !== null) return to
    }
    return null
  }
  for (const next of reading.spans.get(part.name)?.get(at) ?? none) {
    const to = meets(parts, index + 1, words, next, reading)
    if (to !== null) return to
  }
  return null
}

function isTyped({ forms, unmarked }: Word, { exact, hurried, doubtful }: WordPart, common: ReadonlySet<string>): boolean {
  return forms.some((form) => {
    if (exact.has(form)) return !(unmarked && doubtful.has(form))
    return hurried.has(form) && (unmarked || !common.has(form))
  })
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
