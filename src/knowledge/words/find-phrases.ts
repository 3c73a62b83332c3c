import type { LookedUp, Phrase, PhraseBook } from './phrase-book.ts'
import type { Part, WordPart } from './phrase-parts.ts'
import type { Piece } from './piece.ts'
import type { Word } from './words.ts'

/** Where a phrase stands in a message: word numbers, `to` exclusive. */
export interface Found<T> {
  readonly means: T
  readonly phrase: string
  readonly from: number
  readonly to: number
}

/** A gap spans up to this many words. */
const longestGap = 6

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

/** A message while the phrases of one book are looked for in it. */
interface LookedThrough {
  readonly message: Message
  readonly spans: ReadonlyMap<string, Spans>
  readonly common: ReadonlySet<string>
}

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

/** Where a class begins and ends, the nearest end first. */
type Spans = ReadonlyMap<number, readonly number[]>

const noSpans: ReadonlyMap<string, Spans> = new Map()

function spansOf(found: readonly Found<string>[]): ReadonlyMap<string, Spans> {
  if (found.length === 0) return noSpans
  return new Map([...Map.groupBy(found, ({ means }) => means)].map(([name, places]) => [name, endsByStart(places)]))
}

function endsByStart(places: readonly Found<string>[]): Spans {
  return new Map([...Map.groupBy(places, ({ from }) => from)].map(([from, those]) => [from, those.map(({ to }) => to)]))
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

/** In "con trai tôi bị giữ" the son outweighs "tôi bị", whose words are partly his; "anh em bị giữ", all of us, has all of his words. */
export function outweighs(other: Found<unknown>, one: Found<unknown>): boolean {
  const coversAll = one.from <= other.from && one.to >= other.to
  return one.from < other.to && other.from < one.to && !coversAll
}

const none: readonly never[] = []
