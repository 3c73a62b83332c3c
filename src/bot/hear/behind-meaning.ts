import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import { wordSet } from '../phrases.ts'

/** What stands behind "ý tôi là", "em muốn hỏi về", "I mean", as it was typed; null where nothing begins so, or nothing follows. Pure. */
export function behindMeaning(text: string, knowledge: Knowledge): string | null {
  const typed = text.trim().split(/\s+/)
  const openers = wordSet(knowledge, 'words.meaning')
  for (let count = Math.min(longestOpener, typed.length - 1); count > 0; count -= 1) {
    if (openers.has(plain(typed.slice(0, count).join(' ')))) return typed.slice(count).join(' ')
  }
  return null
}

const longestOpener = 7
