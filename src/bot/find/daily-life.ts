import { tellsNothing } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { isQuestion } from './asks-on.ts'
import type { FoundAnswer } from './found-answer.ts'
import type { RankedQuestion } from './ranked-question.ts'

/** More words tell a story. */
const mostWords = 12

/**
 * "Tàu điện ở Nhật có đắt không" names a country and asks about none of its ways to work: trains, buses and the weather are nobody's here.
 * Who tells of being on one, works there or is in need asks something else. Pure.
 */
export function dailyLife({ text, danger, inDanger, topics, heard }: RankedQuestion, knowledge: Knowledge): FoundAnswer | null {
  if (inDanger || heard.named === null || !tellsNothing(danger) || text.split(/\s+/).length > mostWords) return null
  if (!isQuestion(text, heard.conversation.language ?? 'vi', knowledge)) return null
  if (!saysOneOf('words.daily-life', text, knowledge) || saysOneOf('words.beside-life', text, knowledge)) return null
  return { kind: 'not-ours', said: 'miss.elsewhere', others: topics.filter(({ stage }) => stage === 'before').slice(0, 1) }
}
