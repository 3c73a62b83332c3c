import { addDays, daysBetween, formatDate, vietnamDate } from '../dates.ts'
import { factNow } from '../facts.ts'
import type { IsoDate, Language } from '../knowledge.ts'
import { readDate } from './read-date.ts'
import type { Rule, RuleOutcome } from './rule.ts'

/** The time limits that a person can miss, each by the fact that holds its days. */
const deadlines: Readonly<Record<string, string>> = {
  'settle-contract': 'settlement-days',
  'report-home': 'home-notice-days',
  complain: 'complaint-within-days',
}

/**
 * Days left until a time limit of the law, counted from a day that the person names. The day itself does not count; whether a last
 * day on a holiday moves on is not said here, so nobody is told to wait for it.
 */
export const daysLeft: Rule = {
  name: 'days-left',
  inputs: { deadline: { type: 'choice', values: Object.keys(deadlines) }, since: { type: 'text' } },
  exits: ['in-time', 'over', 'cannot-tell'],
  reasons: ['deadline.in-time', 'deadline.today', 'deadline.over', 'deadline.no-date'],
  slots: ['since', 'last-day', 'count', 'limit'],
  keeps: 'exit',
  run({ deadline, since }, knowledge, nowMs) {
    const today = vietnamDate(nowMs)
    const from = typeof since === 'string' ? readDate(since, today) : null
    const id = typeof deadline === 'string' && Object.hasOwn(deadlines, deadline) ? (deadlines[deadline] ?? '') : ''
    const limit = factNow(knowledge, id, nowMs)
    if (from === null || from > today || !limit) return { exit: 'cannot-tell', because: ['deadline.no-date'], slots: { vi: {}, en: {} } }
    return outcome(from, limit.value, today)
  },
}

function outcome(since: IsoDate, limit: number, today: IsoDate): RuleOutcome {
  const lastDay = addDays(since, limit)
  const days = daysBetween(today, lastDay)
  const slots = (language: Language) => ({
    since: formatDate(since, language),
    'last-day': formatDate(lastDay, language),
    count: String(Math.abs(days)),
    limit: String(limit),
  })
  const exit = days >= 0 ? 'in-time' : 'over'
  return { exit, because: [days === 0 ? 'deadline.today' : `deadline.${exit}`], slots: { vi: slots('vi'), en: slots('en') } }
}
