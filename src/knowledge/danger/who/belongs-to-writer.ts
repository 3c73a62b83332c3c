import type { Knowledge } from '../../knowledge.ts'
import type { Found } from '../../words/find-phrases.ts'
import type { Word } from '../../words/words.ts'

/** "Con gái tôi", "my daughter"; "con gái" alone may be whoever writes. Pure. */
export function belongsToWriter({ from, to }: Found<unknown>, words: readonly Word[], { lexicon: { vi, en } }: Knowledge): boolean {
  const isOneOf = (word: Word | undefined, list: readonly string[]) => word !== undefined && list.includes(word.meant)
  return isOneOf(words[to - 1], vi.sentences.writer) || isOneOf(words[from], en.sentences.writer)
}
