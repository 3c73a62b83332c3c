import type { Knowledge } from '../../knowledge/knowledge.ts'
import { saysOnly } from './says-one-of.ts'

/** What to do, or whom to call, and nothing besides. Pure. */
export function asksWhatNow(text: string, knowledge: Knowledge): boolean {
  return saysOnly('words.what-to-do', text, knowledge) || saysOnly('words.whom-to-call', text, knowledge)
}
