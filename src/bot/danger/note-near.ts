import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Order } from '../hear/choice-data.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import type { Turn } from '../turn.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { tellHotline } from './tell-hotline.ts'

/**
 * "Họ đang vào phòng": the screen says nothing but what is neutral, and whoever has the case sees it; where somebody has closed it and the
 * danger was not taken back, it opens anew. A mere no, a press, or "later" tells nothing that does not stand beside the case anyway.
 */
export function withNear(turn: Turn, command: Order, words: string | null, knowledge: Knowledge): Turn {
  const { danger, openCase } = turn.conversation
  const isUnsafe = command.kind === 'command' && command.command === 'safe-no'
  if (!isUnsafe || words === null || !near.some((list) => saysOneOf(list, words, knowledge))) return turn
  const isOpen = hasCaseOfDanger(turn.conversation)
  if (!isOpen && (danger === null || danger.byLikeness === 'taken-back')) return turn
  const level = (isOpen ? openCase?.level : danger?.level) ?? 3
  const told = tellHotline(turn.conversation, { level, topic: danger?.topic ?? null, because: [{ kind: 'somebody-is-near' }] })
  return { ...turn, effects: [...turn.effects, told] }
}

const near = ['words.unsafe', 'words.watched'] as const
