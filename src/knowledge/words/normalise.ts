/**
 * How text is made comparable. People type with and without tone marks, with either placement of them ("hoà", "hòa"), in
 * decorated letters copied from advertisements, and with letters drawn out ("trờiiii"); all of it becomes one form here.
 */

import { keepingFew } from '../keeping-few.ts'

/**
 * Lower case, one form of every letter, punctuation turned to spaces, white space collapsed. Tone marks stay. Apostrophes and the
 * separators inside a number vanish: `can't` is `cant`, `20.000.000` is `20000000`. Folding twice changes nothing.
 */
export function fold(text: string): string {
  return folded(text)
}

/** One turn folds its message many times, and lays it beside the labels of the same menus. */
const mostKept = 64
const folded = keepingFew(foldWords, mostKept)

/** What stands between two spaces folds by itself, and the same few thousand words come again and again. */
function foldWords(text: string): string {
  const words: string[] = []
  for (const typed of text.split(' ')) {
    const word = foldedWord(typed)
    if (word !== '') words.push(word)
  }
  return words.join(' ')
}

const mostWords = 4_000
/** No word of either language is longer, with the marks around it. */
const longestWord = 24
const foldedWord = keepingFew(foldAnew, mostWords, longestWord)

function foldAnew(text: string): string {
  if (isEveryday.test(text)) return tidy(text.toLowerCase(), everyday)
  const lower = text.normalize('NFKC').toLowerCase().normalize('NFC')
  return tidy(lower.replace(looseMarks, '').replace(invisible, ''), anything)
}

function tidy(lower: string, { apostrophes, between, drawnOut, toneEndings }: Patterns): string {
  const joined = lower.replace(apostrophes, '$1').replace(separators, '$1')
  return joined.replace(between, ' ').trim().replace(drawnOut, '$1').replace(toneEndings, placeTone)
}

interface Patterns {
  readonly apostrophes: RegExp
  /** What stands between two words and is more than the one space that it becomes. */
  readonly between: RegExp
  readonly drawnOut: RegExp
  /** Endings of words whose tone may stand on either of two vowels. */
  readonly toneEndings: RegExp
}

/** What letters, marks and digits are is said as in a class of a regular expression. */
function patternsOf(letter: string, mark: string, digit: string, flags: 'g' | 'gu'): Patterns {
  const word = letter + mark + digit
  return {
    apostrophes: new RegExp(`([${letter}])['’‘\`ʼ](?=[${letter}])`, flags),
    between: new RegExp(` *[^ ${word}][^${word}]*| {2,}`, flags),
    drawnOut: new RegExp(`([${letter}])\\1{2,}`, flags),
    toneEndings: new RegExp(`(q?)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|[ùúủũụ]y)(?![${letter}${mark}])`, flags),
  }
}

const anything = patternsOf('\\p{L}', '\\p{M}', '\\p{N}', 'gu')

/** The letters of Vietnamese that have marks, each one character, by what is left without. */
const marked: Readonly<Record<string, string>> = {
  a: 'àáảãạăằắẳẵặâầấẩẫậ',
  d: 'đ',
  e: 'èéẻẽẹêềếểễệ',
  i: 'ìíỉĩị',
  o: 'òóỏõọôồốổỗộơờớởỡợ',
  u: 'ùúủũụưừứửữự',
  y: 'ỳýỷỹỵ',
}
const vietnamese = Object.values(marked).join('')

/** Nearly all that people write is these and ASCII. There every letter has one form already, and the rest is told in half the time. */
const everyday = patternsOf(`a-z${vietnamese}`, '', '0-9', 'g')
const isEveryday = new RegExp(`^[\\t\\n\\r\\x20-\\x7e“”‘’–—${vietnamese}${vietnamese.toUpperCase()}]*$`)

/** Marks that stand on no letter, such as the frame around an emoji. */
const looseMarks = /(?<![\p{L}\p{M}])\p{M}+/gu
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const separators = /(\d)[.,](?=\d{3}(?!\d))/g

/** Folded text without tone marks and other accents; đ becomes d. What people type when their keyboard has no Vietnamese. */
export function plain(text: string): string {
  return madePlain(text)
}

const madePlain = keepingFew((text) => stripMarks(fold(text)), mostKept)

/** The words of folded text; a Vietnamese word of two syllables is two of them. Empty text has none. */
export function syllables(text: string): readonly string[] {
  const folded = fold(text)
  return folded === '' ? [] : folded.split(' ')
}

/** Removes tone marks, vowel marks and the bar of đ from text that is already folded. */
export function stripMarks(folded: string): string {
  let bare = ''
  let from = 0
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at)
    if (code < 0x80) continue
    const letter = bareOf.get(code)
    if (letter === undefined) return stripAnyMarks(folded)
    bare += folded.slice(from, at) + letter
    from = at + 1
  }
  return from === 0 ? folded : bare + folded.slice(from)
}

/** Vietnamese letters without their marks, by the code of the letter. */
const bareOf = new Map(Object.entries(marked).flatMap(([bare, letters]) => [...letters].map((one) => [one.charCodeAt(0), bare] as const)))

function stripAnyMarks(folded: string): string {
  return folded
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
}

/** Removes only the five tones from folded text: `nhốt` becomes `nhôt`, half of what people leave out when they type in a hurry. */
export function stripTones(folded: string): string {
  return folded
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]+/g, '')
    .normalize('NFC')
}

const tonesOnFirst = new Map(
  Object.entries({ oà: 'òa', oá: 'óa', oả: 'ỏa', oã: 'õa', oạ: 'ọa', oè: 'òe', oé: 'óe', oẻ: 'ỏe', oẽ: 'õe', oẹ: 'ọe' }).concat(
    Object.entries({ uỳ: 'ùy', uý: 'úy', uỷ: 'ủy', uỹ: 'ũy', uỵ: 'ụy' }),
  ),
)
const tonesOnLast = new Map([...tonesOnFirst].map(([last, first]) => [first, last]))

/** "hoà" and "hòa" are the same word; so are "qúy" and "quý", where only the second is right. */
function placeTone(_: string, q: string, ending: string): string {
  return q + ((q === '' ? tonesOnFirst : tonesOnLast).get(ending) ?? ending)
}
