import type { Hours, Language } from '../../knowledge/knowledge.ts'

/** The spans of a week as people say them: `Thứ Hai – Thứ Sáu 8:00–17:00`. */
export function weekInWords(hours: Extract<Hours, { kind: 'weekly' }>, language: Language): string {
  return hours.open.map((span) => `${days(span.days, language)} ${time(span.fromMinute)}–${time(span.toMinute)}`).join(', ')
}

function time(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** Days in a row as a span. */
function days(numbers: readonly number[], language: Language): string {
  const first = numbers[0] ?? 1
  const inARow = numbers.length > 2 && numbers.every((day, i) => day === first + i)
  const shown = inARow ? [first, first + numbers.length - 1] : numbers
  return shown.map((day) => weekdays[language][day - 1] ?? '').join(inARow ? ' – ' : ', ')
}

/** 1 January 2024 was a Monday. */
const weekdays = { vi: weekdayNames('vi'), en: weekdayNames('en-GB') } as const

function weekdayNames(locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map((day) => format.format(Date.UTC(2024, 0, day)))
}
