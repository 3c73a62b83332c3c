import { weighedIn } from '../../knowledge/danger/screen.ts'
import { dangerEvidenceKinds, oddsOfDanger, type Weighing } from '../../knowledge/danger/told/weigh.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { withoutMarks } from '../../knowledge/search/vary.ts'
import { fitLogistic } from './fit-logistic.ts'
import type { LabelledQuestion } from './read-questions.ts'

/** Of the messages of danger, the share that is raised, and the share that is raised or asked about. */
export interface NoticeAim {
  readonly raised: number
  readonly asked: number
}

const pull = 0.001

/**
 * Learns what each thing that is seen of danger counts, from labelled messages as written and without marks. The same
 * messages give the same numbers.
 */
export function calibrateDanger(questions: readonly LabelledQuestion[], knowledge: Knowledge, aim: NoticeAim): Weighing {
  const examples = questions.flatMap(({ text, level }) =>
    [...new Set([text, withoutMarks(text)])].flatMap((written) => {
      const seen = weighedIn(written, knowledge)
      return seen === null ? [] : [{ seen, isDanger: level >= 3 }]
    }),
  )
  const { constant, weights: counts } = fitLogistic(
    examples.map(({ seen }) => seen),
    dangerEvidenceKinds,
    examples.map(({ isDanger }) => isDanger),
    pull,
  )
  const told: Weighing = { constant, counts, raisedFrom: 0, askedFrom: 0 }
  const odds = examples.flatMap(({ seen, isDanger }) => (isDanger ? [oddsOfDanger(seen, told)] : [])).sort((a, b) => b - a)
  const from = (share: number) => Math.round((odds[Math.min(odds.length - 1, Math.ceil(odds.length * share) - 1)] ?? 0) * 1000) / 1000
  return { ...told, raisedFrom: from(aim.raised), askedFrom: from(aim.asked) }
}
