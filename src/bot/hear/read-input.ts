import type { InputType, Knowledge } from '../../knowledge/knowledge.ts'
import { findPlaces } from '../../knowledge/places/places.ts'
import type { Money, RuleValue } from '../../knowledge/rules/rule.ts'
import { fold, plain } from '../../knowledge/words/normalise.ts'
import { countryCalled } from './only-names.ts'

/** Longest name that is looked up. */
const longestText = 120

/** What was typed, as the value that a rule wants; null when it cannot be read as one, so that it is asked again. Pure. */
export function readInput(typed: string, type: InputType, knowledge: Knowledge): RuleValue {
  switch (type) {
    case 'text':
      return fold(typed) === '' ? null : typed.normalize('NFC').trim().slice(0, longestText)
    case 'choice':
      return typed
    case 'months':
      return readMonths(typed)
    case 'money':
      return readMoney(typed)
    case 'country':
      return readCountry(typed, knowledge)
  }
}

/** "3 năm", "36 tháng", "18", "1 năm rưỡi", "2 years 6 months". Between 1 month and 20 years. */
function readMonths(typed: string): number | null {
  const text = plain(typed.replace(/(\d),(\d)/g, '$1.$2').replaceAll('.', ' point '))
  const number = '(\\d+(?: point \\d+)?)'
  const years = numberIn(new RegExp(`${number} ?(?:nam|years?|yrs?|y)\\b`).exec(text))
  const months = numberIn(new RegExp(`${number} ?(?:thang|months?|mths?|m|t)\\b`).exec(text))
  const half = /\b(?:nam ruoi|and a half)\b/.test(text) ? 6 : 0
  const bare = numberIn(new RegExp(`^${number}$`).exec(text))
  const total = years === null && months === null ? bare : (years ?? 0) * 12 + (months ?? 0) + half
  return total !== null && total >= 1 && total <= 240 ? Math.round(total * 10) / 10 : null
}

function numberIn(match: RegExpExecArray | null): number | null {
  return match ? Number((match[1] ?? '').replace(' point ', '.')) : null
}

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:ty|billion|bn)\b/, 1_000_000_000],
  [/^(?:trieu|tr|cu|chai|million|mil|mio|m)\b/, 1_000_000],
  [/^(?:nghin|ngan|k|thousand)\b/, 1_000],
  [/^(?:tram|hundred)\b/, 100],
]

/** Currencies as people name them, the longer name first. */
const currencies: readonly (readonly [RegExp, string])[] = [
  [/\b(?:dai te|tien dai|do dai|dai tien|ntd?|twd|nt)\b/, 'TWD'],
  [/\b(?:yen|jpy|man nhat|la nhat)\b|¥/, 'JPY'],
  [/\b(?:won|krw)\b|₩/, 'KRW'],
  [/\b(?:euros?|eur)\b|€/, 'EUR'],
  [/\b(?:bang anh|pounds?|gbp)\b|£/, 'GBP'],
  [/\b(?:nhan dan te|te|cny|rmb|yuan)\b/, 'CNY'],
  [/\b(?:ringgit|myr|rm)\b/, 'MYR'],
  [/\b(?:do sing|sgd|do singapore)\b/, 'SGD'],
  [/\b(?:do uc|aud)\b/, 'AUD'],
  [/\b(?:usd|do la my|do la|do my|do|dollars?|us)\b|\$/, 'USD'],
  [/\b(?:dong|vnd|viet nam dong|d)\b|₫/, 'VND'],
]

/** "20 triệu", "20tr5", "1.500 đô", "25.000.000", "3 vạn tệ" is not read. Above zero. A million or more is said of đồng when nothing else is named. */
function readMoney(typed: string): Money | null {
  const text = ` ${plainKeepingSigns(typed)} `
  const match = /(\d+(?:[.,]\d+)*)\s*([a-z]*)\s*(\d*)/.exec(text)
  if (!match) return null
  const figure = readFigure(match[1] ?? '')
  const scale = scales.find(([word]) => word.test(match[2] ?? ''))?.[1] ?? 1
  // "20tr5" is 20.5 million, "2tr350" is 2.35 million.
  const rest = scale > 1 && /^\d{1,3}$/.test(match[3] ?? '') ? Number(`0.${match[3]}`) : 0
  const amount = Math.round((figure + rest) * scale * 100) / 100
  if (!Number.isFinite(amount) || amount <= 0 || amount > 1e13) return null
  const currency = currencies.find(([name]) => name.test(text))?.[1] ?? null
  return { amount, currency: currency ?? (scale >= 1_000_000 || amount >= 1_000_000 ? 'VND' : null) }
}

function plainKeepingSigns(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
}

/** "1.500.000" and "1,500,000" are thousands; "1,5" and "20.5" are parts. */
function readFigure(figure: string): number {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(figure)) return Number(figure.replace(/[.,]/g, ''))
  return Number(figure.replace(',', '.').replace(/[.,](?=.*[.,])/g, ''))
}

function readCountry(typed: string, knowledge: Knowledge): RuleValue {
  return findPlaces(typed, knowledge).named ?? countryCalled(typed, knowledge)
}
