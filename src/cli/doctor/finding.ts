import type { Language } from '../../knowledge/knowledge.ts'
import { findingTexts } from './texts.ts'

export type FindingId = keyof typeof findingTexts

/** What one look came to. `note`: worth knowing, and nothing that stops anybody from being helped. */
export interface Finding {
  readonly id: FindingId
  readonly state: 'well' | 'note' | 'wrong'
  /** Fills in the `{1}`, `{2}` of its texts. */
  readonly values: readonly string[]
}

export function well(id: FindingId, ...values: readonly string[]): Finding {
  return { id, state: 'well', values }
}

export function note(id: FindingId, ...values: readonly string[]): Finding {
  return { id, state: 'note', values }
}

export function wrong(id: FindingId, ...values: readonly string[]): Finding {
  return { id, state: 'wrong', values }
}

/** A line each, and under what is not well the step that mends it. */
export function findingText({ id, state, values }: Finding, language: Language): string {
  const { what, mend } = findingTexts[id][language] as { readonly what: string; readonly mend?: string }
  const line = `${signs[state]} ${filled(what, values)}`
  return mend === undefined || state === 'well' ? line : `${line}\n    → ${filled(mend, values)}`
}

const signs = { well: '✓', note: '·', wrong: '✗' } as const

function filled(text: string, values: readonly string[]): string {
  return text.replaceAll(/\{(\d)\}/g, (_, n: string) => values[Number(n) - 1] ?? '')
}
