/**
 * Phrases with gaps, as curators write them: `nhốt * không cho ra`, `bị đánh|đập`, `<kin> bị bắt`. In a message that has its marks a
 * common word means itself: "nên" is not a hurried "nện".
 */
import type { PerLanguage } from '../knowledge.ts'
import { onceForEach } from '../once-for-each.ts'
import { fold, stripMarks } from './normalise.ts'
import { hashOf, isWord, type Part, readPhrase, type WordPart } from './phrase-parts.ts'
import type { Lexicon } from './wording.ts'

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
export interface LookedUp<T> {
  readonly alone: Anchored<T>[]
  readonly followedBy: Map<number, Anchored<T>[]>
}

/** A phrase, and how many words of it stand before those that it is looked up by. */
interface Anchored<T> {
  readonly phrase: Phrase<T>
  readonly before: number
}

export interface Phrase<T> {
  readonly text: string
  readonly parts: readonly Part[]
  readonly means: T
  /** Hashes of its rarest word: a message with none of them does not have the phrase. Empty where it has no word. */
  readonly needs: readonly number[]
}

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

/** Folded, of both languages: in a message that has its marks such a word means itself. */
export const commonWords = onceForEach(
  ({ vi, en }: PerLanguage<Lexicon>): ReadonlySet<string> => new Set([...vi.common, ...en.common].map(fold)),
)

const classBookOf = new WeakMap<object, PhraseBook<string>>()

/** Books that name the same classes share them, so that a message is searched for their words once. */
function classBook(classes: Readonly<Record<string, readonly string[]>>, lexicon: PerLanguage<Lexicon>): PhraseBook<string> | null {
  const named = Object.entries(classes).flatMap(([name, words]) => words.map((word) => [word, name] as const))
  if (named.length === 0) return null
  const book = classBookOf.get(classes) ?? makePhraseBook(named, lexicon)
  classBookOf.set(classes, book)
  return book
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const none: readonly never[] = []
