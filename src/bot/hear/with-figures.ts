import { fold, stripMarks } from '../../knowledge/words/normalise.ts'

/**
 * A text with the numbers that are spelt out before a unit in figures: "ba mươi sáu tháng" is "36 tháng", "một trăm năm mươi triệu" is
 * "150 triệu", "two years" is "2 years". What may be two numbers ("hai ba năm") stays as it is. Pure.
 */
export function withFigures(text: string): string {
  const written = text.normalize('NFC').split(/\s+/)
  const words = written.map(fold)
  const told: string[] = []
  for (let at = 0; at < words.length; ) {
    const number = below1000(words, at)
    const isCounted = number !== null && units.has(stripMarks(words[number.to] ?? ''))
    const to = number === null ? at + 1 : isCounted ? number.to + 1 : endOfNumbers(words, number.to)
    told.push(...(isCounted ? [String(number.value), ...written.slice(number.to, to)] : written.slice(at, to)))
    at = to
  }
  return told.join(' ')
}

/** Where numbers follow each other without a unit, none of them is one. */
function endOfNumbers(words: readonly string[], from: number): number {
  let to = from
  while (to < words.length && (digit(words[to]) !== null || is('mươi', words[to]) || is('trăm', words[to]))) to += 1
  return to
}

interface Read {
  readonly value: number
  /** The word behind it. */
  readonly to: number
}

function below1000(words: readonly string[], at: number): Read | null {
  const hundreds = digit(words[at])
  if (hundreds === null || !is('trăm', words[at + 1])) return below100(words, at)
  const to = at + 2
  const odd = is('linh', words[to]) || is('lẻ', words[to]) ? digit(words[to + 1]) : null
  if (odd !== null) return { value: hundreds * 100 + odd, to: to + 2 }
  const rest = below100(words, to)
  if (rest === null || is('năm', words[rest.to - 1])) return { value: hundreds * 100, to }
  return rest.value < 10 ? null : { value: hundreds * 100 + rest.value, to: rest.to } // "trăm hai" is 120 to some
}

function below100(words: readonly string[], at: number): Read | null {
  const first = digit(words[at])
  if (first === null) return null
  const isTens = first === 10 || first >= 20 || is('mươi', words[at + 1])
  if (!isTens) {
    const ending = endings.get(words[at + 1] ?? '') ?? null // "hai lăm"
    return ending === null || first > 9 ? { value: first, to: at + 1 } : { value: first * 10 + ending, to: at + 2 }
  }
  const tens = first < 10 ? first * 10 : first
  const to = first < 10 ? at + 2 : at + 1
  const last = is('năm', words[to]) ? null : (endings.get(words[to] ?? '') ?? digit(words[to]))
  return last === null || last > 9 ? { value: tens, to } : { value: tens + last, to: to + 1 }
}

function is(meant: string, word: string | undefined): boolean {
  return word === meant || word === stripMarks(meant)
}

function digit(word: string | undefined): number | null {
  return numbers.get(word ?? '') ?? null
}

/** With their marks and without any. */
function spelt(all: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  return new Map(all.flatMap(([word, value]) => [[word, value] as const, [stripMarks(word), value] as const]))
}

const numbers = spelt([
  ...[...'một hai ba bốn năm sáu bảy tám chín mười'.split(' ')].map((word, at) => [word, at + 1] as const),
  ['bẩy', 7],
  ...'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, at) => [word, at + 1] as const),
  ['fifteen', 15],
  ['eighteen', 18],
  ...'twenty thirty forty fifty sixty'.split(' ').map((word, at) => [word, (at + 2) * 10] as const),
])

/** Digits that only stand behind tens. */
const endings = spelt([
  ['mốt', 1],
  ['tư', 4],
  ['lăm', 5],
  ['nhăm', 5],
])

const units = new Set(
  'nam thang year years month months trieu tr cu chai ty ti nghin ngan van man million billion thousand dong do yen won te euro usd'.split(
    ' ',
  ),
)
