import { formatFact } from '../../facts.ts'
import { inlinesOf } from '../../inlines-of.ts'
import type { Inline, Language, Placeholder, ProseBlock } from '../../knowledge.ts'
import { onceForEach } from '../../once-for-each.ts'
import { needs } from '../read/read-contacts.ts'
import { operatorKeys } from '../read/read-operator.ts'
import { type DraftProse, type DraftText, lineIn } from '../read/read-prose.ts'
import type { Checking } from './checking.ts'
import { findFigures } from './figures.ts'

/** What a text has to fit into, and what it may hold. */
export interface ProseRules {
  readonly language: Language
  /** Bubbles it may take; null where it may be long, within what the smallest channel takes. */
  readonly bubbles: number | null
  /** Shown to people, and so held to lengths; a responder's notes are not. */
  readonly spoken: boolean
  readonly slots: boolean
}

/** One bubble as people read it on a phone. */
const bubbleLength = 600
/** Zalo bots and Zalo's plain messages. */
const smallestChannelLength = 2_000
const mostSteps = 5

/** Placeholders that lead somewhere, no figure in running text, and no more words than people read. */
export function checkProse(prose: DraftProse, file: string, rules: ProseRules, checking: Checking): void {
  for (const { block, texts } of prose) {
    for (const [i, inline] of inlinesOf(block).entries()) checkPlaceholders(inline, file, texts[i]?.line ?? 0, rules, checking)
    if (block.kind === 'contacts') checkPlaceholder(block.of, file, texts[0]?.line ?? 0, rules, checking)
    for (const text of texts) checkFigures(text, file, rules.language, checking, rules.spoken ? 'person' : 'responder')
    if (rules.spoken) checkEmphasis(block, texts, file, checking)
  }
  if (rules.spoken) checkLength(prose, file, rules, checking)
}

/** Titles, labels and reasons are said as they stand: they hold no placeholders, and no figures either. */
export function checkPlain(text: DraftText, file: string, language: Language, checking: Checking): void {
  checkNoPlaceholder(text, file, checking)
  checkFigures(text, file, language, checking)
}

export function checkNoPlaceholder(text: DraftText, file: string, { report }: Checking): void {
  for (const { 0: braces, index } of text.text.matchAll(/\{\{?[^{}]*\}?\}/g)) {
    report('placeholder-here', file, lineIn(text, index), { text: braces })
  }
}

/** No figure in running text. */
function checkFigures(
  text: DraftText,
  file: string,
  language: Language,
  { draft, report }: Checking,
  reader: 'person' | 'responder' = 'person',
): void {
  for (const figure of findFigures(text.text, language, shortCodesIn(draft), reader)) {
    report(figure.kind, file, lineIn(text, figure.index), { text: figure.text })
  }
}

/** Asked for every text of the content. */
const shortCodesIn = onceForEach(
  ({ contacts }: Checking['draft']) => new Set([...(contacts?.items.values() ?? [])].map(({ number }) => number)),
)

function checkPlaceholders(inline: Inline, file: string, line: number, rules: ProseRules, checking: Checking): void {
  for (const part of inline) if (typeof part !== 'string') checkPlaceholder(part, file, line, rules, checking)
}

function checkPlaceholder(placeholder: Placeholder, file: string, line: number, rules: ProseRules, { draft, report }: Checking): void {
  if (placeholder.kind === 'slot') {
    if (!rules.slots) report('slot-outside-phrases', file, line, { name: placeholder.name })
  } else if (placeholder.kind === 'fact') {
    if (draft.facts?.ids.has(placeholder.id) === false) report('fact-unknown', file, line, { id: placeholder.id })
  } else if (placeholder.kind === 'contact') {
    if (draft.contacts?.ids.has(placeholder.id) === false) report('contact-unknown', file, line, { id: placeholder.id })
    if (draft.contacts?.items.get(placeholder.id)?.publish === 'no') report('contact-hidden', file, line, { id: placeholder.id })
  } else if (placeholder.kind === 'operator') {
    if (!operatorKeys.includes(placeholder.key)) {
      report('operator-unknown', file, line, { key: placeholder.key, known: operatorKeys.join(', ') })
    }
  } else if (placeholder.need !== 'open-now' && !needs.includes(placeholder.need)) {
    report('need-unknown', file, line, { need: placeholder.need, known: [...needs, 'open-now'].join(', ') })
  }
}

function checkEmphasis(block: ProseBlock, texts: readonly DraftText[], file: string, { report }: Checking): void {
  for (const { text, line } of texts) {
    const bold = text.match(/\*\*[^*]+\*\*/g)?.length ?? 0
    if (bold > 1) report('too-much-bold', file, line, { count: String(bold) })
  }
  const line = texts[0]?.line ?? 0
  if (block.kind === 'steps' && block.items.length > mostSteps) {
    report('too-many-steps', file, line, { count: String(block.items.length), most: String(mostSteps) })
  }
}

/** Bubbles are filled paragraph by paragraph and point by point, as they will be. Cards with numbers come on their own. */
function checkLength(prose: DraftProse, file: string, { bubbles, language }: ProseRules, { draft, report }: Checking): void {
  const pieces = prose.flatMap(({ block, texts }) =>
    inlinesOf(block).map((inline, i) => ({
      line: texts[i]?.line ?? 0,
      length: lengthOf(inline, language, draft) + (block.kind === 'paragraph' ? 2 : 4),
    })),
  )
  for (const { line, length } of pieces) {
    if (length > bubbleLength) report('block-too-long', file, line, { length: String(length), limit: String(bubbleLength) })
  }
  if (pieces.some(({ length }) => length > bubbleLength)) return
  const line = pieces[0]?.line ?? 0
  const whole = pieces.reduce((sum, { length }) => sum + length, 0)
  const used = bubblesFor(pieces.map(({ length }) => length))
  if (bubbles !== null && used > bubbles) {
    report('text-too-long', file, line, { bubbles: String(used), limit: String(bubbleLength), most: String(bubbles) })
  } else if (whole > smallestChannelLength) {
    report('over-channel-limit', file, line, { length: String(whole), limit: String(smallestChannelLength) })
  }
}

function bubblesFor(lengths: readonly number[]): number {
  let count = lengths.length === 0 ? 0 : 1
  let filled = 0
  for (const length of lengths) {
    if (filled + length > bubbleLength) {
      count += 1
      filled = 0
    }
    filled += length
  }
  return count
}

/** A slot is filled with a name, a code or a date. */
const slotLength = 20
/** An organisation's name is longer, and may change without anybody reading the texts again. */
const operatorLength = 60

function lengthOf(inline: Inline, language: Language, draft: Checking['draft']): number {
  return inline.reduce((sum, part) => {
    if (typeof part === 'string') return sum + part.replaceAll('**', '').length
    if (part.kind === 'contact') return sum + (draft.contacts?.items.get(part.id)?.shown.length ?? slotLength)
    if (part.kind === 'operator') return sum + operatorLength
    if (part.kind !== 'fact') return sum + slotLength
    const values = draft.facts?.items.get(part.id)?.values ?? []
    return sum + Math.max(0, ...values.map((value) => formatFact(value, language).length))
  }, 0)
}
