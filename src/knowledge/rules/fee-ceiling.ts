import { factNow, formatMoney, number } from '../facts.ts'
import type { Language, PerLanguage } from '../knowledge.ts'
import type { Money, Rule, RuleKnowledge, RuleOutcome, RuleValue } from './rule.ts'

/**
 * Compares what a company asks with the general ceiling on the service fee (Law 69/2020, Art. 23(4)). It ends in "over" or "not shown
 * to be over", never in "fine": the lower ceilings of single markets are not known here. The law counts "for each 12 months" and does
 * not say how a part of a year counts, so a sum between the two readings cannot be told.
 */
export const feeCeiling: Rule = {
  name: 'fee-ceiling',
  inputs: {
    months: { type: 'months' },
    wage: { type: 'money' },
    amount: { type: 'money' },
    work: { type: 'choice', values: ['land', 'sea'] },
  },
  exits: ['over', 'not-shown-over', 'cannot-tell'],
  reasons: [
    'fee.over',
    'fee.long-contract',
    'fee.not-shown-over',
    'fee.part-of-year',
    'fee.lower-markets',
    'fee.currencies',
    'fee.not-said',
  ],
  slots: ['months', 'wage', 'amount', 'ceiling', 'ceiling-months', 'over'],
  keeps: 'exit',
  run({ months, wage, amount, work }, knowledge, nowMs) {
    const asked = readAsked(months, wage, amount)
    if (asked === 'not-said' || (work !== 'land' && work !== 'sea')) return cannotTell('fee.not-said')
    if (asked === 'currencies') return cannotTell('fee.currencies')
    const law = readLaw(knowledge, nowMs, work)
    return law ? compare(asked, law) : cannotTell('fee.not-said')
  },
}

/** Pay a month below which a sum is over the ceiling, for a contract of so many months. */
export interface LeastWage {
  readonly months: number
  readonly wage: number
}

/**
 * The same ceiling, read from the sum: what the contract would have to pay, for the shortest contract that the law names, and for
 * the longest, whose ceiling is the highest. Null while the law is not known. Pure.
 */
export function leastWagesFor(
  sum: number,
  knowledge: RuleKnowledge,
  nowMs: number,
): { readonly short: LeastWage; readonly long: LeastWage } | null {
  const law = readLaw(knowledge, nowMs, 'land')
  if (!law) return null
  return { short: { months: law.per, wage: sum / law.pay }, long: { months: law.longFrom, wage: sum / law.top } }
}

interface Asked {
  readonly months: number
  readonly wage: number
  readonly amount: number
  readonly currency: string
}

/** Without an exchange rate two currencies cannot be compared, nor can a sum whose currency was not named. */
function readAsked(
  months: RuleValue | undefined,
  wage: RuleValue | undefined,
  amount: RuleValue | undefined,
): Asked | 'not-said' | 'currencies' {
  if (typeof months !== 'number' || months <= 0 || !isMoney(wage) || !isMoney(amount) || wage.amount <= 0) return 'not-said'
  if (wage.currency === null || wage.currency !== amount.currency) return 'currencies'
  return { months, wage: wage.amount, amount: amount.amount, currency: wage.currency }
}

function isMoney(value: RuleValue | undefined): value is Money {
  return typeof value === 'object' && value !== null
}

/** Months of pay: for each so many months of work, and the top for contracts from so many months on. */
interface Law {
  readonly pay: number
  readonly per: number
  readonly top: number
  readonly longFrom: number
}

function readLaw(knowledge: RuleKnowledge, nowMs: number, work: 'land' | 'sea'): Law | null {
  const value = (id: string) => factNow(knowledge, id, nowMs)?.value
  const pay = value(work === 'sea' ? 'service-fee-sea-months' : 'service-fee-months')
  const per = value('service-fee-per-months')
  const top = value('service-fee-top-months')
  const longFrom = value('service-fee-long-contract')
  return pay === undefined || per === undefined || top === undefined || longFrom === undefined ? null : { pay, per, top, longFrom }
}

function compare(asked: Asked, law: Law): RuleOutcome {
  const long = asked.months >= law.longFrom
  const cap = (years: number) => (long ? Math.min(law.top, law.pay * years) : law.pay * years)
  const years = asked.months / law.per
  const least = cap(years) * asked.wage
  const most = cap(Math.ceil(years)) * asked.wage
  const slots = slotsFor(asked, cap(asked.amount > most ? Math.ceil(years) : years))
  if (asked.amount > most) return { exit: 'over', because: ['fee.over', ...(long ? ['fee.long-contract'] : [])], slots }
  if (asked.amount > least) return { exit: 'cannot-tell', because: ['fee.part-of-year', 'fee.lower-markets'], slots }
  return { exit: 'not-shown-over', because: ['fee.not-shown-over', 'fee.lower-markets'], slots }
}

function slotsFor({ months, wage, amount, currency }: Asked, ceilingMonths: number): PerLanguage<Readonly<Record<string, string>>> {
  const of = (language: Language) => {
    const money = (sum: number) => formatMoney(Math.round(sum), currency, language)
    const ceiling = ceilingMonths * wage
    return {
      months: number(months, language),
      wage: money(wage),
      amount: money(amount),
      ceiling: money(ceiling),
      'ceiling-months': number(ceilingMonths, language),
      over: money(Math.max(0, amount - ceiling)),
    }
  }
  return { vi: of('vi'), en: of('en') }
}

function cannotTell(reason: string): RuleOutcome {
  return { exit: 'cannot-tell', because: [reason, 'fee.lower-markets'], slots: { vi: {}, en: {} } }
}
