import type { Knowledge } from '../../knowledge/knowledge.ts'
import { asks } from '../../knowledge/words/asks.ts'
import { readWords } from '../../knowledge/words/words.ts'
import type { Conversation } from '../conversation.ts'
import { withoutClauses } from './clauses-in.ts'
import { positionsOf, saysNothingBut, saysOneOf } from './says-one-of.ts'
import { isListed } from './spelt.ts'

/**
 * "Quản lý đang đứng cạnh em", "sếp đang nhìn": a whole message that tells of nothing but somebody near; where somebody may be
 * reading along, also that they write later. Pure.
 */
export function tellsOfNear(
  text: string,
  { guarded, language }: Pick<Conversation, 'guarded' | 'language'>,
  knowledge: Knowledge,
): boolean {
  if (text.includes('?') || asks(withoutWatched(text, knowledge), language ?? 'vi', knowledge)) return false
  const told = withoutClauses(text, (clause) => isListed(clause, 'words.safe-no', knowledge))
  if (!saysNothingBut(['words.unsafe', 'words.watched', 'words.later'], 'words.beside-watched', told, knowledge)) return false
  return guarded || saysOneOf('words.unsafe', told, knowledge) || saysOneOf('words.watched', told, knowledge)
}

/** Without its marks "kiểm tra máy" asks how many. */
function withoutWatched(text: string, knowledge: Knowledge): string {
  const near = positionsOf('words.watched', text, knowledge)
  const words = readWords(text, knowledge.lexicon)
  return words
    .filter((_, at) => near.every(({ from, to }) => at < from || at >= to))
    .map(({ forms }) => forms[0])
    .join(' ')
}
