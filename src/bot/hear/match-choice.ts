import { keepingFew } from '../../knowledge/keeping-few.ts'
import { fold, plain, stripMarks, stripTones, syllables } from '../../knowledge/words/normalise.ts'
import type { Choice } from '../reply.ts'
import { beginsNo, beginsYes, isDenial, no, weak, yes } from './little-words.ts'
import { withoutCalls } from './without-courtesy.ts'

/** Labels are the content's, a few hundred, and stand under answer after answer. */
const mostLabels = 1_000
const plainLabel = keepingFew(plain, mostLabels)
const foldedLabel = keepingFew(fold, mostLabels)

/** The choice that a text names without doubt: its number as shown, or its label letter for letter, marks or none. Null otherwise. */
export function matchExactly(text: string, choices: readonly Choice[]): Choice | null {
  if (choices.length === 0) return null
  const typed = plain(text)
  const number = /^(?:(?:so|cau|muc|chon|number|no|option) )?(\d{1,2})$/.exec(typed)
  if (number) return choices[Number(number[1]) - 1] ?? null
  const same = choices.filter(({ label }) => plainLabel(label) === typed && isSpelt(fold(text), foldedLabel(label)))
  return same.length === 1 ? (same[0] ?? null) : null
}

/**
 * Whether each word is the one meant, with its marks, without its tone, or without any: "co" may be "có", and
 * "cô" is an aunt. Both are folded.
 */
export function isSpelt(typed: string, meant: string): boolean {
  const words = meant.split(' ')
  return typed.split(' ').every((word, at) => isWord(word, words[at] ?? ''))
}

function isWord(typed: string, meant: string): boolean {
  return typed === meant || typed === stripTones(meant) || typed === stripMarks(meant)
}

/** Longer texts tell something instead of naming a choice. */
const mostWords = 9
/** So many of the words typed must stand in a label; beside them one may be a slip or a word of its own. */
const nearlyAll = 2 / 3

/**
 * The choice that a text probably names: its words stand in one label and in no other, one of several perhaps a letter off; or it is
 * a yes or a no where one label begins with that. A word that could mean anything ("rồi") names nothing. Null when two labels fit.
 */
export function matchRoughly(text: string, choices: readonly Choice[], courtesy: ReadonlySet<string>): Choice | null {
  const folded = withoutCalls(syllables(text))
  const typed = folded.map(stripMarks)
  const own = folded.filter((word) => !courtesy.has(stripMarks(word)))
  if (typed.length === 0 || typed.length > mostWords) return null
  const labels = choices.map((choice) => ({
    choice,
    words: plainLabel(choice.label).split(' '),
    spelt: foldedLabel(choice.label).split(' '),
  }))
  const said = own.map(stripMarks)
  const fitting = labels.filter(({ words, spelt }) => agrees(folded, spelt) && names(said, words))
  const whole = fitting.filter(({ words }) => said.every((word) => words.includes(word)))
  const nearly = fitting.filter(({ words }) => said.every((word) => words.includes(word) || !tellsOtherwise(word, labels)))
  const nearest = [whole, nearly].find((some) => some.length > 0) ?? labels.filter(({ spelt }) => answersAlike(own, spelt))
  const [only, another] = distinct(nearest.map(({ choice }) => choice))
  return only !== undefined && another === undefined ? only : null
}

/** A sum is no slip, and a word of another label speaks for that one: "ký bên đó" is as much "đã ký" as "đang làm bên đó". */
function tellsOtherwise(word: string, labels: readonly { readonly words: readonly string[] }[]): boolean {
  return /\d/.test(word) || (!weak.has(word) && labels.some(({ words }) => words.includes(word)))
}

/** More words say something besides. */
const mostNaming = 6

/**
 * The choice that a text names by a part of its label: all its words stand in that one, and not in another; those `around` do not count.
 * Null where no word is left, or two labels fit.
 */
export function matchPart(text: string, choices: readonly Choice[], around: ReadonlySet<string>): Choice | null {
  const folded = withoutCalls(syllables(text)).filter((word) => !around.has(stripMarks(word)))
  const telling = folded.filter((word) => !weak.has(stripMarks(word)))
  if (telling.length === 0 || folded.length > mostNaming) return null
  const fitting = choices.filter(({ label }) => {
    const words = foldedLabel(label).split(' ')
    return agrees(folded, words) && folded.every((word) => words.some((other) => isWord(word, other)))
  })
  const [only, another] = distinct(fitting)
  return only !== undefined && another === undefined ? only : null
}

/** A label is matched in both languages, so that one choice may fit twice. */
function distinct(choices: readonly Choice[]): readonly Choice[] {
  return [...new Map(choices.map((choice) => [choice.data, choice])).values()]
}

function names(said: readonly string[], label: readonly string[]): boolean {
  const telling = said.filter((word) => !weak.has(word))
  if (telling.length === 0) return said.length > 1 && said.every((word) => label.includes(word))
  const found = telling.filter((word) => label.some((other) => isAlike(word, other)))
  if (found.length === telling.length) return true
  return found.length >= 2 && found.length / telling.length >= nearlyAll
}

/** The same word, or one letter more, less or other in a word long enough to be known again. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length < 5 || Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const [restA, restB] = [a.slice(at), b.slice(at)]
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)
}

/** Whether a text is only words like "rồi" and "chưa có": an answer to something, and no question. */
export function asksNothing(text: string, courtesy: ReadonlySet<string>): boolean {
  return plain(text)
    .split(' ')
    .every((word) => weak.has(word) || no.has(word) || yes.has(word) || courtesy.has(word))
}

/** "Rồi ạ", where one label begins with "Có"; "không", where one begins with "Chưa". Both are folded. */
function answersAlike(said: readonly string[], [first = '']: readonly string[]): boolean {
  if (said.length === 0) return false
  if (said.every(isYes)) return beginsYes.has(first)
  const isNo = (word: string) => no.has(stripMarks(word))
  return said.some(isNo) && said.every((word) => isNo(word) || isYes(word)) && beginsNo.has(first)
}

function isYes(word: string): boolean {
  return yes.has(stripMarks(word)) && word !== 'cô'
}

/** What is broken, in a label; who writes it may also mean "hông", which is "không" in the South. */
const broken = 'hỏng'

/**
 * A denial fits a label that denies too; anything else fits one that does not begin with a denial. Whoever writes "hỏng" where a label
 * says it says the same. The words are folded.
 */
function agrees(typed: readonly string[], label: readonly string[]): boolean {
  const said = label.includes(broken) ? typed.filter((word) => word !== broken) : typed
  const written = label.filter((word) => word !== broken)
  return denies(said) ? denies(written) : !denies(written.slice(0, 2))
}

function denies(words: readonly string[]): boolean {
  return words.some((word) => isDenial(stripMarks(word)))
}
