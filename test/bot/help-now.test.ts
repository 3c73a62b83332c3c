import { describe, expect, test } from 'vitest'
import { type Alarm, helpNow, withNumbers } from '../../src/bot/help-now.ts'
import { plainText } from '../../src/bot/plain-text.ts'
import { settingOf } from '../../src/bot/setting.ts'
import type { Block } from '../../src/bot/turn.ts'
import type { Country } from '../../src/knowledge/knowledge.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, nowMs } from './walking.ts'

const knowledge = talkKnowledge()
const minuteMs = 60_000
const beaten: Alarm = { level: 3, topic: 'violence', guarded: false, because: [{ kind: 'text', text: 'beaten' }] }

describe('danger again', () => {
  const before = begin({ danger: { level: 3, topic: 'violence', atMs: nowMs, steps: 'above' } })
  const cases = [
    { name: 'the same within half an hour: one short line', level: 3, after: 29, steps: false },
    { name: 'a lower one too', level: 3, after: 1, steps: false },
    { name: 'half an hour later the steps again', level: 3, after: 30, steps: true },
    { name: 'a higher one at any time', level: 4, after: 1, steps: true },
  ] as const
  for (const { name, level, after, steps } of cases) {
    test(name, () => {
      const atMs = nowMs + after * minuteMs
      const turn = helpNow(before, { ...beaten, level }, knowledge, atMs)
      expect(turn.replies[0]?.origin.from).toBe(steps ? 'entry' : 'phrase')
      expect(turn.effects.some(({ kind }) => kind === 'cancel-unsent')).toBe(steps)
      expect(turn.conversation.danger?.atMs).toBe(steps ? atMs : nowMs)
    })
  }

  test('what was lower does not make a later danger of the first kind new', () => {
    const worse = begin({ danger: { level: 4, topic: 'cannot-leave', atMs: nowMs, steps: 'above' } })
    const turn = helpNow(worse, beaten, knowledge, nowMs + minuteMs)
    expect(turn.conversation.danger).toEqual(worse.danger)
  })
})

test('steps that are gone from above whoever reads now are given once more in danger, whenever that is', () => {
  const before = begin({ guarded: true, danger: { level: 4, topic: 'violence', atMs: nowMs, steps: 'gone' } })
  const turn = helpNow(before, beaten, knowledge, nowMs + minuteMs)
  expect(turn.replies[0]?.origin.from).toBe('entry')
  expect(turn.conversation.danger).toMatchObject({ level: 3, steps: 'above' })
})

describe('what is said beside the steps', () => {
  const nobody = { ...knowledge, operator: { ...knowledge.operator, hours: { kind: 'unknown' } } } as const
  const said = (content: typeof knowledge) =>
    helpNow(begin({ language: 'en', whereabouts: 'jp' as Country }), beaten, content, nowMs)
      .replies.flatMap(({ blocks }) => blocks)
      .map(plainText)

  test('no person is promised while nobody is on duty', () => {
    expect(said(knowledge).join()).toContain('A person on duty has been told.')
    expect(said(nobody).join()).not.toContain('has been told')
    expect(said(nobody)).toHaveLength(said(knowledge).length)
  })

  test('steps that differ by country are those for where the person is', () => {
    const alarm: Alarm = { ...beaten, topic: 'unpaid-wages' }
    const from = (whereabouts: string | null) =>
      helpNow(begin({ whereabouts: whereabouts as Country | null }), alarm, knowledge, nowMs).replies[0]?.origin
    expect(from('tw')).toMatchObject({ id: 'unpaid-wages@tw' })
    expect(from(null)).toMatchObject({ id: 'unpaid-wages' })
  })

  test('another danger within half an hour is a button to its own steps', () => {
    const before = begin({ danger: { level: 4, topic: 'violence', atMs: nowMs, steps: 'above' }, whereabouts: 'jp' as Country })
    const choices = (topic: string) => helpNow(before, { ...beaten, topic }, knowledge, nowMs).replies[0]?.choices.map(({ data }) => data)
    expect(choices('cannot-leave')?.[0]).toBe('topic:cannot-leave')
    expect(choices('violence')).not.toContain('topic:violence')
  })
})

describe('the numbers in danger', () => {
  const police: Block = { kind: 'calls', calls: [{ name: 'Police', number: '117', shown: '117', note: '' }] }
  const steps: Block = { kind: 'steps', items: ['Wait.'] }
  const numbers = (blocks: readonly Block[], whereabouts: string | null) =>
    withNumbers(blocks, settingOf(begin({ language: 'en', whereabouts: whereabouts as Country | null }), knowledge, nowMs)).map((block) =>
      block.kind === 'calls' ? block.calls.map(({ shown }) => shown) : plainText(block),
    )

  test('while nobody knows where somebody is the line for citizens anywhere stands first', () => {
    expect(numbers([steps, police], null)).toEqual(['1. Wait.', ['+84 981 84 84 84', '117']])
  })

  test('where it is known the nearer one does', () => {
    expect(numbers([steps, police], 'kh')).toEqual(['1. Wait.', ['117', '+84 981 84 84 84']])
  })

  test('are there even when an entry gives none', () => {
    expect(numbers([steps], 'jp').at(-1)).toEqual(['110', '+84 981 84 84 84'])
    expect(numbers([steps], null).at(-1)).toEqual(['+84 981 84 84 84'])
  })
})
