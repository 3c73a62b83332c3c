import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import { begin, talk, text } from '../path/walking.ts'
import { knowledge, last } from './real-talk.ts'

const held = 'em bị nhốt ở Campuchia'

describe('whoever is in danger asks on and is answered; the hotline is told of the signs in it:', () => {
  test.each([
    ['em bị đòi nợ', 'debt'],
    ['công ty giữ lương em 3 tháng', 'unpaid-wages'],
  ])('%s', (said, about) => {
    const effects = last(held, said)?.effects ?? []
    expect(effects).toContainEqual({
      kind: 'add-to-case',
      because: [expect.objectContaining({ kind: expect.stringMatching(/^(alike|words)$/) })],
    })
    expect(JSON.stringify(effects)).toContain(about)
  })

  test.each(['em có thai', 'đại sứ quán ở đâu', 'Bến An là ai', 'em về nước rồi nhưng bị đòi nợ', 'who are you'])(
    'nothing is added by what is only asked: %s',
    (said) => {
      expect(last(held, said)?.replies[0]?.origin).toMatchObject({ from: 'entry' })
      expect(last(held, said)?.effects).toEqual([])
    },
  )

  test('a threat adds its words', () => {
    expect(JSON.stringify(last(held, 'nó doạ đến nhà giết')?.effects)).toContain('threats')
  })

  test('a case that is parked is not brought back by it', () => {
    const parked = begin({ openCase: { id: 'case' as CaseId, level: 4, waits: false } })
    expect(talk([text('em bị đòi nợ')], knowledge, parked)[0]?.effects.filter(({ kind }) => kind === 'add-to-case')).toEqual([])
  })

  test('nobody is told of what is asked without danger', () => {
    expect(last('em có thai')?.effects.filter(({ kind }) => kind === 'add-to-case')).toEqual([])
  })
})
