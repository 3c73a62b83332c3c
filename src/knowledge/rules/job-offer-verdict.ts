import type { Rule, RuleValue } from './rule.ts'

/**
 * What weighs on an offer. `stop`: a ban of the law or a sign of danger; `wait`: something is missing; `well`:
 * a good sign, never a guarantee.
 */
type Weight = 'stop' | 'wait' | 'well'

interface Reason {
  readonly key: string
  readonly weight: Weight
  /** Whether the answers give this reason. */
  readonly when: (answers: Answers) => boolean
}

type Answers = Readonly<Record<keyof typeof inputs, string | null>>

const inputs = {
  'who-offers': { type: 'choice', values: ['company', 'state', 'person', 'online', 'direct'] },
  contract: { type: 'choice', values: ['yes', 'no', 'unread'] },
  visa: { type: 'choice', values: ['work', 'tourist', 'study', 'none', 'unknown'] },
  money: { type: 'choice', values: ['none', 'after-contract', 'before-contract', 'deposit-to-hold', 'unknown'] },
  work: { type: 'choice', values: ['ordinary', 'easy-high-pay', 'border-casino'] },
  'company-check': { type: 'choice', values: ['found', 'not-found', 'revoked', 'cannot-check', 'skipped'] },
} as const satisfies Rule['inputs']

const isStranger = (who: string | null) => who === 'person' || who === 'online'
const isPaid = (money: string | null) => money !== null && money !== 'none' && money !== 'unknown'

/** In the order in which they are told: the weightiest first. */
const reasons: readonly Reason[] = [
  { key: 'verdict.border-casino', weight: 'stop', when: ({ work }) => work === 'border-casino' },
  { key: 'verdict.no-visa', weight: 'stop', when: ({ visa }) => visa === 'none' },
  { key: 'verdict.tourist-visa', weight: 'stop', when: ({ visa }) => visa === 'tourist' },
  { key: 'verdict.company-revoked', weight: 'stop', when: (given) => given['company-check'] === 'revoked' },
  { key: 'verdict.money-before-contract', weight: 'stop', when: ({ money }) => money === 'before-contract' },
  { key: 'verdict.deposit-to-hold', weight: 'stop', when: ({ money }) => money === 'deposit-to-hold' },
  { key: 'verdict.person-takes-money', weight: 'stop', when: (given) => isStranger(given['who-offers']) && isPaid(given.money) },
  { key: 'verdict.easy-high-pay', weight: 'stop', when: ({ work }) => work === 'easy-high-pay' },
  { key: 'verdict.unknown-recruiter', weight: 'wait', when: (given) => isStranger(given['who-offers']) && !isPaid(given.money) },
  { key: 'verdict.company-not-found', weight: 'wait', when: (given) => given['company-check'] === 'not-found' },
  {
    key: 'verdict.company-unchecked',
    weight: 'wait',
    when: (given) => given['who-offers'] === 'company' && ['cannot-check', 'skipped', null].includes(given['company-check']),
  },
  { key: 'verdict.no-contract', weight: 'wait', when: ({ contract }) => contract === 'no' },
  { key: 'verdict.contract-unread', weight: 'wait', when: ({ contract }) => contract === 'unread' },
  { key: 'verdict.study-visa', weight: 'wait', when: ({ visa }) => visa === 'study' },
  { key: 'verdict.visa-unknown', weight: 'wait', when: ({ visa }) => visa === 'unknown' },
  { key: 'verdict.money-unknown', weight: 'wait', when: ({ money }) => money === 'unknown' },
  {
    key: 'verdict.state-takes-money',
    weight: 'wait',
    when: (given) => given['who-offers'] === 'state' && given.money === 'after-contract',
  },
  { key: 'verdict.register-direct', weight: 'wait', when: (given) => given['who-offers'] === 'direct' },
  {
    key: 'verdict.not-asked',
    weight: 'wait',
    when: (given) => [given['who-offers'], given.contract, given.visa, given.money, given.work].includes(null),
  },
  { key: 'verdict.company-found', weight: 'well', when: (given) => given['company-check'] === 'found' },
  { key: 'verdict.contract-read', weight: 'well', when: ({ contract }) => contract === 'yes' },
  { key: 'verdict.work-visa', weight: 'well', when: ({ visa }) => visa === 'work' },
  { key: 'verdict.no-money-yet', weight: 'well', when: ({ money }) => money === 'none' },
]

/**
 * Weighs what somebody told of a job offer. A single ban or sign of danger means stop, whatever else is well; otherwise a single
 * thing missing means not yet. The best there is to say is that no sign was seen.
 */
export const jobOfferVerdict: Rule = {
  name: 'job-offer-verdict',
  inputs,
  exits: ['stop', 'not-yet', 'no-sign'],
  reasons: reasons.map(({ key }) => key),
  slots: [],
  keeps: 'exit',
  run(values) {
    const answers = readAnswers(values)
    const given = reasons.filter(({ when }) => when(answers))
    const has = (weight: Weight) => given.some((reason) => reason.weight === weight)
    const exit = has('stop') ? 'stop' : has('wait') ? 'not-yet' : 'no-sign'
    const told = given.filter(({ weight }) => (exit === 'no-sign' ? weight === 'well' : weight !== 'well'))
    return { exit, because: told.map(({ key }) => key), slots: { vi: {}, en: {} } }
  },
}

/** An answer that is none of the known ones counts as not asked. */
function readAnswers(values: Readonly<Record<string, RuleValue>>): Answers {
  const read = (name: keyof typeof inputs) => {
    const value = values[name]
    const known: readonly string[] = inputs[name].values
    return typeof value === 'string' && known.includes(value) ? value : null
  }
  return {
    'who-offers': read('who-offers'),
    contract: read('contract'),
    visa: read('visa'),
    money: read('money'),
    work: read('work'),
    'company-check': read('company-check'),
  }
}
