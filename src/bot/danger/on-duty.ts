import { isOpen } from '../../knowledge/hours.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Origin } from '../reply.ts'

/** Whether people of the hotline are on duty. Where the operator gives no hours nobody is: a promise needs somebody to keep it. */
export function onDuty({ operator, staffed }: Knowledge, nowMs: number): boolean {
  return staffed ?? isOpen(operator.hours, nowMs)
}

const nobodyPhrases: ReadonlySet<string> = new Set<PhraseKey>([
  'person.nobody',
  'consent.nobody',
  'waiting.nobody',
  'returned.nobody',
  'turned-away',
  'miss.again-nobody',
  'unserved.protected-nobody',
])

/** Whether a reply is one that says that nobody is on duty, with the lines that are open in the place of a person. */
export function tellsNobody(origin: Origin): boolean {
  return origin.from === 'phrase' && nobodyPhrases.has(origin.id)
}
