import { z } from 'zod'
import type { LearnedLine, LearnedWeights } from '../search/learned.ts'
import type { Report } from './finding.ts'

export const learnedFile = 'content/learned.txt'

const head = z.object({
  topics: z.array(z.string()),
  texts: z.number().int().positive(),
  step: z.number().positive(),
  biases: z.array(z.number()),
})
/** A term, how many texts hold it, then classes and weights by turns, with tabs between the three. */
const termLine = /^([a-z] [^\t]+)\t(\d+)\t((?:\d+ -?\d+ ?)*)$/

/** What `npm run content -- learn` wrote; null where it was changed by hand and cannot be read. */
export function readLearned(text: string, report: Report): LearnedWeights | null {
  const [first = '', ...rest] = text.trimEnd().split('\n')
  const read = readHead(first)
  if (read === null || read.biases.length !== read.topics.length + 1) {
    report('learned-unreadable', learnedFile, 1)
    return null
  }
  return { ...read, lines: readWeightLines(rest, read.biases.length, learnedFile, report) }
}

/** The lines below the first, a term each. A term that stands twice, or a column that there is not, is a problem: two learnings were mixed. */
export function readWeightLines(lines: readonly string[], columns: number, file: string, report: Report): readonly LearnedLine[] {
  const seen = new Set<string>()
  return lines.flatMap((line, at): readonly LearnedLine[] => {
    const [, term, times, numbers] = termLine.exec(line) ?? []
    const pairs = numbers ? numbers.trim().split(' ').map(Number) : []
    const fits = pairs.every((number, place) => (place % 2 === 0 ? number < columns : Math.abs(number) <= largestWeight))
    if (term !== undefined && !seen.has(term) && fits) {
      seen.add(term)
      return [{ term, times: Number(times), pairs }]
    }
    report('learned-unreadable', file, at + 2)
    return []
  })
}

const largestWeight = 127

/** As `readLearned` reads it. */
export function writeLearned({ lines, ...head }: LearnedWeights): string {
  return `${[JSON.stringify(head), ...writeWeightLines(lines)].join('\n')}\n`
}

export function writeWeightLines(lines: readonly LearnedLine[]): readonly string[] {
  return lines.map(({ term, times, pairs }) => `${term}\t${times}\t${pairs.join(' ')}`)
}

function readHead(line: string): z.infer<typeof head> | null {
  try {
    return head.parse(JSON.parse(line))
  } catch {
    return null
  }
}
