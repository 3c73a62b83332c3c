import type { Knowledge } from '../../knowledge/knowledge.ts'
import { likelyRight, rank } from '../../knowledge/search/rank.ts'
import type { LabelledQuestion } from './read-questions.ts'
import { accepts } from './score.ts'

/** Of the questions of which the ranking said that its first answer is right with a likelihood from `from` to `to`, the share that was. */
export interface TrustRow {
  readonly from: number
  readonly to: number
  readonly n: number
  /** Mean of what was said, and what was true; 0 to 1. */
  readonly said: number
  readonly right: number
}

const bounds = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001]

/** Whether the ranking's trust in itself can be believed: what it says beside what was so, danger left out. */
export function trustTable(questions: readonly LabelledQuestion[], knowledge: Knowledge): readonly TrustRow[] {
  const told = questions
    .filter(({ kind }) => kind !== 'danger')
    .map((question) => {
      const ranked = rank(question.text, knowledge, { language: null, stage: null, topicBefore: null, country: null })
      const first = ranked.hits[0]?.topic
      return { said: likelyRight(ranked, knowledge), right: first !== undefined && accepts(question, first, knowledge) }
    })
  return bounds.slice(0, -1).flatMap((from, at) => {
    const to = bounds[at + 1] ?? 1
    const row = told.filter(({ said }) => said >= from && said < to)
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
    if (row.length === 0) return []
    return [
      {
        from,
        to: Math.min(1, to),
        n: row.length,
        said: mean(row.map(({ said }) => said)),
        right: mean(row.map(({ right }) => (right ? 1 : 0))),
      },
    ]
  })
}
