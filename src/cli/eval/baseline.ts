import type { Knowledge } from '../../knowledge/knowledge.ts'
import { chanceFrom } from '../../knowledge/search/vary.ts'
import { type Answered, lessIsBetter, type Measure, measures, scoredBy } from './score.ts'

/** What was decided about every question at an earlier time: for each measure that counts it, whether it was met. */
export type Baseline = Readonly<Record<string, string>>

/** A measure that came out lower than in the baseline, by more than chance explains. */
export interface Drop {
  readonly measure: Measure
  readonly before: number
  readonly now: number
  /** Questions that were met before and are not now. */
  readonly lost: readonly string[]
}

/** One letter a measure: `+` met, `-` not met, `.` does not count. Short, so that a change of the file can be read. */
export function toBaseline(lines: readonly Answered[], knowledge: Knowledge): Baseline {
  return Object.fromEntries(lines.map((line) => [line.question.id, markOf(line, knowledge)]))
}

function markOf(line: Answered, knowledge: Knowledge): string {
  return measures.map((measure) => ({ true: '+', false: '-', null: '.' })[`${scoredBy(measure, line, knowledge)}`]).join('')
}

const rounds = 1_000
const seed = 11

/**
 * Paired bootstrap over the questions that both times know: a measure has dropped when fewer than one drawing in forty finds it no lower
 * than before. Where less is better it has risen. The same two times always give the same drops.
 */
export function dropsSince(baseline: Baseline, lines: readonly Answered[], knowledge: Knowledge): readonly Drop[] {
  const now = toBaseline(lines, knowledge)
  const ids = Object.keys(now).filter((id) => baseline[id] !== undefined)
  return measures.flatMap((measure, at): readonly Drop[] => {
    const worse = lessIsBetter.includes(measure) ? -1 : 1
    const pairs = ids.map((id) => [baseline[id]?.[at] ?? '.', now[id]?.[at] ?? '.'] as const)
    const [before, after] = [shareOf(pairs.map(([mark]) => mark)), shareOf(pairs.map(([, mark]) => mark))]
    if ((after - before) * worse >= 0) return []
    const chance = chanceFrom(seed)
    let noLower = 0
    for (let round = 0; round < rounds; round += 1) {
      const drawn = pairs.map(() => pairs[Math.floor(chance() * pairs.length)] ?? ['.', '.'])
      const difference = shareOf(drawn.map(([, mark]) => mark)) - shareOf(drawn.map(([mark]) => mark))
      if (difference * worse >= 0) noLower += 1
    }
    if (noLower >= rounds / 40) return []
    const [good, bad] = worse > 0 ? ['+', '-'] : ['-', '+']
    const lost = ids.filter((id) => baseline[id]?.[at] === good && now[id]?.[at] === bad)
    return [{ measure, before, now: after, lost }]
  })
}

function shareOf(marks: readonly string[]): number {
  const counted = marks.filter((mark) => mark !== '.')
  return counted.length === 0 ? 0 : counted.filter((mark) => mark === '+').length / counted.length
}

/** The drops for people, a paragraph a measure. */
export function tellDrops(drops: readonly Drop[]): string {
  return drops
    .map(({ measure, before, now, lost }) => {
      const percent = (share: number) => `${(100 * share).toFixed(1)} %`
      return [
        `${measure}: ${percent(before)} before, ${percent(now)} now; what was met before and is not now:`,
        `  ${lost.join(' ')}`,
      ].join('\n')
    })
    .join('\n')
}
