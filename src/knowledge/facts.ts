import { vietnamDate } from './dates.ts'
import type { Fact, FactValue, IsoDate, Knowledge, Language } from './knowledge.ts'

/** The value that holds on that day, both its first and its last day included; null when none does. */
export function factOn(fact: Fact, date: IsoDate): FactValue | null {
  return (
    fact.values.find(
      (value) => (value.holdsFrom === null || value.holdsFrom <= date) && (value.holdsUntil === null || date <= value.holdsUntil),
    ) ?? null
  )
}

/** The figure that holds now under this id; null when the fact is unknown or none of its values holds. */
export function factNow(knowledge: Pick<Knowledge, 'facts'>, id: string, nowMs: number): FactValue | null {
  const fact = knowledge.facts.get(id)
  return fact ? factOn(fact, vietnamDate(nowMs)) : null
}

/** The figure with its unit, as people say it: `80 đến 100 triệu đồng`, `1.5 months`, `15%`. */
export function formatFact(value: FactValue, language: Language): string {
  const last = value.to ?? value.value
  if (value.unit !== 'vnd') return `${range(value, 1, language)}${unitName(value.unit, last, language)}`
  const scale = scaleOf([value.value, last])
  return `${range(value, scale.of, language)}${scale[language]} ${language === 'vi' ? 'đồng' : 'VND'}`
}

/** A sum of đồng, as people say it: `30 triệu đồng`, `30 million VND`. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  if (currency === 'VND') {
    const scale = scaleOf([amount])
    return `${number(amount / scale.of, language)}${scale[language]} ${language === 'vi' ? 'đồng' : 'VND'}`
  }
  return `${number(amount, language)} ${currency}`
}

/** A bare number in the language's own writing: `1,5` and `1.5`. */
export function number(value: number, language: Language): string {
  return numberFormats[language].format(value)
}

/** Made once: making one takes longer than a thousand uses. */
const numberFormats = {
  vi: new Intl.NumberFormat('vi', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
}
const englishPlural = new Intl.PluralRules('en')

function range(value: FactValue, scale: number, language: Language): string {
  const from = number(value.value / scale, language)
  if (value.to === null) return from
  return `${from}${language === 'vi' ? ' đến ' : ' to '}${number(value.to / scale, language)}`
}

const scales = [
  { of: 1_000_000_000, vi: ' tỷ', en: ' billion' },
  { of: 1_000_000, vi: ' triệu', en: ' million' },
] as const

/** Millions and billions are said as such when every figure is at least one and comes out with at most one decimal. */
function scaleOf(amounts: readonly number[]): { readonly of: number; readonly vi: string; readonly en: string } {
  const fits = (of: number) => amounts.every((amount) => amount >= of && (amount * 10) % of === 0)
  return scales.find(({ of }) => fits(of)) ?? { of: 1, vi: '', en: '' }
}

const unitNames = {
  vi: { usd: ' đô la Mỹ', twd: ' Đài tệ', months: ' tháng', days: ' ngày', hours: ' giờ', years: ' năm', percent: '%', people: ' người' },
  one: {
    usd: ' US dollar',
    twd: ' Taiwan dollar',
    months: ' month',
    days: ' day',
    hours: ' hour',
    years: ' year',
    percent: '%',
    people: ' person',
  },
  en: {
    usd: ' US dollars',
    twd: ' Taiwan dollars',
    months: ' months',
    days: ' days',
    hours: ' hours',
    years: ' years',
    percent: '%',
    people: ' people',
  },
} as const

function unitName(unit: Exclude<FactValue['unit'], 'vnd'>, count: number, language: Language): string {
  if (language === 'vi') return unitNames.vi[unit]
  return englishPlural.select(count) === 'one' ? unitNames.one[unit] : unitNames.en[unit]
}
