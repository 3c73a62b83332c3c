import type { Conversation } from '../../../src/bot/conversation.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import type { Turn } from '../../../src/bot/turn.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { afterwards, talk, tap, text } from '../path/walking.ts'

export const knowledge = await realKnowledge()

/** The turns of a talk over the real content; `cmd:`, `tree:` and `edge:` are presses. */
export function talked(...said: readonly string[]): readonly Turn[] {
  return talk(
    said.map((one) => (/^(cmd|tree|edge):/.test(one) ? tap(one) : text(one))),
    knowledge,
  )
}

export function last(...said: readonly string[]): Turn | undefined {
  return talked(...said).at(-1)
}

export function offered(...said: readonly string[]): readonly string[] {
  return last(...said)?.replies[0]?.choices.map(({ data }) => data) ?? []
}

export function turnAfter(...said: readonly string[]): Conversation {
  const turn = last(...said)
  if (!turn) throw new Error('nothing was said')
  return afterwards(turn)
}

export function told(...said: readonly string[]): string {
  return (last(...said)?.replies ?? []).flatMap(({ blocks }) => blocks.map(plainText)).join('\n')
}

/** What else the last message of a talk did. */
export function effectsOf(...said: readonly string[]): readonly string[] {
  return last(...said)?.effects.map(({ kind }) => kind) ?? []
}

/** The levels of all cases that were opened or added to. */
export function levels(...said: readonly string[]): readonly number[] {
  return talked(...said).flatMap(({ effects }) => effects.flatMap((one) => ('level' in one ? [one.level] : [])))
}
