import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Reply } from '../reply.ts'
import { personChoice, stepsChoice, whereChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf, urgently } from '../say/say.ts'
import { type Setting, settingOf } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Turn } from '../turn.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { numbersAgain } from './numbers-of-steps.ts'
import { tellHotline } from './tell-hotline.ts'
import { withNumbers } from './with-numbers.ts'

/** Whoever told that they want to die themselves, while nobody has closed it. */
export function wantsToDie(conversation: Conversation, { signals }: Knowledge): boolean {
  if (!hasCaseOfDanger(conversation) || conversation.writer !== 'self') return false
  return signals.some((signal) => signal.wantsToDie && signal.topic === conversation.danger?.topic)
}

/**
 * "Uống thuốc gì cho nhanh", behind the steps: no means are named. What keeps them alive is said at once, and a plan is the highest level.
 * Null for everything else.
 */
export function answerMeans({ said, conversation }: Heard, knowledge: Knowledge, nowMs: number): Turn | null {
  if (said.kind !== 'words' || !wantsToDie(conversation, knowledge) || !saysOneOf('words.asks-means', said.text, knowledge)) return null
  const { danger } = conversation
  const told = tellHotline(conversation, { level: 4, topic: danger?.topic ?? null, because: [{ kind: 'text', text: said.text }] })
  const reply = sayStay('danger.asks-means', conversation, settingOf(conversation, knowledge, nowMs))
  return { conversation: settled({ ...conversation, danger: danger && { ...danger, level: 4 } }), replies: [reply], effects: [told] }
}

/** A few words for whoever wants to die and writes on, the numbers, and the steps one tap away. */
export function sayStay(key: PhraseKey, { danger }: Conversation, setting: Setting): Reply {
  const said = withNumbers([...renderPhrase(setting, key), ...numbersAgain(danger?.topic ?? null, setting)], setting)
  const ways = setting.guarded ? [] : [...whereChoice(setting), personChoice(setting)]
  return urgently(replyOf(phraseOrigin(setting, key), said, [stepsChoice(setting), ...ways]))
}
