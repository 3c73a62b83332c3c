/** A question in the numbers of an index: which of its terms are known, what each weighs, and how much of it nobody knows. */
import { TermSet } from '../words/term-set.ts'
import { rowOf } from '../words/term-table.ts'
import { termNamed, termOf } from '../words/terms.ts'
import type { Word } from '../words/words.ts'
import { asMeant } from './meant.ts'
import type { SearchIndex } from './search-index.ts'
import { cutStory } from './story.ts'
import { eachSearchTerm, kindWeights } from './terms.ts'

export interface Question {
  /** Rows of the terms that are known, each once, and beside them what each weighs here. */
  readonly rows: readonly number[]
  readonly weights: readonly number[]
  /** Length of the vector that the weights make, of words that nothing was learnt about included. */
  readonly norm: number
  /** Share of its words that nobody knows, 0 to 1. */
  readonly unknown: number
  /** A country or going abroad is named. */
  readonly abroad: boolean
}

const abroad = termNamed('i abroad')

const lastRead = new WeakMap<readonly Word[], { readonly by: SearchIndex; readonly question: Question }>()

/** Pure. A text without words has no rows. What was read is kept with the words: whoever is in danger is ranked twice. */
export function readQuestion(typed: readonly Word[], index: SearchIndex): Question {
  const kept = lastRead.get(typed)
  if (kept?.by === index) return kept.question
  const question = readAnew(typed, index)
  lastRead.set(typed, { by: index, question })
  return question
}

/** Of one question at a time: reading is synchronous. */
const seen = new TermSet()

function readAnew(typed: readonly Word[], { source, table, rarity, learnedRows }: SearchIndex): Question {
  const rows: number[] = []
  const weights: number[] = []
  seen.clear()
  const words = asMeant(typed, table)
  const focus = cutStory(words, source.asking)
  let [squares, unknown, namesAbroad] = [0, 0, false]
  eachSearchTerm(words, source, (kind, at, first, second) => {
    const term = termOf(kind, first, second)
    const row = rowOf(term, table)
    const part = focus[at] ?? 1
    if (kind === 'w' && row < 0) unknown += 1
    if (kind === 'w' && (row < 0 || row >= learnedRows)) squares += part ** 2
    if (row < 0 || !seen.add(row)) return
    const weight = kindWeights[kind] * (rarity[row] ?? 0) * part
    rows.push(row)
    weights.push(weight)
    if (row < learnedRows) squares += weight ** 2
    if (term === abroad) namesAbroad = true
  })
  return { rows, weights, norm: Math.sqrt(squares), unknown: unknown / (words.length || 1), abroad: namesAbroad }
}
