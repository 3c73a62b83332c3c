import { describe, expect, test } from 'vitest'
import type { CaseId, Conversation, GivenSteps } from '../../../src/bot/conversation.ts'
import type { Alarm } from '../../../src/bot/danger/alarm.ts'
import { onlyAlike, withMoreHeard } from '../../../src/bot/danger/by-likeness.ts'
import { helpNow } from '../../../src/bot/danger/help-now.ts'
import { missed } from '../../../src/bot/miss/miss.ts'
import type { Turn } from '../../../src/bot/turn.ts'
import { noDanger } from '../../../src/knowledge/danger/danger.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs, talk, tap, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const alike = { kind: 'alike', signal: 'locked-in', percent: 40, words: ['door'] } as const
const met = { kind: 'words', signal: 'locked-in', level: 4, words: 'locked me in' } as const
const openCase = { id: 'case' as CaseId, level: 3, waits: true } as const
const told: GivenSteps = { level: 3, topic: 'cannot-leave', atMs: nowMs, steps: 'above' }
const inTalk = (byLikeness: GivenSteps['byLikeness'], over: Partial<Conversation> = {}) =>
  begin({ language: 'en', topic: 'cannot-leave', danger: { ...told, ...(byLikeness && { byLikeness }) }, openCase, guarded: true, ...over })
const unsure = 'where can i learn the language cheaply'

describe('what was raised by nothing but likeness', () => {
  const sign = (signal: string) => ({ signal, atMs: nowMs })
  const cases = [
    { name: 'a likeness alone', before: begin({ signs: [sign('locked-in')] }), because: [alike], only: true },
    { name: 'a phrase', before: begin(), because: [met], only: false },
    { name: 'a phrase of abuse beside it', before: begin(), because: [met, alike], only: false },
    { name: 'another sign before it', before: begin({ signs: [sign('papers-held')] }), because: [alike], only: false },
    { name: 'a case of danger that more spoke for', before: inTalk(undefined), because: [alike], only: false },
    { name: 'a case of danger by likeness', before: inTalk('alone', { signs: [sign('papers-held')] }), because: [alike], only: true },
    { name: 'nothing', before: begin(), because: [], only: false },
  ] as const
  for (const { name, before, because, only } of cases) test(name, () => expect(onlyAlike(before, because)).toBe(only))

  test('is remembered with its steps, until more is heard', () => {
    const alarm: Alarm = { level: 3, topic: 'cannot-leave', guarded: true, because: [alike] }
    const raised = helpNow(begin(), alarm, knowledge, nowMs).conversation
    expect(raised.danger?.byLikeness).toBe('alone')
    const again = helpNow({ ...raised, openCase }, { ...alarm, because: [met] }, knowledge, nowMs).conversation
    expect(again.danger).toEqual(told)
  })

  const heard = [
    { name: 'a phrase', danger: { ...noDanger, level: 2, because: [{ ...met, level: 2 }] }, left: undefined },
    {
      name: 'a phrase that was doubted',
      danger: { ...noDanger, lookAlike: 'locked-in', against: { phrase: '', why: 'weighed', words: null } },
      left: undefined,
    },
    {
      name: 'a further likeness',
      danger: { ...noDanger, perhaps: { signal: 'locked-in', isNamed: true }, because: [alike] },
      left: 'alone',
    },
    {
      name: 'a phrase that is denied',
      danger: { ...noDanger, lookAlike: 'locked-in', against: { phrase: '', why: 'negation', words: 'nobody' } },
      left: 'taken-back',
    },
    { name: 'nothing', danger: noDanger, left: 'taken-back' },
  ] as const
  for (const { name, danger, left } of heard) {
    test(`after it was taken back: ${name}`, () => {
      expect(withMoreHeard({ ...told, byLikeness: 'taken-back' }, danger)?.byLikeness).toBe(left)
    })
  }
})

describe('a false alarm', () => {
  const last = (before: Conversation, ...said: readonly string[]) => talk(said.map(text), knowledge, before).at(-1)

  test('once it is taken back, what is not understood is an ordinary miss, with a person and the way back to the steps', () => {
    const turn = last(inTalk('alone'), 'nobody is hurting me', unsure)
    const [reply] = turn?.replies ?? []
    expect(reply?.origin).toMatchObject({ from: 'phrase', id: 'miss.first' })
    expect(reply?.blocks.some(({ kind }) => kind === 'calls')).toBe(true)
    const offered = reply?.choices.map(({ data }) => data)
    for (const data of ['cmd:safe-yes', 'cmd:person', 'cmd:steps']) expect(offered).toContain(data)
    expect(turn?.effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'not-understood' }] }]) // the hotline alone reads it
    expect(turn?.conversation).toMatchObject({ guarded: true, danger: { level: 3 } })
  })
  test.each(['không phải ý em', 'em hỏi cái khác', 'không phải vậy', 'wrong answer'])('“%s” takes it back', (said) => {
    const turn = last(inTalk('alone'), said)
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'danger.over' })
    expect(turn?.conversation).toMatchObject({ guarded: true, danger: { level: 3, byLikeness: 'taken-back' } })
  })
  test('a second time that is about what was answered', () => {
    expect(last(inTalk('alone'), 'nobody is hurting me', 'wrong answer')?.replies[0]?.origin).toMatchObject({ id: 'miss.none' })
  })
  test('what may be meant is offered as anywhere else', () => {
    const [choices] = last(inTalk('alone', { language: 'vi' }), 'không ai làm gì em', 'giấy tờ gì cần khi sinh con bên này')?.replies ?? []
    expect(choices?.origin).toMatchObject({ from: 'phrase', id: 'choices' })
  })

  const stays = [
    { name: 'not taken back', before: inTalk('alone'), said: [unsure] },
    { name: 'raised by a phrase', before: inTalk(undefined), said: ['nobody is hurting me', unsure] },
    { name: 'told in words since', before: inTalk('alone'), said: ['nobody is hurting me', 'they locked me in', unsure] },
    { name: 'asked about as danger since', before: inTalk('alone'), said: ['all good', 'they keep my passport', unsure] },
  ]
  for (const { name, before, said } of stays) {
    test(`is none while it is ${name}: the steps`, () =>
      expect(last(before, ...said)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'cannot-leave' }))
  }

  test('its steps come back when they are asked for', () => {
    const turns = talk([text('nobody is hurting me'), text(unsure), tap('cmd:steps')], knowledge, inTalk('alone'))
    expect(turns.at(-1)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'cannot-leave' })
  })
})

describe('what is not understood in danger', () => {
  /** Four misses in a row, a minute apart. */
  const missedFrom = (before: Conversation) => {
    const turns: Turn[] = []
    for (let after = 0; after < 4; after += 1) {
      turns.push(missed(turns.at(-1)?.conversation ?? before, knowledge, nowMs + after * 60_000))
    }
    return turns.map(({ replies }) => replies[0])
  }

  test('brings the steps in full once more where nobody reads along, and the way back to them from then on', () => {
    const replies = missedFrom(begin({ writer: 'relative', danger: { ...told, topic: 'family-missing', forAnother: true }, openCase }))
    const stand = { origin: { id: 'danger.steps-stand' } }
    expect(replies).toMatchObject([{ origin: { id: 'family-missing' } }, stand, stand, stand])
    expect(replies[1]?.choices.map(({ data }) => data)).toContain('cmd:steps')
  })
  test('brings them at every second miss to whoever may be held', () => {
    const given = { origin: { id: 'cannot-leave' } }
    const stand = { origin: { id: 'danger.steps-stand' } }
    expect(missedFrom(begin({ guarded: true, danger: told, openCase }))).toMatchObject([given, stand, given, stand])
  })
})
