import type { Knowledge } from '../knowledge.ts'
import { readWords, type Word } from './words.ts'

/**
 * The same as `read`, which is asked once for each message: one turn wants to know several times. What was read is kept as long
 * as the words of the message are.
 */
export function keptWithWords<Read>(
  read: (text: string, words: readonly Word[], knowledge: Knowledge) => Read,
): (text: string, knowledge: Knowledge) => Read {
  const lastRead = new WeakMap<readonly Word[], { readonly by: Knowledge; readonly read: Read }>()
  return (text, knowledge) => {
    const words = readWords(text, knowledge.lexicon)
    const kept = lastRead.get(words)
    if (kept?.by === knowledge) return kept.read
    const anew = { by: knowledge, read: read(text, words, knowledge) }
    lastRead.set(words, anew)
    return anew.read
  }
}
