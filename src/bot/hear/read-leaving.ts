import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import { wordSet } from '../phrases.ts'
import type { Leave } from './choice-data.ts'
import { saysExactly } from './says-one-of.ts'

/** Exit or erase, as a whole message and nothing else: "em muốn thoát khỏi đây" is no command. Pure. */
export function readLeaving(text: string, knowledge: Knowledge): Leave['how'] | null {
  const typed = plain(text)
  if (wordSet(knowledge, 'words.exit').has(typed)) return 'exit'
  return wordSet(knowledge, 'words.erase').has(typed) || saysExactly('words.erase-asked', text, knowledge) ? 'erase' : null
}
