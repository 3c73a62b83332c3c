import { describe, expect, test } from 'vitest'
import type { Turn } from '../../src/bot/turn.ts'
import { realKnowledge } from './fixture-knowledge.ts'
import { talk, text } from './path/walking.ts'

const knowledge = await realKnowledge()
const lastOf = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)
const saidIn = (turn: Turn | undefined) => turn?.replies.map(({ origin }) => (origin.from === 'person' ? origin.name : origin.id))
const offeredIn = (turn: Turn | undefined) => turn?.replies.flatMap(({ choices }) => choices.map(({ data }) => data))
const hasNumbers = (turn: Turn | undefined) => turn?.replies.every(({ blocks }) => blocks.some(({ kind }) => kind === 'calls'))

describe('behind steps for danger nothing is said lightly', () => {
  const cries = ['em không muốn sống nữa', 'em tuyệt vọng lắm', 'I want to die', 'my son was tricked to Cambodia']
  const small = [
    'cảm ơn',
    'ok',
    'vâng',
    'không',
    'để em suy nghĩ',
    'em biết rồi',
    'hay quá',
    'tạm biệt',
    '👍',
    'thôi',
    'không cần nữa',
    'để tôi gọi thử',
    'cam on, de toi bao cong an',
    'i will call them now',
    'never mind',
  ]
  for (const cry of cries)
    for (const words of small)
      test(`"${words}" behind "${cry}"`, () => {
        const turn = lastOf(cry, words)
        expect(saidIn(turn)).toEqual(['danger.here'])
        expect(hasNumbers(turn)).toBe(true)
        expect(offeredIn(turn)).toEqual(expect.arrayContaining(['cmd:steps', 'cmd:person']))
        expect(turn?.replies[0]?.lane).toBe('danger')
      })

  for (const words of ['không hiểu', 'đồ vô dụng'])
    test(`the numbers and the steps stand beside the apology for "${words}"`, () => {
      const turn = lastOf('em không muốn sống nữa', words)
      expect(hasNumbers(turn)).toBe(true)
      expect(offeredIn(turn)).toEqual(expect.arrayContaining(['cmd:steps', 'cmd:person']))
    })

  test('whoever may be read along with is told that nothing comes unasked, whether they thank or stop', () => {
    for (const words of ['cảm ơn', 'để em suy nghĩ', 'thôi', 'không cần nữa'])
      expect(saidIn(lastOf('họ nhốt em, không cho ra ngoài', words))).toEqual(['guarded.silent'])
  })
})

describe('"is this happening?"', () => {
  const doubted = 'chán đời quá'
  test('stands open behind thanks and "ok"', () => {
    expect(offeredIn(lastOf(doubted))?.[0]).toMatch(/^now:/)
    for (const words of ['cảm ơn', 'ok', 'để em suy nghĩ']) expect(offeredIn(lastOf(doubted, words))?.[0]).toMatch(/^now:/)
  })

  test('is closed by a no', () => {
    expect(offeredIn(lastOf(doubted, 'không'))?.some((data) => data.startsWith('now:'))).toBe(false)
  })
})

test('whoever wants to ask no more is not asked what they want to ask', () => {
  for (const words of ['thôi', 'không hỏi nữa', 'never mind']) expect(saidIn(lastOf('phí môi giới ai trả', words))).toEqual(['thanks'])
})

test('whoever thanks and lets it be is understood', () => {
  for (const words of ['thôi cảm ơn', 'thoi duoc roi cam on', 'ok thôi cảm ơn nhé'])
    expect(saidIn(lastOf('phí môi giới ai trả', words))).toEqual(['helped.question'])
})

test('a first message of mere signs is greeted; later it asks what was meant', () => {
  for (const words of ['?', '??', '.', '...', 'alo', 'là sao']) expect(saidIn(lastOf(words))).toEqual(['hello'])
  expect(saidIn(lastOf('alo', '?'))).toEqual(['unclear'])
})
