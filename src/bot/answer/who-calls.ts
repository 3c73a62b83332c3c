import { home, type Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import { saysOneOf } from '../hear/says-one-of.ts'

/**
 * "Em ở Nhật, mẹ ở nhà gọi số nào": whoever asks is abroad, and somebody at home will call. For this answer numbers say from where they can
 * be dialled, as they do to a relative. Pure.
 */
export function asToBeCalledFrom(asked: string, conversation: Conversation, knowledge: Knowledge): Conversation {
  const { whereabouts } = conversation
  const isAbroad = whereabouts !== null && whereabouts !== home
  const isFromHome = isAbroad && saysOneOf('words.home-calls', asked, knowledge)
  return isFromHome ? { ...conversation, writer: 'relative', writesFrom: home } : conversation
}
