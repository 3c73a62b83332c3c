import { describe, expect, test } from 'vitest'
import { conclude } from '../../../src/bot/conclude.ts'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { Alarm } from '../../../src/bot/danger/alarm.ts'
import { helpNow } from '../../../src/bot/danger/help-now.ts'
import { stepsAgain } from '../../../src/bot/danger/say-steps.ts'
import { readChoice } from '../../../src/bot/hear/choice-data.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { settingOf } from '../../../src/bot/setting.ts'
import type { Country } from '../../../src/knowledge/knowledge.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs, talk, tap } from '../path/walking.ts'

const knowledge = talkKnowledge()
const minuteMs = 60_000
const openCase = { id: 'case' as CaseId, level: 4, waits: true } as const
const beaten: Alarm = { level: 3, topic: 'violence', guarded: false, because: [{ kind: 'text', text: 'beaten' }] }

describe('danger again', () => {
  const before = begin({ danger: { level: 3, topic: 'violence', atMs: nowMs, steps: 'above' }, openCase })
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
    const worse = begin({ danger: { level: 4, topic: 'cannot-leave', atMs: nowMs, steps: 'above' }, openCase })
    const turn = helpNow(worse, beaten, knowledge, nowMs + minuteMs)
    expect(turn.conversation.danger).toEqual(worse.danger)
  })

  test('steps and numbers at once, however soon, where a person has closed the case or found it less', () => {
    for (const found of [null, { ...openCase, level: 2 }] as const) {
      const turn = helpNow({ ...before, openCase: found }, beaten, knowledge, nowMs + minuteMs)
      expect(turn.replies[0]).toMatchObject({ origin: { from: 'entry', id: 'violence' }, lane: 'danger' })
      expect(turn.replies[0]?.blocks.some(({ kind }) => kind === 'calls')).toBe(true)
      expect(turn.effects.at(-1)?.kind).toBe(found === null ? 'open-case' : 'raise-case')
    }
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
    const danger = { level: 4, topic: 'violence', atMs: nowMs, steps: 'above' } as const
    const before = begin({ danger, openCase, whereabouts: 'jp' as Country })
    const choices = (topic: string) => helpNow(before, { ...beaten, topic }, knowledge, nowMs).replies[0]?.choices.map(({ data }) => data)
    expect(choices('cannot-leave')?.[0]).toBe('topic:cannot-leave')
    expect(choices('violence')).not.toContain('topic:violence')
  })
})

describe('what may have been meant beside the steps', () => {
  const asking: Alarm = { ...beaten, asksFor: ['violence', 'unpaid-wages', 'brokerage-fee', 'passport-kept'] }
  const reply = (alarm: Alarm, from: Parameters<typeof begin>[0] = {}) => {
    const before = begin({ language: 'en', ...from })
    return conclude(before, helpNow(before, alarm, knowledge, nowMs), knowledge, nowMs).replies[0]
  }
  const meantIn = (said: ReturnType<typeof reply>) =>
    said?.choices.flatMap(({ data }) => (readChoice(data)?.kind === 'meant' ? [data.slice('meant:'.length)] : [])) ?? []
  const lead = 'If you want to ask about something else, pick it at the end.'
  const words = (said: ReturnType<typeof reply>) => said?.blocks.map(plainText) ?? []

  test('is offered by title, at most two, the likeliest first, without the entry whose steps are given', () => {
    expect(meantIn(reply(asking))).toEqual(['unpaid-wages', 'brokerage-fee'])
    expect(words(reply(asking)).at(-1)).toBe(lead)
  })

  test('is offered under the steps that hold for everybody too', () => {
    const said = reply({ ...asking, topic: null })
    expect(said?.origin).toMatchObject({ from: 'phrase', id: 'danger.opening' })
    expect(meantIn(said)).toEqual(['violence', 'unpaid-wages'])
  })

  test('stands behind the countries, and where somebody is stays the only question', () => {
    const said = reply(asking)
    expect(said?.choices.map(({ data }) => data.split(':')[0])).toEqual(['country', 'country', 'country', 'country', 'meant', 'meant'])
    expect(words(said).filter((one) => one.includes('?'))).toHaveLength(1)
    expect(words(reply(asking, { whereabouts: 'jp' as Country })).filter((one) => one.includes('?'))).toEqual([])
  })

  test('stands there once where the steps lead on to it as well', () => {
    const led = reply({ ...beaten, asksFor: ['abusive-job'] }, { whereabouts: 'jp' as Country })
    const ids = led?.choices.map(({ data }) => data.split(':')[1])
    expect(ids).toContain('abusive-job')
    expect(new Set(ids).size).toBe(ids?.length)
  })

  test('is nothing where nothing comes near, or only the entry that is given', () => {
    for (const asksFor of [[], ['violence'], ['no-such-topic']]) {
      const said = reply({ ...beaten, asksFor })
      expect(meantIn(said)).toEqual([])
      expect(words(said)).not.toContain(lead)
    }
  })

  test('stands behind the answers to the safe question, without a line, where somebody may be reading along', () => {
    for (const said of [reply({ ...asking, guarded: true }), reply(asking, { guarded: true })]) {
      expect(said?.choices.map(({ data }) => data.split(':')[0])).toEqual(['cmd', 'cmd', 'cmd', 'cmd', 'meant', 'meant'])
      expect(words(said).at(-1)).toContain('?')
      expect(words(said)).not.toContain(lead)
    }
  })

  test('is nothing in the short line, nor when the steps are given again', () => {
    const told = begin({ danger: { level: 4, topic: 'violence', atMs: nowMs, steps: 'above' }, openCase })
    expect(meantIn(helpNow(told, asking, knowledge, nowMs).replies[0])).toEqual([])
    const again = stepsAgain(told, settingOf(told, knowledge, nowMs)) ?? undefined
    expect(again?.origin).toMatchObject({ from: 'entry', id: 'violence' })
    expect(meantIn(again)).toEqual([])
  })
})

describe('an urgent entry that is picked by its title', () => {
  const danger = { level: 4, topic: 'violence', atMs: nowMs, steps: 'above' } as const

  test('is given though the steps of another were given a minute ago, and the case stays as it is', () => {
    for (const data of ['meant:family-missing', 'topic:family-missing']) {
      const [turn] = talk([tap(data)], knowledge, begin({ danger, openCase }))
      expect(turn?.replies[0]).toMatchObject({ origin: { from: 'entry', id: 'family-missing' }, lane: 'danger' })
      expect(turn?.effects.map(({ kind }) => kind)).toEqual(['cancel-unsent', 'add-to-case'])
      expect(turn?.conversation.danger).toMatchObject({ level: 4, topic: 'family-missing' })
    }
  })

  test('is given where somebody may be reading along too, guarded', () => {
    const [turn] = talk([tap('topic:family-missing')], knowledge, begin({ danger, openCase, guarded: true }))
    expect(turn?.replies[0]).toMatchObject({ origin: { from: 'entry', id: 'family-missing' }, opening: expect.any(String) })
    expect(turn?.conversation.guarded).toBe(true)
  })

  test('leaves the question whether writing is safe above everything else that can be picked, whatever was picked in a guarded talk', () => {
    for (const data of ['meant:family-missing', 'meant:brokerage-fee']) {
      const [turn] = talk([tap(data)], knowledge, begin({ danger, openCase, guarded: true }))
      expect(turn?.conversation.offered.slice(0, 3).map((choice) => choice.data)).toEqual([
        'cmd:safe-yes',
        'cmd:safe-no',
        'cmd:safe-unsure',
      ])
    }
  })

  test('is not given twice to whoever presses twice', () => {
    const [, second] = talk([tap('meant:family-missing'), tap('meant:family-missing')], knowledge, begin({ danger, openCase }))
    expect(second?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'danger.again' })
  })

  test('does not make the greater danger a new one', () => {
    const [picked] = talk([tap('meant:family-missing')], knowledge, begin({ danger, openCase }))
    const again = helpNow(picked?.conversation ?? begin(), { ...beaten, level: 4 }, knowledge, nowMs + minuteMs)
    expect(again.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'danger.again' })
  })
})

test('what was meant is told when it is picked in danger, and the case stays open', () => {
  const from = begin({
    danger: { level: 3, topic: 'violence', atMs: nowMs, steps: 'above' },
    openCase: { id: 'case' as CaseId, level: 3, waits: true },
  })
  const [turn] = talk([tap('meant:brokerage-fee')], knowledge, from)
  expect(turn?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'brokerage-fee' })
  expect(turn?.effects).toEqual([])
  expect(turn?.conversation).toMatchObject({ danger: from.danger, openCase: from.openCase, guarded: false })
})
