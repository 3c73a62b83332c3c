import type { Knowledge } from '../knowledge.ts'
import { isClauseBreak } from '../words/clauses.ts'
import type { Found } from '../words/find-phrases.ts'
import { readWords, type Word } from '../words/words.ts'
import { type FrameName, framesIn } from './danger-books.ts'

/**
 * "Em muốn giết nó": what the writer would do to somebody. Behind other words of its clause ("chồng em muốn giết nó") somebody
 * else would.
 */
export function angerIn(words: readonly Word[], frames: readonly Found<FrameName>[]): readonly Found<FrameName>[] {
  if (frames.some(({ means }) => means === 'grim')) return []
  return frames.filter(({ means, from }) => means === 'anger' && isClauseBreak(words, from))
}

/** Pure. Whether the writer says what they would do to somebody; what was done to them may stand beside it. */
export function speaksInAnger(text: string, knowledge: Knowledge): boolean {
  const words = readWords(text, knowledge.lexicon)
  return angerIn(words, framesIn(words, knowledge)).length > 0
}
