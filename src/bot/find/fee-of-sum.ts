import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { feeCeiling } from '../../knowledge/rules/fee-ceiling.ts'
import type { Money } from '../../knowledge/rules/rule.ts'
import { clausesIn } from '../hear/clauses-in.ts'
import { readMoney } from '../hear/read-money.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { withFigures } from '../hear/with-figures.ts'
import { type FoundEntry, foundEntry, mostChoices, mostOthers } from './found-answer.ts'
import type { RankedQuestion } from './ranked-question.ts'

/** More words tell a story, of which the sum is one part. */
const mostWords = 30

/** "120 triệu", "7000 đô" that somebody is charged; null for a deposit, a wage, a debt or no way to work, or without a currency. Pure. */
export function sumCharged(text: string, knowledge: Knowledge): Money | null {
  if (text.split(/\s+/).length > mostWords || saysOneOf('words.no-fee', text, knowledge)) return null
  if (saysOneOf('words.part-of-sum', text, knowledge) && !saysOneOf('words.in-all', text, knowledge)) return null
  const whole = saysOneOf('words.deposit', text, knowledge) ? null : readMoney(withFigures(text))
  const sum = whole ?? sumInAll(text, knowledge)
  return sum === null || sum.currency === null ? null : sum
}

/** "Cọc trước 20 triệu, tổng cộng 120 triệu": of several sums, the one that is said to be all. "Đặt cọc 50 triệu tất cả" is none. */
function sumInAll(text: string, knowledge: Knowledge): Money | null {
  const total = clausesIn(text).find(
    (clause) => saysOneOf('words.in-all', clause, knowledge) && !saysOneOf('words.deposit', clause, knowledge),
  )
  return total === undefined ? null : readMoney(withFigures(total))
}

/** "Thu em 7000 đô đi Đài Loan đúng không": of what is likely before one leaves, the answer about what may be charged. Pure. */
export function feeOfSum({ text, topics, heard, inDanger }: RankedQuestion, knowledge: Knowledge): FoundEntry | null {
  if (inDanger || topics[0]?.stage !== 'before' || sumCharged(text, knowledge) === null) return null
  if (!saysOneOf('words.charges', text, knowledge) && !saysOneOf('words.in-all', text, knowledge)) return null
  const likely = topics.slice(0, mostChoices)
  const fee = likely.find((topic) => isAboutFees(topic, knowledge))
  const others = likely.filter((topic) => topic !== fee && topic.stage === 'before').slice(0, mostOthers)
  return fee ? { ...foundEntry(fee, heard), others } : null
}

/** Its answer leads on to the path that reckons with the ceiling. */
export function isAboutFees({ entry }: Topic, { trees }: Knowledge): boolean {
  const steps = entry.vi.next.flatMap(({ to, id }) => (to === 'tree' ? [...(trees.get(id)?.nodes.values() ?? [])] : []))
  return steps.some((step) => step.kind === 'rule' && step.rule === feeCeiling.name)
}
