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
  readonly classes: ClassBooks
  /** Phrases that begin with a word, by its plain forms. */
  readonly byWord: ReadonlyMap<string, Opening<T>>
  /** Phrases that begin with a class, by its name. */
  readonly byClass: ReadonlyMap<string, readonly Phrase<T>[]>
}

/** The phrases that a word may open. */
interface Opening<T> {
  /** Behind the word comes a gap, a class or nothing. */
  readonly alone: Phrase<T>[]
  /** Those that go on with a second word, by its plain forms. */
  readonly with: Map<string, Phrase<T>[]>
}

interface Phrase<T> {
  readonly text: string
  readonly parts: readonly Part[]
  readonly means: T
}

type Part = WordPart | { readonly kind: 'class'; readonly name: string } | { readonly kind: 'gap' }

interface WordPart {
  readonly kind: 'word'
  readonly exact: ReadonlySet<string>
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
  const byWord = new Map<string, Opening<T>>()
  const byClass = new Map<string, Phrase<T>[]>()
  for (const [text, means] of entries) {
    const parts = readPhrase(text, lexicon)
    const [first, second] = parts
    const phrase = { text, parts, means }
    if (first === undefined || first.kind === 'gap') continue
    if (first.kind === 'class') push(byClass, first.name, phrase)
    else for (const word of plainOf(first)) open(byWord, word, second, phrase)
  }
  return { common: commonWords(lexicon), classes: classBooks(classes, lexicon), byWord, byClass }
}

function open<T>(openings: Map<string, Opening<T>>, word: string, next: Part | undefined, phrase: Phrase<T>): void {
  const opening: Opening<T> = openings.get(word) ?? { alone: [], with: new Map() }
  openings.set(word, opening)
  if (next?.kind === 'word') for (const second of plainOf(next)) push(opening.with, second, phrase)
  else opening.alone.push(phrase)
}

function plainOf({ exact }: WordPart): ReadonlySet<string> {
  return new Set([...exact].map(stripMarks))
}

type ClassBooks = ReadonlyMap<string, PhraseBook<string>>

const classBooksOf = new WeakMap<object, ClassBooks>()

/** Books that name the same classes share them, so that a message is searched for their words once. */
function classBooks(classes: Readonly<Record<string, readonly string[]>>, lexicon: PerLanguage<Lexicon>): ClassBooks {
  const known = classBooksOf.get(classes)
  if (known) return known
  const made = new Map(
    Object.entries(classes).map(([name, words]) => {
      return [
        name,
        makePhraseBook(
          words.map((word) => [word, word] as const),
          lexicon,
        ),
      ] as const
    }),
  )
  classBooksOf.set(classes, made)
  return made
}

/** Every place where a phrase is met, each phrase at most once a starting word, in no particular order. Gaps are as short as possible. */
export function findPhrases<T>(book: PhraseBook<T>, words: readonly Word[]): readonly Found<T>[] {
  const found: Found<T>[] = []
  const reading = { spans: classSpans(book.classes, words), common: book.common }
  const look = (phrase: Phrase<T>, from: number) => {
    const to = meets(phrase.parts, 0, words, from, reading)
    if (to !== null) found.push({ means: phrase.means, phrase: phrase.text, from, to })
  }
  words.forEach(({ plain }, from) => {
    for (const phrase of mayBegin(book, plain, words[from + 1]?.plain ?? none)) look(phrase, from)
  })
  for (const [name, phrases] of book.byClass) {
    for (const from of reading.spans.get(name)?.keys() ?? []) for (const phrase of phrases) look(phrase, from)
  }
  return found
}

const none: readonly never[] = []

/** The phrases that a word and the one behind it may open, each once. Most words open none: nothing is made for them. */
function mayBegin<T>({ byWord }: PhraseBook<T>, plain: readonly string[], next: readonly string[]): Iterable<Phrase<T>> {
  let one: readonly Phrase<T>[] = none
  let several: Set<Phrase<T>> | null = null
  const add = (phrases: readonly Phrase<T>[] | undefined) => {
    if (phrases === undefined || phrases.length === 0) return
    if (one.length === 0) one = phrases
    else {
      several ??= new Set(one)
      for (const phrase of phrases) several.add(phrase)
    }
  }
  for (const word of plain) {
    const opening = byWord.get(word)
    if (opening === undefined) continue
    add(opening.alone)
    if (opening.with.size > 0) for (const second of next) add(opening.with.get(second))
  }
  return several ?? one
}

const spansFound = new WeakMap<readonly Word[], Map<ClassBooks, ReadonlyMap<string, Spans>>>()

/** Where the words of each class stand. Kept with the message's words: several books ask for the same. */
function classSpans(classes: ClassBooks, words: readonly Word[]): ReadonlyMap<string, Spans> {
  if (classes.size === 0) return noSpans
  const ofWords = spansFound.get(words) ?? new Map<ClassBooks, ReadonlyMap<string, Spans>>()
  spansFound.set(words, ofWords)
  const spans = ofWords.get(classes) ?? new Map([...classes].map(([name, book]) => [name, spansOf(findPhrases(book, words))]))
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

type Spans = ReadonlyMap<number, readonly number[]>

function spansOf(found: readonly Found<string>[]): Spans {
  const spans = new Map<number, number[]>()
  for (const { from, to } of found) push(spans, from, to)
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
