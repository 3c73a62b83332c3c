import { askMoney, askMonths, askText } from './ask.ts'
import { daysLeft } from './days-left.ts'
import { feeCeiling } from './fee-ceiling.ts'
import { findCompany } from './find-company.ts'
import { jobOfferVerdict } from './job-offer-verdict.ts'
import type { Rule } from './rule.ts'

/** Every rule that a tree can name. */
export const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  [findCompany, jobOfferVerdict, feeCeiling, daysLeft, askMonths, askMoney, askText].map((rule) => [rule.name, rule]),
)
