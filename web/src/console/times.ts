import type { WireLanguage } from '../../../src/server/wire.ts'

/** `4:05`, `1:04:05`: how long something has lasted, to the second. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const tail = String(seconds % 60).padStart(2, '0')
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`
}

/** "41 phút", "3 giờ", "2 ngày": where seconds would only unsettle. */
export function inWords(ms: number, language: WireLanguage): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return unit(minutes, 'minute', language)
  if (minutes < 48 * 60) return unit(Math.floor(minutes / 60), 'hour', language)
  return unit(Math.floor(minutes / 1440), 'day', language)
}

function unit(count: number, name: 'minute' | 'hour' | 'day', language: WireLanguage): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count)
}

/** Hour and minute; with the day where it is another one than that of `nowMs`. */
export function moment(atMs: number, nowMs: number, language: WireLanguage): string {
  const at = new Date(atMs)
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  if (at.toDateString() === new Date(nowMs).toDateString()) return time
  const day =
    language === 'vi'
      ? `${at.getDate()}/${at.getMonth() + 1}`
      : new Intl.DateTimeFormat(dayFirst, { day: 'numeric', month: 'long' }).format(at)
  return `${time}, ${day}`
}

/** `2026-11-25` as people of the language write it. */
export function isoDay(date: string, language: WireLanguage): string {
  const atMs = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(atMs)) return date
  return new Intl.DateTimeFormat(language === 'vi' ? language : dayFirst, {
    day: 'numeric',
    month: language === 'vi' ? 'numeric' : 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(atMs)
}

/** English with the day before the month, as the chat writes it: plain `en` puts the month first. */
const dayFirst = 'en-GB'

/** What a country of two letters is called: as the browser calls it, but for the one that Bến An spells in its own way. */
export function countryName(code: string, language: WireLanguage): string {
  if (code === 'vn' && language === 'en') return 'Viet Nam'
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code.toUpperCase()) ?? code
  } catch {
    return code
  }
}

/** Minutes from midnight as a field for a time has them, `22:05`. Past midnight it begins anew. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** NaN for an empty field. */
export function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN)
}
