import { eachNumberOnce } from './each-number-once.ts'
import { spoken } from './phrases.ts'
import { plainText } from './plain-text.ts'
import { renderPhrase } from './render.ts'
import { labelled } from './reply.ts'
import type { Setting } from './setting.ts'
import type { Block, Choice, Reply } from './turn.ts'

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
    opening: spoken(setting.knowledge, setting.language, 'guarded.opening'),
    expiresAfterMs: Math.min(reply.expiresAfterMs, staleAfterMs),
  }
}

/** The one question that is safe to ask. */
export function safetyChoices(setting: Setting): readonly Choice[] {
  return (['safe-yes', 'safe-no', 'safe-unsure'] as const).map((command) =>
    labelled(setting, `label.${command}`, { kind: 'command', command }),
  )
}

/** An entry may end in the question whether writing is safe; it is asked only where its choices stand under it. */
export function withoutSafetyQuestion(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const question = spoken(setting.knowledge, setting.language, 'guarded.question')
  return blocks.filter((block) => block.kind !== 'paragraph' || block.text !== question)
}

function guardBlocks(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const own = ownWords(setting)
  const before: Block[] = []
  const numbers: Block[] = []
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'source' || (block.kind === 'paragraph' && own.has(plainText(block)))) continue
    const introduces = block.kind === 'paragraph' && block.text.endsWith(':') && blocks[i + 1]?.kind === 'calls'
    if (block.kind === 'calls' || introduces) numbers.push(block)
    else before.push(block)
  }
  const [first] = numbers
  if (!first) return before
  const saysSo = first.kind === 'paragraph' && plainText(first).includes(condition(setting))
  return [...before, ...(saysSo ? [] : renderPhrase(setting, 'guarded.numbers')), ...eachNumberOnce(numbers)]
}

/** "Call only if it is safe", the first words of the phrase that stands before numbers; an entry may say it in a sentence of its own. */
function condition({ knowledge, language }: Setting): string {
  return spoken(knowledge, language, 'guarded.numbers').split(/[.:]/)[0] ?? ''
}

/** What an entry says itself must not be said twice; "call now" never stands beside "only if it is safe". */
function ownWords(setting: Setting): ReadonlySet<string> {
  const keys = ['guarded.opening', 'guarded.numbers', 'guarded.question', 'danger.numbers'] as const
  return new Set([...keys.flatMap((key) => renderPhrase(setting, key)).map(plainText), `${condition(setting)}:`])
}
