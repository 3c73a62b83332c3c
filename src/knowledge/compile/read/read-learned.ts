import { z } from 'zod'
import type { LearnedWeights } from '../../search/learned.ts'
import type { Report } from '../flaw.ts'
import { readWeights } from './weight-file.ts'

export const learnedFile = 'content/learned.txt'

const head = z.object({
  topics: z.array(z.string()),
  texts: z.number().int().positive(),
  step: z.number().positive(),
  biases: z.array(z.number()),
})

export function readLearned(text: string, report: Report): LearnedWeights | null {
  return readWeights(learnedFile, text, head, ({ topics }) => topics, report)
}
