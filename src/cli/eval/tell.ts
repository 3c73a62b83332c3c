import type { Language } from '../../knowledge/knowledge.ts'
import { type Answered, interval, measures, type Scores, type Share } from './score.ts'
import type { TrustRow } from './trust.ts'

export type Slices = Readonly<Record<string, Readonly<Record<'all' | Language, Scores>>>>

export interface Measured {
  readonly questions: number
  readonly slices: Slices
  readonly latencyMs: { readonly p50: number; readonly p99: number }
  readonly decided: readonly (Answered & { readonly slice: string })[]
  readonly confusions: readonly { readonly wanted: string; readonly got: string; readonly times: number }[]
  /** Whether the ranking's trust in itself can be believed. */
  readonly trust: readonly TrustRow[]
}

const pairsShown = 20

/** One JSON object; a share over no lines is null. */
export function toJson({ questions, slices, latencyMs, decided, trust }: Measured): string {
  const plainSlices = Object.fromEntries(
    Object.entries(slices).map(([slice, byLanguage]) => [
      slice,
      Object.fromEntries(Object.entries(byLanguage).map(([language, scores]) => [language, plainScores(scores)])),
    ]),
  )
  const decisions = decided.map(({ question, slice, decided: { decision, shown, level, language } }) => ({
    id: question.id,
    slice,
    decision,
    shown,
    level,
    language,
  }))
  return JSON.stringify({ questions, slices: plainSlices, latencyMs, trust, decisions })
}

/** A table for people: each share with its 95 % interval, then what was mistaken for what. */
export function toTable({ questions, slices, latencyMs, confusions, trust }: Measured): string {
  const rows = Object.entries(slices).flatMap(([slice, byLanguage]) =>
    Object.entries(byLanguage).flatMap(([language, scores]) =>
      scores.n === 0 ? [] : [[slice, language, String(scores.n), ...cells(scores)]],
    ),
  )
  const head = ['slice', 'lang', 'n', ...measures]
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cell: readonly string[]) =>
    cell
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [
    `${questions} questions; deciding took ${latencyMs.p50.toFixed(3)} ms (p50), ${latencyMs.p99.toFixed(3)} ms (p99)`,
    '',
    line(head),
    ...rows.map(line),
    '',
    'how likely the first answer was said to be right, and how often it was:',
    ...trust.map(
      ({ from, to, n, said, right }) => `  ${from.toFixed(1)}–${to.toFixed(1)}  n ${n}  said ${percent(said)}  right ${percent(right)}`,
    ),
    '',
    'mistaken most often (wanted, got, times):',
    ...confusions.slice(0, pairsShown).map(({ wanted, got, times }) => `  ${wanted}  ${got}  ${times}`),
  ].join('\n')
}

function plainScores(scores: Scores): Readonly<Record<string, number | null>> {
  return { n: scores.n, ...Object.fromEntries(measures.map((measure) => [measure, ratio(scores[measure])])) }
}

function ratio({ hits, of }: Share): number | null {
  return of === 0 ? null : hits / of
}

function cells(scores: Scores): readonly string[] {
  return measures.map((measure) => {
    const share = scores[measure]
    if (share.of === 0) return '-'
    const [from, to] = interval(share).map((bound) => Math.round(bound * 100))
    return `${((100 * share.hits) / share.of).toFixed(1)} (${from}–${to})`
  })
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
