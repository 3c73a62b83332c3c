import type { Money } from '../../knowledge/rules/rule.ts'

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:ty|ti|billion|bn)$/, 1_000_000_000],
  [/^(?:trieu|tr|cu|chai|million|mil|mio|m)$/, 1_000_000],
  [/^(?:van|man)$/, 10_000],
  [/^(?:nghin|ngan|k|thousand)$/, 1_000],
  [/^(?:tram|hundred)$/, 100],
  [/^chuc$/, 10],
]

/** Currencies as people name them, the longer name first. */
const currencies: readonly (readonly [RegExp, string])[] = [
  [/\b(?:dai te|tien dai|do dai|dai tien|ntd?|twd|nt)\b/, 'TWD'],
  [/\b(?:yen|jpy|man nhat|la nhat)\b|¥/, 'JPY'],
  [/\b(?:won|krw)\b|₩/, 'KRW'],
  [/\b(?:euros?|eur|o ro|oro)\b|€/, 'EUR'],
  [/\b(?:bang anh|pounds?|gbp)\b|£/, 'GBP'],
  [/\b(?:nhan dan te|te|cny|rmb|yuan)\b/, 'CNY'],
  [/\b(?:ringgit|myr|rm)\b/, 'MYR'],
  [/\b(?:do sing|sgd|do singapore)\b/, 'SGD'],
  [/\b(?:do uc|aud)\b/, 'AUD'],
  [/\b(?:usd|do la my|do la|do my|do|dollars?|us)\b|\$/, 'USD'],
  [/\b(?:dong|vnd|viet nam dong|d)\b|₫/, 'VND'],
]

/** Names of other things too, unless they stand right behind the sum: "đi Đài", "bằng tiền Việt". */
const rightBehind: Readonly<Record<string, string>> = { dai: 'TWD', bang: 'GBP' }

/** Behind a figure that is no sum, or is one by a name that means another elsewhere. */
const noSum = /^(?:%|nam|thang|ngay|tuan|gio|h|lan|dot|nguoi|tuoi|ve|lit|xi|cay|grand|years?|months?|days?|weeks?|hours?|times?|people)$/
/** Pay by the hour is no monthly wage, and so much each year is no sum in all. */
const byTime = /(?:\/|\b(?:moi|mot|1|per|an|a|every)) (?:gio|h|hour|ngay|day|tuan|week|nam|year)\b/
const until = /^(?:-|~|den|toi|to)$/
const highest = 1e13

/**
 * "20 triệu", "20tr5", "3 triệu rưỡi", "1 tỷ 200 triệu", "18 vạn yên", "1.500 đô", "25.000.000". Above zero. Null for several sums, for
 * what lies between two, and for what cannot be told: it is asked for again, since a wrong sum would make a fee look right. A million or
 * more is said of đồng when nothing else is named. Pure.
 */
export function readMoney(typed: string): Money | null {
  const pieces = piecesOf(typed)
  const text = pieces.join(' ')
  const sums = byTime.test(text) ? null : sumsIn(pieces)
  if (sums === null) return null
  const named = sums.filter(({ isNamed }) => isNamed)
  const [sum, ...others] = named.length > 0 ? named : sums
  if (sum === undefined || others.some(({ amount }) => amount !== sum.amount)) return null
  const amount = Math.round(sum.amount * 100) / 100
  if (!Number.isFinite(amount) || amount <= 0 || amount > highest) return null
  const currency = sum.currency ?? currencyIn(text)
  return { amount, currency: currency ?? (amount >= 1_000_000 && !sum.isInTenThousands ? 'VND' : null) }
}

/** Figures, words and signs, without marks; without years, telephone numbers, and "đóng", which is no "đồng". */
function piecesOf(typed: string): readonly string[] {
  const text = typed
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('đóng', ' ')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('–', '-')
    .replace(/\bnam (?:19|20)\d\d\b|(?<![\d.,])0\d[\d .-]{7,}/g, ' ')
    .replace(/(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/g, (figure) => figure.replaceAll(' ', ''))
  return text.match(/\d+(?:[.,]\d+)*|[a-z]+|[-~/%$€¥₩£₫]/g) ?? []
}

interface Sum {
  readonly amount: number
  /** Its scale or its currency is said, so other figures beside it are no sums. */
  readonly isNamed: boolean
  /** As people count yen and won, not đồng. */
  readonly isInTenThousands: boolean
  readonly currency: string | null
}

/** Null where a sum lies between two. */
function sumsIn(pieces: readonly string[]): readonly Sum[] | null {
  const sums: Sum[] = []
  for (let at = 0; at < pieces.length; at += 1) {
    if (!isFigure(pieces[at])) continue
    const first = partAt(pieces, at)
    let { amount, scale, to } = first
    if (until.test(pieces[to] ?? '') && isFigure(pieces[to + 1])) return null
    const isSum = scale > 1 || !noSum.test(pieces[to] ?? '')
    for (let part = partAt(pieces, to); scale > 1 && part.to > to; part = partAt(pieces, to)) {
      const small = part.scale === 1 ? lastDigits(pieces, to, scale) : part.amount
      if (small === null || part.scale >= scale) break
      amount += small
      scale = part.scale
      to = part.to
    }
    const behind = pieces.slice(to, to + 3).join(' ')
    const currency =
      rightBehind[pieces[to] ?? ''] ?? currencyIn(`${/^[$€¥₩£₫]$/.test(pieces[at - 1] ?? '') ? pieces[at - 1] : ''} ${behind}`)
    if (isSum) sums.push({ amount, isNamed: first.scale > 1 || currency !== null, isInTenThousands: first.isInTenThousands, currency })
    at = to - 1
  }
  return sums
}

interface Part {
  readonly amount: number
  readonly scale: number
  readonly isInTenThousands: boolean
  /** The piece behind it; where it began if there is no figure. */
  readonly to: number
}

/** A figure with the scales behind it: "5 trăm triệu", "3 triệu rưỡi". */
function partAt(pieces: readonly string[], from: number): Part {
  if (!isFigure(pieces[from])) return { amount: 0, scale: 1, isInTenThousands: false, to: from }
  let to = from + 1
  let scale = 1
  for (let next = scaleOf(pieces[to]); next !== null; next = scaleOf(pieces[to])) {
    scale *= next
    to += 1
  }
  const isInTenThousands = pieces.slice(from + 1, to).some((word) => scaleOf(word) === 10_000)
  const isHalfMore = scale > 1 && /^ruo[iy]$/.test(pieces[to] ?? '')
  const amount = readFigure(pieces[from] ?? '') * scale + (isHalfMore ? scale / 2 : 0)
  return { amount, scale, isInTenThousands, to: isHalfMore ? to + 1 : to }
}

/** "20tr5" is 20.5 million, "2tr350" is 2.35 million; but in "20 triệu 3 năm" the 3 is none of it. */
function lastDigits(pieces: readonly string[], at: number, scale: number): number | null {
  const figure = pieces[at] ?? ''
  return /^\d{1,3}$/.test(figure) && !noSum.test(pieces[at + 1] ?? '') ? Number(`0.${figure}`) * scale : null
}

function scaleOf(word: string | undefined): number | null {
  return scales.find(([name]) => name.test(word ?? ''))?.[1] ?? null
}

function currencyIn(text: string): string | null {
  return currencies.find(([name]) => name.test(text))?.[1] ?? null
}

function isFigure(piece: string | undefined): boolean {
  return /^\d/.test(piece ?? '')
}

/** "1.500.000" and "1,500,000" are thousands; "1,5" and "20.5" are parts. */
function readFigure(figure: string): number {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(figure)) return Number(figure.replace(/[.,]/g, ''))
  return Number(figure.replace(',', '.').replace(/[.,](?=.*[.,])/g, ''))
}
