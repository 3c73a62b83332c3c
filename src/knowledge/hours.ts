import type { Hours } from './knowledge.ts'

const msPerMinute = 60_000
const minutesPerDay = 1440

/** Whether somebody answers now. Unknown hours count as closed: nobody is promised who may not be there. */
export function isOpen(hours: Hours, nowMs: number): boolean {
  if (hours.kind !== 'weekly') return hours.kind === 'always'
  const local = new Date(nowMs + hours.utcOffsetMinutes * msPerMinute)
  const day = local.getUTCDay() || 7
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
  return hours.open.some((span) => span.days.includes(day) && span.fromMinute <= minute && minute < span.toMinute)
}

/** The next moment at which the line opens; null when it is open now, never opens, or nobody knows. */
export function opensAt(hours: Hours, nowMs: number): number | null {
  if (hours.kind !== 'weekly' || isOpen(hours, nowMs)) return null
  const offsetMs = hours.utcOffsetMinutes * msPerMinute
  const midnightMs = Math.floor((nowMs + offsetMs) / (minutesPerDay * msPerMinute)) * minutesPerDay * msPerMinute - offsetMs
  const opening: number[] = []
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const dayMs = midnightMs + ahead * minutesPerDay * msPerMinute
    const day = new Date(dayMs + offsetMs).getUTCDay() || 7
    for (const span of hours.open) if (span.days.includes(day)) opening.push(dayMs + span.fromMinute * msPerMinute)
  }
  return opening.filter((atMs) => atMs > nowMs).sort((a, b) => a - b)[0] ?? null
}
