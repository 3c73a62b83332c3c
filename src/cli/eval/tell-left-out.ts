import { type Language, languages, type TopicId } from '../../knowledge/knowledge.ts'
import type { LeftOut } from './leave-one-out.ts'
import { interval, type Share } from './score.ts'

/** How lines that were not there found their topics. */
export interface LeftOutScores {
  readonly lines: number
  /** The topic came first, or among the first three. */
  readonly top1: Share
  readonly top3: Share
  /** Of what would have been answered straight away, what was right. */
  readonly sureAndRight: Share
}

/** Two topics that are taken for each other, in whichever direction, with what was said. */
export interface ConfusedPair {
  readonly pair: readonly [TopicId, TopicId | 'nothing']
  readonly times: number
  readonly lines: readonly LeftOut[]
}

export function scoreLeftOut(lines: readonly LeftOut[]): Readonly<Record<'all' | Language, LeftOutScores>> {
  const scores = (of: readonly LeftOut[]): LeftOutScores => {
    const sure = of.filter(({ decision }) => decision === 'sure')
    return {
      lines: of.length,
      top1: { hits: of.filter(({ place }) => place === 1).length, of: of.length },
      top3: { hits: of.filter(({ place }) => place !== null && place <= 3).length, of: of.length },
      sureAndRight: { hits: sure.filter(({ place }) => place === 1).length, of: sure.length },
    }
  }
  const inLanguage = (language: Language) => scores(lines.filter((line) => line.language === language))
  return { all: scores(lines), vi: inLanguage('vi'), en: inLanguage('en') }
}

/** The pairs that are confused most often first. */
export function confusedPairs(lines: readonly LeftOut[]): readonly ConfusedPair[] {
  const pairs = new Map<string, { readonly pair: ConfusedPair['pair']; readonly lines: LeftOut[] }>()
  for (const line of lines) {
    if (line.place === 1) continue
    const { topic, first } = line
    const pair: ConfusedPair['pair'] = first === null ? [topic, 'nothing'] : topic < first ? [topic, first] : [first, topic]
    const known = pairs.get(pair.join(' '))
    if (known) known.lines.push(line)
    else pairs.set(pair.join(' '), { pair, lines: [line] })
  }
  return [...pairs.values()]
    .map((one) => ({ ...one, times: one.lines.length }))
    .sort((a, b) => b.times - a.times || (a.pair.join(' ') < b.pair.join(' ') ? -1 : 1))
}

const pairsShown = 20

/** A table for people. */
export function leftOutTable(lines: readonly LeftOut[]): string {
  const scores = scoreLeftOut(lines)
  const rows = (['all', ...languages] as const).map((slice) => {
    const { lines: count, top1, top3, sureAndRight } = scores[slice]
    return `${slice.padEnd(4)}  ${String(count).padStart(5)}  ${[top1, top3, sureAndRight].map(cell).join('  ')}`
  })
  const pairs = confusedPairs(lines).slice(0, pairsShown)
  return [
    'Each ask line taken away and asked, in % (95 % interval):',
    `${'lang'.padEnd(4)}  lines  ${['top1', 'top3', 'sure and right'].map((title) => title.padEnd(cellWidth)).join('  ')}`.trimEnd(),
    ...rows,
    '',
    'taken for each other most often (the lines: --json):',
    ...pairs.map(({ pair, times }) => `  ${pair.join('  ')}  ${times}`),
  ].join('\n')
}

const cellWidth = 'top1 (xx–xx)'.length + 1

function cell(share: Share): string {
  const [from, to] = interval(share).map((bound) => Math.round(bound * 100))
  return (share.of === 0 ? '-' : `${((100 * share.hits) / share.of).toFixed(1)} (${from}–${to})`).padEnd(cellWidth)
}

/** The same for programs, with every line that did not find its topic. */
export function leftOutJson(lines: readonly LeftOut[]): string {
  const ratio = ({ hits, of }: Share) => (of === 0 ? null : hits / of)
  const scores = Object.entries(scoreLeftOut(lines)).map(([slice, { lines: count, top1, top3, sureAndRight }]) => [
    slice,
    { lines: count, top1: ratio(top1), top3: ratio(top3), sureAndRight: ratio(sureAndRight) },
  ])
  return JSON.stringify({ scores: Object.fromEntries(scores), pairs: confusedPairs(lines) })
}
