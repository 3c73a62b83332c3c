import type { Knowledge } from '../../knowledge/knowledge.ts'

interface Both {
  readonly staffed: Knowledge
  readonly unstaffed: Knowledge
}

const known = new WeakMap<Knowledge, Both>()

/** Content as the bot reads it while somebody is on duty, or nobody. Always the same object for the same answer: much is remembered by it. */
export function withDuty(knowledge: Knowledge, staffed: boolean): Knowledge {
  const both = known.get(knowledge) ?? { staffed: { ...knowledge, staffed: true }, unstaffed: { ...knowledge, staffed: false } }
  known.set(knowledge, both)
  return staffed ? both.staffed : both.unstaffed
}
