import type { Inline } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { checkProse } from './check-prose.ts'
import type { Checking } from './checking.ts'
import type { DraftPhrases } from './read-phrases.ts'
import type { DraftProse } from './read-prose.ts'

/** Bubbles that something the bot says of itself may take. */
const phraseBubbles = 2

/** What the bot itself says: the same keys in both languages, filled in with the same things. */
export function checkPhrases(checking: Checking): void {
  const { vi, en } = checking.draft.phrases
  for (const language of languages) {
    const phrases = checking.draft.phrases[language]
    for (const prose of phrases?.prose.values() ?? []) {
      checkProse(prose, phrases?.file ?? '', { language, bubbles: phraseBubbles, spoken: true, slots: true }, checking)
    }
  }
  if (!vi || !en) return
  for (const key of checking.phrases) {
    if (!vi.prose.has(key) && !en.prose.has(key)) checking.report('phrase-needed', vi.file, 0, { key })
  }
  reportMissing(vi, en, checking)
  reportMissing(en, vi, checking)
  for (const [key, prose] of vi.prose) {
    const other = en.prose.get(key)
    if (!other) continue
    const slots = { vi: slotsOf(prose), en: slotsOf(other) }
    if (slots.vi !== slots.en) checking.report('phrase-slots-differ', en.file, en.lineOf(key), { key, ...slots })
  }
}

function reportMissing(from: DraftPhrases, to: DraftPhrases, { report }: Checking): void {
  for (const key of from.prose.keys()) {
    if (!to.prose.has(key)) report('phrase-missing', from.file, from.lineOf(key), { key, language: to.file })
  }
}

/** The names of what a phrase fills in, in one order. */
export function slotsOf(prose: DraftProse): string {
  const inlines = prose.flatMap(({ block }): readonly Inline[] =>
    block.kind === 'paragraph' ? [block.text] : block.kind === 'contacts' ? [] : block.items,
  )
  const names = inlines.flat().flatMap((part) => (typeof part !== 'string' && part.kind === 'slot' ? [part.name] : []))
  return [...new Set(names)].sort().join(', ')
}
