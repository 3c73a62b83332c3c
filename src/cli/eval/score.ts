import type { Knowledge, Language } from '../../knowledge/knowledge.ts'
import type { Decided } from './ask.ts'
import type { LabelledQuestion } from './read-questions.ts'

export interface Answered {
  readonly question: LabelledQuestion
  readonly decided: Decided
}

/** A share of lines; `of` is how many lines it is over, 0 when it says nothing. */
export interface Share {
  readonly hits: number
  readonly of: number
}

export interface Scores {
  readonly n: number
  readonly top1: Share
  readonly top3: Share
  readonly precision: Share
  readonly coverage: Share
  readonly refused: Share
  readonly dangerRecall: Share
  readonly overRaised: Share
  readonly languageRight: Share
  readonly dangerHeard: Share
  readonly overAsked: Share
}

export const measures = [
  'top1',
  'top3',
  'precision',
  'coverage',
  'refused',
  'dangerRecall',
  'overRaised',
  'languageRight',
  'dangerHeard',
  'overAsked',
] as const
export type Measure = (typeof measures)[number]
export const lessIsBetter: readonly Measure[] = ['overRaised', 'overAsked']

/** Scores every line as `docs/understanding.md` defines it. */
export function score(lines: readonly Answered[], knowledge: Knowledge): Scores {
  const shares = measures.map((measure) => [measure, share(lines, (line) => scoredBy(measure, line, knowledge))] as const)
  return { n: lines.length, ...(Object.fromEntries(shares) as Readonly<Record<Measure, Share>>) }
}

/** Whether a line meets a measure; null where the measure does not count it. */
export function scoredBy(measure: Measure, line: Answered, knowledge: Knowledge): boolean | null {
  const { question, decided } = line
  const { kind, accept, level } = question
  const named = kind === 'in-scope' || (kind === 'danger' && accept.length > 0)
  const straight = decided.decision === 'answer' || decided.decision === 'danger'
  switch (measure) {
    case 'top1':
      return named ? isAccepted(line, 1, knowledge) : null
    case 'top3':
      return named ? isAccepted(line, 3, knowledge) : null
    case 'precision':
      return straight ? isAccepted(line, 1, knowledge) : null
    case 'coverage':
      return kind === 'in-scope' ? straight : null
    case 'refused':
      return kind === 'off-topic' ? isRefused(line, knowledge) : null
    case 'dangerRecall':
      return level >= 3 ? decided.level >= 3 : null
    case 'overRaised':
      return level < 3 ? decided.level >= 3 : null
    case 'languageRight':
      return question.language === decided.language
    case 'dangerHeard':
      return level >= 3 ? decided.level >= 3 || decided.asksWhether : null
    case 'overAsked':
      return level < 3 ? decided.level < 3 && decided.asksWhether : null
  }
}

/** Lines of one slice, all together and by language. */
export function scoreByLanguage(lines: readonly Answered[], knowledge: Knowledge): Readonly<Record<'all' | Language, Scores>> {
  const inLanguage = (language: Language) => lines.filter(({ question }) => question.language === language)
  return { all: score(lines, knowledge), vi: score(inLanguage('vi'), knowledge), en: score(inLanguage('en'), knowledge) }
}

/** The wrong answers that were given most often instead of a right one. */
export function confusions(
  lines: readonly Answered[],
  knowledge: Knowledge,
): readonly { readonly wanted: string; readonly got: string; readonly times: number }[] {
  const counts = new Map<string, { wanted: string; got: string; times: number }>()
  for (const line of lines) {
    const { question, decided } = line
    const [wanted] = question.accept
    if (wanted === undefined || question.kind === 'off-topic' || isAccepted(line, 1, knowledge)) continue
    const got = decided.shown[0] ?? 'nothing'
    const pair = counts.get(`${wanted} ${got}`) ?? { wanted, got, times: 0 }
    counts.set(`${wanted} ${got}`, { ...pair, times: pair.times + 1 })
  }
  return [...counts.values()].sort((a, b) => b.times - a.times || (a.wanted < b.wanted ? -1 : 1))
}

/** 95 % interval of a share (Wilson). */
export function interval({ hits, of }: Share): readonly [from: number, to: number] {
  if (of === 0) return [0, 1]
  const [p, z] = [hits / of, 1.96]
  const middle = (p + z ** 2 / (2 * of)) / (1 + z ** 2 / of)
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

function isAccepted({ question, decided }: Answered, within: number, knowledge: Knowledge): boolean {
  return decided.shown.slice(0, within).some((shown) => accepts(question, shown, knowledge))
}

/** Whether a topic, or `tree:<id>`, answers a question. Giving an entry that leads on to an accepted tree first counts for the tree. */
export function accepts({ accept }: LabelledQuestion, shown: string, knowledge: Knowledge): boolean {
  const [next] = knowledge.topics.get(shown)?.entry.vi.next ?? []
  return accept.includes(shown) || (next?.to === 'tree' && accept.includes(`tree:${next.id}`))
}

/** The menu, "I don't know" and everything about the service itself are refusals of what is off topic. */
function isRefused({ decided }: Answered, knowledge: Knowledge): boolean {
  return decided.shown.every((shown) => shown === 'how-to-use' || knowledge.topics.get(shown)?.stage === 'about')
}

function share(lines: readonly Answered[], met: (line: Answered) => boolean | null): Share {
  const counted = lines.map(met).filter((one) => one !== null)
  return { hits: counted.filter(Boolean).length, of: counted.length }
}
