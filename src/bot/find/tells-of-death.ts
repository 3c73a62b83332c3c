import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { saysOneOf } from '../hear/says-one-of.ts'

/** Its title says that somebody has died: no answer to a mother who asks whether her son will live. Pure. */
export function tellsOfDeath({ entry }: Topic, knowledge: Knowledge): boolean {
  return saysOneOf('words.of-death', entry.vi.title, knowledge)
}
