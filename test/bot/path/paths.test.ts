import { describe, expect, test } from 'vitest'
import type { Place } from '../../../src/bot/conversation.ts'
import { answersBefore, pathTo, stepBefore } from '../../../src/bot/path/path.ts'
import type { Knowledge, Tree } from '../../../src/knowledge/knowledge.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin, talk, tap, text } from './walking.ts'

const knowledge = talkKnowledge()
const jobOffer = knowledge.trees.get('job-offer') as Tree
const answers = { 'who-offers': 'person', contract: 'no', visa: 'tourist' }

describe('a path is found again from the kept answers', () => {
  test('from the start to where the person is', () => {
    expect(pathTo({ tree: jobOffer, node: 'money', answers })).toEqual(['who-offers', 'contract', 'visa', 'money'])
  })

  test('answers after a step fall away when it is answered anew', () => {
    expect(answersBefore({ tree: jobOffer, node: 'contract', answers })).toEqual({ 'who-offers': 'person' })
  })

  test('the step before is the one to go back to, and there is none before the first', () => {
    expect(stepBefore({ tree: jobOffer, node: 'money', answers })).toBe('visa')
    expect(stepBefore({ tree: jobOffer, node: 'who-offers', answers: {} })).toBeNull()
  })

  const nowhere = [
    ['a step that is gone', 'wages', answers],
    ['an answer that is gone', 'money', { ...answers, visa: 'business' }],
    ['a step off the way', 'company-check', answers],
    ['no answers at all', 'money', {}],
  ] as const
  for (const [name, node, kept] of nowhere) {
    test(`${name} leads nowhere`, () => {
      expect(pathTo({ tree: jobOffer, node, answers: kept })).toBeNull()
    })
  }
})

test('a path that goes in a circle is followed once around, not for ever', () => {
  const contract = jobOffer.nodes.get('contract')
  if (contract?.kind !== 'question') throw new Error('the fixture asks about the contract')
  const around = contract.options.map((option) => ({ ...option, to: 'who-offers' }))
  const circle: Tree = { ...jobOffer, nodes: new Map([...jobOffer.nodes, ['contract', { ...contract, options: around }]]) }
  expect(pathTo({ tree: circle, node: 'money', answers: { 'who-offers': 'person', contract: 'no' } })).toBeNull()
})

describe('content changed while somebody was in a path', () => {
  const at = (place: Place) => talk([text('visa du lịch')], knowledge, begin({ language: 'vi', place }))[0]

  test('a step that is gone is said to be, and the path starts over', () => {
    const turn = at({ at: 'tree', tree: 'job-offer', node: 'wages', answers })
    expect(turn?.conversation.place).toEqual({ at: 'tree', tree: 'job-offer', node: 'who-offers', answers: {} })
    expect(turn?.replies[0]?.blocks[0]).toMatchObject({ text: expect.stringContaining('Mình làm lại từ đầu') })
  })

  test('a path that is gone leads to the menu', () => {
    const turn = at({ at: 'tree', tree: 'old-path', node: 'start', answers: {} })
    expect(turn?.conversation.place).toEqual({ at: 'open' })
    expect(turn?.replies[0]?.origin).toMatchObject({ id: 'tap.unknown' })
  })

  test('an answer that moved to another place is still the same answer', () => {
    const [, asked] = talk([tap('tree:job-offer'), text('2')], knowledge)
    const [pressed] = asked?.conversation.offered ?? []
    const contract = jobOffer.nodes.get('contract')
    if (contract?.kind !== 'question') throw new Error('the fixture asks about the contract')
    const turned: Tree = {
      ...jobOffer,
      nodes: new Map([...jobOffer.nodes, ['contract', { ...contract, options: contract.options.toReversed() }]]),
    }
    const changed: Knowledge = { ...knowledge, trees: new Map([...knowledge.trees, ['job-offer', turned]]) }
    const [turn] = talk([tap(pressed?.data ?? '')], changed, asked?.conversation)
    expect(turn?.conversation.place).toMatchObject({ node: 'visa', answers: { contract: 'yes' } })
  })
})

describe('what a path keeps for a rule', () => {
  test('a rule that asks keeps the words or the exit, as the rule says', () => {
    const turns = talk([tap('tree:fee-check'), text('3 năm'), text('20 triệu')], knowledge)
    expect(turns.at(-1)?.conversation.place).toMatchObject({ node: 'amount', answers: { months: '3 năm', wage: '20 triệu' } })
    const offered = talk([tap('tree:job-offer'), text('1'), text('Công ty TNHH Ví Dụ Hai')], knowledge)
    expect(offered.at(-1)?.conversation.place).toMatchObject({ node: 'company-unknown', answers: { 'company-check': 'revoked' } })
  })

  test('"don’t know" goes on without a value', () => {
    const turns = talk([tap('tree:fee-check'), text('không biết'), text('không biết'), text('không biết'), text('1')], knowledge)
    expect(turns.at(-1)?.conversation.place).toMatchObject({ node: 'cannot-tell' })
  })

  test('a silent step is passed through without a word of its own', () => {
    const turns = talk(
      ['tree:job-offer', '2', '2', '2', '2', '1'].map((said) => (said.includes(':') ? tap(said) : text(said))),
      knowledge,
    )
    expect(turns.at(-1)?.conversation.place).toMatchObject({ node: 'stop', answers: { 'verdict/exit': 'stop' } })
    expect(turns.at(-1)?.replies).toHaveLength(1)
  })
})
