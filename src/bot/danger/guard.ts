import type { Conversation } from '../conversation.ts'
import { spokenTo } from '../hear/called.ts'
import { readChoice } from '../hear/choice-data.ts'
import { isInPath } from '../path/path.ts'
import type { Block, Choice, Reply } from '../reply.ts'
import { labelled, whereChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import type { Setting } from '../setting.ts'
import { guardBlocks } from './guard-blocks.ts'

/** In a guarded conversation the phone may be in other hands soon: what is late is not sent. */
const staleAfterMs = 5 * 60_000

/**
 * A reply for a conversation in which somebody may be reading along: every bubble begins with the same neutral words, numbers come
 * last and behind their condition, and no line names a law. A reply that is guarded already is left as it is.
 */
export function guard(reply: Reply, setting: Setting): Reply {
  if (reply.opening !== null) return reply
  return {
    ...reply,
    blocks: guardBlocks(reply.blocks, setting),
    opening: spokenTo(setting, 'guarded.opening'),
    expiresAfterMs: Math.min(reply.expiresAfterMs, staleAfterMs),
  }
}

/** The last reply of a turn, guarded: it ends in the question whether writing is safe, where nothing else is asked. */
export function guardLast(reply: Reply, conversation: Conversation, setting: Setting): Reply {
  return reply.opening === null && hasRoomToAsk(reply, conversation, setting) ? guardAsking(reply, setting) : guard(reply, setting)
}

/**
 * Not where the first button answers whether it is happening. Under the steps there always is otherwise. Elsewhere one "no" cannot answer
 * two questions, and "choose:" stands right above what it speaks of. A path that has not ended waits for an answer itself: there only what
 * is said of danger and of writing asks.
 */
function hasRoomToAsk({ blocks, choices, lane, origin }: Reply, { place }: Conversation, { knowledge }: Setting): boolean {
  if (choices.some(({ data }) => readChoice(data)?.kind === 'now')) return false
  if (lane === 'danger' && origin.from === 'entry') return true
  const last = blocks.findLast(({ kind }) => kind !== 'source')
  if (last?.kind === 'paragraph' && /\?|:$/.test(last.text)) return false
  if (!isInPath(place, knowledge)) return true
  return origin.from !== 'tree' && (lane === 'danger' || (origin.from === 'phrase' && origin.id.startsWith('guarded.')))
}

/**
 * A guarded reply that ends in the one question that is safe to ask, right above its answers. Behind them whoever was not understood to be
 * anywhere can choose the country, unasked: near numbers need it.
 */
function guardAsking(reply: Reply, setting: Setting): Reply {
  const guarded = guard(reply, setting)
  const choices = [...safetyChoices(setting), ...whereChoice(setting), ...reply.choices]
  return { ...guarded, blocks: [...guarded.blocks, ...renderPhrase(setting, 'guarded.question')], choices }
}

/** The answers to it. */
function safetyChoices(setting: Setting): readonly Choice[] {
  return (['safe-yes', 'safe-no', 'safe-unsure'] as const).map((command) =>
    labelled(setting, `label.${command}`, { kind: 'command', command }),
  )
}

/** An entry may end in the question whether writing is safe; it is asked only where its choices stand under it. */
export function withoutSafetyQuestion(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const question = spokenTo(setting, 'guarded.question')
  return blocks.filter((block) => block.kind !== 'paragraph' || block.text !== question)
}
