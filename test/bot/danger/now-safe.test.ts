import { describe, expect, test } from 'vitest'
import type { CaseId, Conversation, GivenSteps } from '../../../src/bot/conversation.ts'
import { nowSafe } from '../../../src/bot/danger/now-safe.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { settingOf } from '../../../src/bot/setting.ts'
import type { Country } from '../../../src/knowledge/knowledge.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs } from '../path/walking.ts'

const knowledge = talkKnowledge()
const minuteMs = 60_000
const held: GivenSteps = { level: 4, topic: 'cannot-leave', atMs: nowMs, steps: 'above' }

function watched(over: Partial<Conversation> = {}): Conversation {
  const openCase = { id: 'case' as CaseId, level: 4, waits: true } as const
  return begin({ guarded: true, danger: held, openCase, whereabouts: 'kh' as Country, language: 'en', ...over })
}

function answered(before: Conversation, afterMinutes = 1, content = knowledge) {
  const atMs = nowMs + afterMinutes * minuteMs
  const turn = nowSafe(before, settingOf(before, content, atMs))
  const [reply] = turn.replies
  if (reply === undefined) throw new Error('nothing was said')
  const said = reply.blocks.map(plainText).join('\n')
  return { turn, reply, said, choices: reply.choices.map(({ data }) => data) }
}

describe('once writing is safe', () => {
  test('the talk is guarded no more, and what is said is neither late nor hidden', () => {
    const { turn, reply } = answered(watched())
    expect(turn.conversation.guarded).toBe(false)
    expect(reply).toMatchObject({ lane: 'danger', ifUncertain: 'repeat', opening: null })
  })

  test('while the steps stand above they are not said twice: the numbers are, behind their condition, and that the hotline knows', () => {
    const { said, choices, turn } = answered(watched())
    expect(said).toContain('The steps above still hold.')
    expect(said).toContain('117')
    expect(said).toMatch(/Call only if it is safe\.[\s\S]*117/)
    expect(said).toContain('A person on duty has been told.')
    expect(said).not.toContain('Do not argue')
    expect(choices).toContain('cmd:person')
    expect(turn.conversation.danger).toEqual(held)
  })

  test('half an hour later the steps are given again, and count as given now', () => {
    const { said, turn } = answered(watched(), 30)
    expect(said).toContain('Do not argue')
    expect(said).not.toContain('Bến An has your message')
    expect(said).toContain('A person on duty has been told.')
    expect(turn.conversation.danger).toEqual({ ...held, atMs: nowMs + 30 * minuteMs })
  })

  test('who opened the talk anew may be somebody else: no steps, at any time, and nothing to read on', () => {
    for (const minutes of [1, 600]) {
      const { said, choices, turn } = answered(watched({ danger: { ...held, steps: 'gone' } }), minutes)
      expect(said).not.toContain('Do not argue')
      expect(said).not.toContain('above still hold')
      expect(said).toContain('117')
      expect(choices).toEqual(['cmd:person'])
      expect(turn.conversation.danger?.steps).toBe('gone')
    }
  })

  test('where nobody knows where they are, that is the one question', () => {
    const { said, choices } = answered(watched({ whereabouts: null }))
    expect(said).toMatch(/\+84 981 84 84 84[\s\S]*Which country are you/)
    expect(choices).toContain('country:kh')
  })

  test('no person is promised while nobody is on duty, or once the case is closed', () => {
    const nobody = { ...knowledge, operator: { ...knowledge.operator, hours: { kind: 'unknown' } } } as const
    expect(answered(watched(), 1, nobody).said).toContain('Nobody is on duty now.')
    for (const minutes of [1, 30]) {
      const closed = answered(watched({ openCase: null }), minutes)
      expect(closed.said).not.toContain('on duty')
      expect(closed.said).toContain('117')
      expect(closed.turn.effects).toEqual([])
    }
  })

  test('whoever is told that a person knows counts on one from then on', () => {
    const nobody = { ...knowledge, operator: { ...knowledge.operator, hours: { kind: 'unknown' } } } as const
    for (const minutes of [1, 30]) {
      expect(answered(watched(), minutes).turn.effects).toEqual([{ kind: 'expect-person' }])
      expect(answered(watched(), minutes, nobody).turn.effects).toEqual([])
    }
  })

  test('who told of no danger is asked to go on', () => {
    expect(answered(watched({ danger: null, openCase: null })).reply.origin).toMatchObject({ id: 'guarded.safe' })
  })
})
