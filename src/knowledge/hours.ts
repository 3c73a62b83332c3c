import type { Hours } from './knowledge.ts'

const msPerMinute = 60_000

/** Whether somebody answers now. Unknown hours count as closed: nobody is promised who may not be there. */
export function isOpen(hours: Hours, nowMs: number): boolean {
  if (hours.kind !== 'weekly') return hours.kind === 'always'
  const local = new Date(nowMs + hours.utcOffsetMinutes * msPerMinute)
  const day = local.getUTCDay() || 7
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
  return hours.open.some((span) => span.days.includes(day) && span.fromMinute <= minute && minute < span.toMinute)
}
