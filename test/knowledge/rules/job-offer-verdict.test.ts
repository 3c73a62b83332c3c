import { describe, expect, test } from 'vitest'
import { jobOfferVerdict } from '../../../src/knowledge/rules/job-offer-verdict.ts'
import type { RuleKnowledge, RuleValue } from '../../../src/knowledge/rules/rule.ts'

const knowledge: RuleKnowledge = { facts: new Map(), companies: null }

/** As good as answers get; each row changes what it is about. */
const good = {
  'who-offers': 'company',
  contract: 'yes',
  visa: 'work',
  money: 'none',
  work: 'ordinary',
  'company-check': 'found',
}

interface Row {
  readonly name: string
  readonly answers: Readonly<Record<string, RuleValue>>
  readonly exit: string
  readonly because: readonly string[]
}

const rows: readonly Row[] = [
  { name: 'all is well', answers: {}, exit: 'no-sign', because: ['company-found', 'contract-read', 'work-visa', 'no-money-yet'] },
  {
    name: 'paid after the contract',
    answers: { money: 'after-contract' },
    exit: 'no-sign',
    because: ['company-found', 'contract-read', 'work-visa'],
  },
  { name: 'a tourist visa', answers: { visa: 'tourist' }, exit: 'stop', because: ['tourist-visa'] },
  { name: 'no visa, no border post', answers: { visa: 'none' }, exit: 'stop', because: ['no-visa'] },
  { name: 'money before the contract', answers: { money: 'before-contract' }, exit: 'stop', because: ['money-before-contract'] },
  { name: 'a deposit to hold a place', answers: { money: 'deposit-to-hold' }, exit: 'stop', because: ['deposit-to-hold'] },
  { name: 'easy work, high pay', answers: { work: 'easy-high-pay' }, exit: 'stop', because: ['easy-high-pay'] },
  { name: 'a casino over the border', answers: { work: 'border-casino' }, exit: 'stop', because: ['border-casino'] },
  { name: 'a revoked licence', answers: { 'company-check': 'revoked' }, exit: 'stop', because: ['company-revoked'] },
  {
    name: 'a person who takes money, even after a contract',
    answers: { 'who-offers': 'person', money: 'after-contract', 'company-check': null },
    exit: 'stop',
    because: ['person-takes-money'],
  },
  {
    name: 'someone online who takes no money yet',
    answers: { 'who-offers': 'online', 'company-check': null },
    exit: 'not-yet',
    because: ['unknown-recruiter'],
  },
  { name: 'a company not in the list', answers: { 'company-check': 'not-found' }, exit: 'not-yet', because: ['company-not-found'] },
  {
    name: 'a company that could not be checked',
    answers: { 'company-check': 'cannot-check' },
    exit: 'not-yet',
    because: ['company-unchecked'],
  },
  { name: 'a company that was not checked', answers: { 'company-check': null }, exit: 'not-yet', because: ['company-unchecked'] },
  { name: 'no contract', answers: { contract: 'no' }, exit: 'not-yet', because: ['no-contract'] },
  { name: 'a contract that cannot be read', answers: { contract: 'unread' }, exit: 'not-yet', because: ['contract-unread'] },
  { name: 'a student visa for work', answers: { visa: 'study' }, exit: 'not-yet', because: ['study-visa'] },
  { name: 'nobody knows which visa', answers: { visa: 'unknown' }, exit: 'not-yet', because: ['visa-unknown'] },
  { name: 'nobody knows about money', answers: { money: 'unknown' }, exit: 'not-yet', because: ['money-unknown'] },
  {
    name: 'a public body that collects',
    answers: { 'who-offers': 'state', money: 'after-contract', 'company-check': null },
    exit: 'not-yet',
    because: ['state-takes-money'],
  },
  {
    name: 'a contract found by oneself',
    answers: { 'who-offers': 'direct', 'company-check': null },
    exit: 'not-yet',
    because: ['register-direct'],
  },
  { name: 'a question the path left out', answers: { work: null }, exit: 'not-yet', because: ['not-asked'] },
  { name: 'an answer that is none of the known ones', answers: { work: 'sweatshop' }, exit: 'not-yet', because: ['not-asked'] },
  {
    name: 'one ban outweighs all that is well, and what is missing is told too',
    answers: { visa: 'tourist', contract: 'no' },
    exit: 'stop',
    because: ['tourist-visa', 'no-contract'],
  },
  {
    name: 'the weightiest first',
    answers: { 'who-offers': 'online', visa: 'none', money: 'deposit-to-hold', work: 'border-casino', 'company-check': null },
    exit: 'stop',
    because: ['border-casino', 'no-visa', 'deposit-to-hold', 'person-takes-money'],
  },
]

describe('job-offer-verdict', () => {
  for (const { name, answers, exit, because } of rows) {
    test(name, () => {
      const outcome = jobOfferVerdict.run({ ...good, ...answers }, knowledge, 0)
      expect(outcome).toEqual({ exit, because: because.map((reason) => `verdict.${reason}`), slots: { vi: {}, en: {} } })
    })
  }

  test('every set of answers has a verdict with declared reasons, and no bad answer is ever called well', () => {
    const inputs = Object.entries(jobOfferVerdict.inputs).map(([name, { values = [] }]) => [name, [...values, null]] as const)
    let sets: Record<string, RuleValue>[] = [{}]
    for (const [name, values] of inputs) sets = sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value })))
    expect(sets).toHaveLength(6 * 4 * 6 * 6 * 4 * 6)
    for (const set of sets) {
      const { exit, because } = jobOfferVerdict.run(set, knowledge, 0)
      if (!jobOfferVerdict.exits.includes(exit) || because.length === 0 || !because.every((key) => jobOfferVerdict.reasons.includes(key))) {
        throw new Error(`${JSON.stringify(set)} → ${exit} ${because.join()}`)
      }
      if (exit === 'no-sign') expect(set).toMatchObject({ contract: 'yes', visa: 'work', work: 'ordinary' })
    }
  })
})
