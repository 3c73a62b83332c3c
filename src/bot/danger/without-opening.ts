import { spokenTo } from '../hear/called.ts'
import type { Block } from '../reply.ts'
import type { Setting } from '../setting.ts'

/**
 * What an entry says, without the neutral words that stand for what a preview shows: where somebody looks, what leaves gets them anyway.
 */
export function withoutOpening(blocks: readonly Block[], setting: Setting): readonly Block[] {
  const opening = spokenTo(setting, 'guarded.opening')
  return blocks.filter((block) => block.kind !== 'paragraph' || block.text !== opening)
}
