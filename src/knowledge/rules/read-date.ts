import { addDays, isIsoDate } from '../dates.ts'
import type { IsoDate } from '../knowledge.ts'
import { plain } from '../words/normalise.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWord = `((?:${months.join('|')})[a-z]{0,6})`
const dayWord = '(\\d{1,2})(?:st|nd|rd|th)?'
const dayFirst = new RegExp(`\\b${dayWord} (?:of )?${monthWord}\\b(?: (\\d{4}))?`)
const monthFirst = new RegExp(`\\b${monthWord} ${dayWord}\\b(?: (\\d{4}))?`)

/**
 * A day as people write it: `15/10/2026`, `ngày 15 tháng 10 năm 2026`, `15 October 2026`, `hôm qua`. Without a year it is the latest
 * such day up to today. Day before month, as in Việt Nam. Null when no day can be read.
 */
export function readDate(text: string, today: IsoDate): IsoDate | null {
  const iso = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text)
  if (iso) return toDate(iso[1], iso[2], iso[3])
  const numbers = /(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?/.exec(text)
  if (numbers) return withYear(numbers[1], numbers[2], numbers[3], today)
  const words = plain(text)
  const spelt = /(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?/.exec(words)
  if (spelt) return withYear(spelt[1], spelt[2], spelt[3], today)
  const [, day, month, year] = dayFirst.exec(words) ?? []
  if (month !== undefined) return withYear(day, numberOf(month), year, today)
  const [, named, of, then] = monthFirst.exec(words) ?? []
  if (named !== undefined) return withYear(of, numberOf(named), then, today)
  if (/\b(?:hom nay|today)\b/.test(words)) return today
  if (/\b(?:hom qua|yesterday)\b/.test(words)) return addDays(today, -1)
  return null
}

function numberOf(month: string): string {
  return String(months.indexOf(month.slice(0, 3)) + 1)
}

function withYear(day: string | undefined, month: string | undefined, year: string | undefined, today: IsoDate): IsoDate | null {
  if (year !== undefined) return toDate(year.length === 2 ? `20${year}` : year, month, day)
  const thisYear = Number(today.slice(0, 4))
  const date = toDate(String(thisYear), month, day)
  return date !== null && date > today ? toDate(String(thisYear - 1), month, day) : date
}

function toDate(year = '', month = '', day = ''): IsoDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(date) ? date : null
}
