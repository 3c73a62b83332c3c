import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import { wordSet } from '../phrases.ts'
import type { Leave } from './choice-data.ts'
import { saysExactly, saysNothingBut } from './says-one-of.ts'

/**
 * Exit or erase, as a whole message and nothing else: "em muốn thoát khỏi đây" is no command. Around erasing it may be asked for
 * ("em muốn xóa hết", "xóa đi bạn"). Pure.
 */
export function readLeaving(text: string, knowledge: Knowledge): Leave['how'] | null {
  const typed = plain(text)
  if (wordSet(knowledge, 'words.exit').has(typed)) return 'exit'
  const asks = saysExactly('words.erase-asked', text, knowledge) || saysNothingBut('words.erase', 'words.beside-erase', text, knowledge)
  return wordSet(knowledge, 'words.erase').has(typed) || asks ? 'erase' : null
}
