import { z } from 'zod'
import type { IsoDate, Next, PerLanguage } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { type Listed, readMapFile } from './read-listed.ts'
import * as shapes from './shapes.ts'

export const openQuestionsFile = 'content/open-questions.yaml'

/** Something that the sources leave open: answers say how sure they are, and somebody competent has to settle it before going live. */
export interface OpenQuestion {
  readonly question: PerLanguage<string>
  /** The answers and paths that are to be mended when it is settled. */
  readonly touches: readonly Next[]
  readonly settled: { readonly by: string; readonly on: IsoDate } | null
}

const openQuestion = shapes.map({
  question: shapes.perLanguage(shapes.text),
  touches: z.array(shapes.next, 'list').min(1, 'list'),
  settled: shapes.optional(shapes.confirmation),
})

export function readOpenQuestions(text: string, report: Report): Listed<OpenQuestion> | null {
  return readMapFile(openQuestionsFile, text, openQuestion, report)
}
