import { inlinesOf } from '../../inlines-of.ts'
import { languages } from '../../knowledge.ts'
import type { DraftPhrases } from '../read/read-phrases.ts'
import type { DraftProse } from '../read/read-prose.ts'
import { checkProse } from './check-prose.ts'
import type { Checking } from './checking.ts'

/** Bubbles that something the bot says of itself may take. */
const phraseBubbles = 2

/** What the bot itself says: the same keys in both languages, filled in with the same things. */
export function checkPhrases(checking: Checking): void {
  const { vi, en } = checking.draft.phrases
  for (const language of languages) {
    const phrases = checking.draft.phrases[language]
    for (const [key, prose] of phrases?.prose ?? []) {
      const spoken = !key.startsWith('words.') // lists that are read, and said to nobody
      checkProse(prose, phrases?.file ?? '', { language, bubbles: phraseBubbles, spoken, slots: true }, checking)
    }
  }
  if (!vi || !en) return
  for (const key of checking.phrases) {
    if (!vi.prose.has(key) && !en.prose.has(key)) checking.report('phrase-needed', vi.file, 0, { key })
  }
  reportMissing(vi, en, checking)
  reportMissing(en, vi, checking)
  for (const phrases of [vi, en]) checkForms(phrases, checking)
  for (const [key, prose] of vi.prose) {
    const other = en.prose.get(key)
    if (!other || baseOf(key, vi) !== null) continue
    const slots = { vi: slotsOf(prose), en: slotsOf(other) }
    if (slots.vi !== slots.en) checking.report('phrase-slots-differ', en.file, en.lineOf(key), { key, ...slots })
  }
}

function reportMissing(from: DraftPhrases, to: DraftPhrases, { report }: Checking): void {
  for (const key of from.prose.keys()) {
    if (!to.prose.has(key) && baseOf(key, from) === null) report('phrase-missing', from.file, from.lineOf(key), { key, language: to.file })
  }
}

/**
 * A form of a phrase for a number or a context (`days_one`), which one language may have and the other not: the
 * phrase without it is always there.
 */
function baseOf(key: string, { prose }: DraftPhrases): string | null {
  for (let end = key.lastIndexOf('_'); end > 0; end = key.lastIndexOf('_', end - 1))
    if (prose.has(key.slice(0, end))) return key.slice(0, end)
  return null
}

function checkForms(phrases: DraftPhrases, { report }: Checking): void {
  for (const [key, prose] of phrases.prose) {
    const base = baseOf(key, phrases)
    if (base === null) continue
    const filled = namesIn(phrases.prose.get(base) ?? [])
    for (const name of namesIn(prose)) {
      if (!filled.includes(name)) report('phrase-form-slot', phrases.file, phrases.lineOf(key), { key, name, base })
    }
  }
}

/** The names of what a phrase fills in, in one order. */
export function slotsOf(prose: DraftProse): string {
  return namesIn(prose).join(', ')
}

function namesIn(prose: DraftProse): readonly string[] {
  const names = prose
    .flatMap(({ block }) => inlinesOf(block).flat())
    .flatMap((part) => (typeof part !== 'string' && part.kind === 'slot' ? [part.name] : []))
  return [...new Set(names)].sort()
}
