import type { Inline, ProseBlock } from './knowledge.ts'

/** The texts of a block, one for a paragraph and one for each item; a card of contacts has none. */
export function inlinesOf(block: ProseBlock): readonly Inline[] {
  if (block.kind === 'paragraph') return [block.text]
  return block.kind === 'contacts' ? [] : block.items
}
