import { formatMoney, number } from '../../knowledge/facts.ts'
import type { Topic } from '../../knowledge/knowledge.ts'
import { type LeastWage, leastWagesFor } from '../../knowledge/rules/fee-ceiling.ts'
import { isAboutFees, sumCharged } from '../find/fee-of-sum.ts'
import type { Block, Reply } from '../reply.ts'
import { renderPhrase } from '../say/render.ts'
import type { Setting } from '../setting.ts'

/**
 * What the general ceiling says of the sum, where that answer is the one about fees: below which pay it is over. A sum within it is never
 * called right. Nothing where no sum is charged.
 */
export function reckonSum(topic: Topic, asked: string, setting: Setting): readonly Block[] {
  const { knowledge, nowMs, language } = setting
  const sum = isAboutFees(topic, knowledge) ? sumCharged(asked, knowledge) : null
  const wages = sum && leastWagesFor(sum.amount, knowledge, nowMs)
  if (!sum || !wages || sum.currency === null) return []
  const { currency } = sum
  const money = ({ wage }: LeastWage) => formatMoney(roundedDown(wage, currency), currency, language)
  return renderPhrase(setting, 'fee.sum', {
    amount: formatMoney(sum.amount, currency, language),
    'months-short': number(wages.short.months, language),
    'wage-short': money(wages.short),
    'months-long': number(wages.long.months, language),
    'wage-long': money(wages.long),
  })
}

/** Behind the first words of an answer; before what goes on about one that stands above. */
export function withSum(told: Reply, sum: readonly Block[], isWhole: boolean): Reply {
  const [first, ...rest] = told.blocks
  return { ...told, blocks: first && isWhole ? [first, ...sum, ...rest] : [...sum, ...told.blocks] }
}

/** Whoever earns less than this is charged too much for certain. */
function roundedDown(amount: number, currency: string): number {
  const step = currency === 'VND' ? 100_000 : 1
  return Math.floor(amount / step) * step
}
