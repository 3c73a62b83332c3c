import type { Language } from '../../knowledge.ts'
import type { ProblemKind } from '../flaw.ts'
import { patterns } from './figure-patterns.ts'

/** A figure that stands in running text and has to be a placeholder. */
export interface Figure {
  readonly kind: Extract<ProblemKind, 'phone-number' | 'money' | 'percentage' | 'deadline'>
  readonly text: string
  readonly index: number
}

/**
 * Phone numbers, sums, percentages and legal time limits in a text, in digits or spelt out. Years, dates, article numbers, counts of
 * people and things, and "24 giờ" of a help line are none of these. `shortCodes` are the numbers of contacts that people dial as they are.
 */
export function findFigures(
  text: string,
  language: Language,
  shortCodes: ReadonlySet<string>,
  reader: 'person' | 'responder' = 'person',
): readonly Figure[] {
  const whole = text.normalize('NFC')
  const read = whole
    .replace(/\{\{[^{}]*\}\}/g, (placeholder) => '\ufffc'.repeat(placeholder.length))
    .replaceAll('*', ' ')
    .replaceAll('\n', ' ')
    .toLowerCase()
  const found: Figure[] = []
  const hasDigits = /\d/.test(read)
  for (const { kind, needs, pattern, unless, advice } of patterns[language]) {
    if (needs === 'digits' ? !hasDigits : !needs.test(read)) continue
    if (advice && reader === 'responder') continue
    for (const match of read.matchAll(pattern)) {
      const matched = match[0].trim()
      if (unless?.(match, read, shortCodes)) continue
      const index = match.index + match[0].indexOf(matched)
      if (!found.some((other) => index < other.index + other.text.length && other.index < index + matched.length)) {
        found.push({ kind, text: whole.slice(index, index + matched.length), index })
      }
    }
  }
  return found.sort((a, b) => a.index - b.index)
}
