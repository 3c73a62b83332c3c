import type { Knowledge } from '../../knowledge/knowledge.ts'
import { onceForEach } from '../../knowledge/once-for-each.ts'

interface Both {
  readonly staffed: Knowledge
  readonly unstaffed: Knowledge
}

const both = onceForEach(
  (knowledge: Knowledge): Both => ({ staffed: { ...knowledge, staffed: true }, unstaffed: { ...knowledge, staffed: false } }),
)

/**
 * Content as the bot reads it while somebody is on duty, or nobody. Always the same object for the same answer: much is remembered by it.
 */
export function withDuty(knowledge: Knowledge, staffed: boolean): Knowledge {
  return staffed ? both(knowledge).staffed : both(knowledge).unstaffed
}
