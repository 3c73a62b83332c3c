import type { z } from 'zod'
import type { LearnedLine } from '../../search/learned.ts'
import type { Report } from '../flaw.ts'

/** What stands in the first line, as JSON: a bias for each class, among other things. */
interface Head {
  readonly biases: readonly number[]
}

/** A term, how many texts hold it, then classes and weights by turns, with tabs between the three. */
const termLine = /^([a-z] [^\t]+)\t(\d+)\t((?:\d+ -?\d+ ?)*)$/
const largestWeight = 127

/**
 * A file that `npm run content -- learn` wrote: a head, then a line for each term; null where it was changed by hand and cannot be read.
 * `named` picks what the head names; beside each of these there is one class more.
 */
export function readWeights<Read extends Head>(
  file: string,
  text: string,
  shape: z.ZodType<Read>,
  named: (head: Read) => readonly string[],
  report: Report,
): (Read & { readonly lines: readonly LearnedLine[] }) | null {
  const [first = '', ...rest] = text.trimEnd().split('\n')
  const head = readHead(first, shape)
  if (head === null || head.biases.length !== named(head).length + 1) {
    report('learned-unreadable', file, 1)
    return null
  }
  return { ...head, lines: readLines(rest, head.biases.length, file, report) }
}

/** As `readWeights` reads it. */
export function writeWeights({ lines, ...head }: Head & { readonly lines: readonly LearnedLine[] }): string {
  const written = lines.map(({ term, times, pairs }) => `${term}\t${times}\t${pairs.join(' ')}`)
  return `${[JSON.stringify(head), ...written].join('\n')}\n`
}

function readHead<Read>(line: string, shape: z.ZodType<Read>): Read | null {
  try {
    return shape.parse(JSON.parse(line))
  } catch {
    return null
  }
}

/** A term that stands twice, or a column that there is not, is a problem: two learnings were mixed. */
function readLines(lines: readonly string[], columns: number, file: string, report: Report): readonly LearnedLine[] {
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
