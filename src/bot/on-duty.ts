import { isOpen } from '../knowledge/hours.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

/** Whether people of the hotline are on duty. Where the operator gives no hours nobody is: a promise needs somebody to keep it. */
export function onDuty({ operator }: Knowledge, nowMs: number): boolean {
  return isOpen(operator.hours, nowMs)
}
