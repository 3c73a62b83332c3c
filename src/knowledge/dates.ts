import type { IsoDate, Language } from './knowledge.ts'

const msPerDay = 86_400_000
const vietnamOffsetMs = 7 * 3_600_000

/** The calendar day in Việt Nam (UTC+7, no summer time), by which all dates of content are compared. */
export function vietnamDate(nowMs: number): IsoDate {
  const day = Math.floor((nowMs + vietnamOffsetMs) / msPerDay)
  if (day !== lastDay.day) lastDay = { day, date: new Date(day * msPerDay).toISOString().slice(0, 10) }
  return lastDay.date
}

/** One turn asks for the same day many times. */
let lastDay: { readonly day: number; readonly date: IsoDate } = { day: 0, date: '1970-01-01' }

/** When that day begins in Việt Nam. */
export function vietnamMidnightMs(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) - vietnamOffsetMs
}

/** Whether the text is a day that exists, written `2026-11-22`. */
export function isIsoDate(text: string): text is IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** The day so many days later, or earlier when negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10)
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay)
}

/** As people say it: `ngày 1/7/2025`, `1 July 2025`. */
export function formatDate(date: IsoDate, language: Language): string {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8))
  return language === 'vi' ? `ngày ${day}/${month}/${year}` : `${day} ${englishMonths[month - 1]} ${year}`
}

/** Written out: the first name that Intl gives costs a start 40 ms. */
const englishMonths = 'January February March April May June July August September October November December'.split(' ')
