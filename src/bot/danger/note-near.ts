import type { Danger } from '../../knowledge/danger/danger.ts'
import { screen } from '../../knowledge/danger/screen.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { Order } from '../hear/choice-data.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { tellsOfNear } from '../hear/tells-of-near.ts'
import { say } from '../say/say.ts'
import { settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Turn } from '../turn.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { stepsGiven } from './steps-given.ts'
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

/**
 * "Sếp đang nhìn em", where only what was written just before makes danger of it ("em mệt mỏi với cuộc sống này"): a person sees
 * it, and the screen shows no steps that nobody has read yet. Null for everything else.
 */
export function nearAtOnce({ said, conversation }: Heard, danger: Danger, knowledge: Knowledge, nowMs: number): Turn | null {
  if (said.kind !== 'words' || danger.level < 3 || conversation.danger !== null || conversation.recent.length < 2) return null
  if (conversation.writer === 'relative' || !tellsOfNear(said.text, conversation, knowledge)) return null
  if (screen(said.text, knowledge).because.some(({ kind }) => kind === 'words')) return null
  const told = tellHotline(conversation, { ...danger, because: [...danger.because, { kind: 'somebody-is-near' }] })
  const after: Conversation = {
    ...settled(conversation),
    guarded: true,
    writingNow: 'unsafe',
    danger: { ...stepsGiven(conversation, danger, nowMs), steps: 'gone' },
  }
  return {
    conversation: after,
    replies: [say(settingOf(after, knowledge, nowMs), 'guarded.silent')],
    effects: [{ kind: 'cancel-unsent' }, told],
  }
}

const near = ['words.unsafe', 'words.watched'] as const
