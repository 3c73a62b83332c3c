import type { IsoDate, Language } from './knowledge.ts'

const msPerDay = 86_400_000
const vietnamOffsetMs = 7 * 3_600_000

/** The calendar day in Việt Nam (UTC+7, no summer time), by which all dates of content are compared. */
export function vietnamDate(nowMs: number): IsoDate {
  return new Date(nowMs + vietnamOffsetMs).toISOString().slice(0, 10)
}

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
  const [year, month, day] = date.split('-').map(Number)
  if (language === 'vi') return `ngày ${day}/${month}/${year}`
  return englishDate.format(new Date(`${date}T00:00:00Z`))
}

/** Made once: making one takes longer than a whole decision. */
const englishDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
