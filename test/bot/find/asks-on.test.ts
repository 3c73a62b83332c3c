import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/bot/turn.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const lastOf = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)
const originOf = (turn: Turn | undefined) => turn?.replies[0]?.origin
const offeredIn = (turn: Turn | undefined) => turn?.replies.flatMap(({ choices }) => choices.map(({ data }) => data))

describe('a third short question behind one answer', () => {
  const talks = [
    ['họ chưa trả lương cho em', 'bao lâu', 'mất bao nhiêu', 'ở đâu'],
    ['làm hộ chiếu ở đâu', 'bao lâu', 'mất bao nhiêu', 'cần giấy gì'],
    ['đi Nhật mất bao nhiêu tiền', 'bao lâu', 'bao nhiêu', 'mất bao lâu'],
    ['my boss did not pay me', 'how long', 'how much', 'where'],
    ['I lost my passport in Taiwan', 'how long', 'how much', 'where'],
  ] as const
  for (const said of talks)
    test(`is told at once that it has no answer of its own, with where the answer leads: ${said.join(' | ')}`, () => {
      const before = lastOf(...said.slice(0, -1))
      expect(originOf(before)).toMatchObject({ id: 'answer-above' })
      const turn = lastOf(...said)
      expect(originOf(turn)).toMatchObject({ id: 'miss.beyond' })
      expect(turn?.effects.map(({ kind }) => kind)).toEqual(['note-unanswered'])
      expect(turn?.conversation.misses).toBe(1)
      const offered = offeredIn(turn) ?? []
      expect(offered).toContain('cmd:person')
      expect(
        offered.filter((data) => data.startsWith('more:')),
        'the rest was told',
      ).toEqual([])
      expect(offered.filter((data) => data.startsWith('topic:') || data.startsWith('tree:')).length).toBeGreaterThan(0)
    })

  test('is put to whoever has the case, where there is one', () => {
    const turn = lastOf('gặp người thật', 'làm hộ chiếu ở đâu', 'bao lâu', 'mất bao nhiêu', 'cần giấy gì')
    expect(originOf(turn)).toMatchObject({ id: 'miss.in-case-nobody' })
    expect(turn?.effects.map(({ kind }) => kind)).toContain('add-to-case')
  })

  test('is offered the steps it may ask for, where it may be a cry', () => {
    const turn = lastOf('làm hộ chiếu ở đâu', 'bao lâu', 'mất bao nhiêu', 'trốn đi đâu')
    expect(originOf(turn)).toMatchObject({ id: 'choices' })
    expect(offeredIn(turn)).toContain('topic:just-escaped')
  })

  test('leads to a person where one follows another', () => {
    const turn = lastOf('làm hộ chiếu ở đâu', 'bao lâu', 'mất bao nhiêu', 'cần giấy gì', 'ở đâu')
    expect(originOf(turn)).toMatchObject({ id: 'miss.again-nobody' })
  })
})

describe('"what do I do", right behind an answer', () => {
  for (const [told, asked, topic] of [
    ['họ chưa trả lương cho em', 'làm sao', 'unpaid-wages'],
    ['em bị mất hộ chiếu', 'giờ phải làm gì', 'lost-passport'],
    ['em bị tai nạn lao động', 'làm gì bây giờ', 'work-accident'],
    ['I am sick in Japan', 'what do I do', 'sick-and-healthcare'],
    ['em bị bệnh trên tàu cá', 'làm sao', 'sick-and-healthcare'],
  ] as const)
    test(`tells its steps, then its rest, then where it stands: ${told} | ${asked}`, () => {
      const [, steps, rest, above] = talk([told, asked, asked, asked].map(text), knowledge)
      expect(originOf(steps)).toMatchObject({ from: 'entry', id: expect.stringContaining(topic), part: 'steps' })
      expect(steps?.replies[0]?.blocks.some(({ kind }) => kind === 'steps')).toBe(true)
      expect(offeredIn(steps)).toContain('cmd:person')
      expect(originOf(rest)).toMatchObject({ from: 'entry', part: 'more' })
      expect(originOf(above)).toMatchObject({ id: 'answer-above' })
    })
})

test('a remark behind an answer that hardly ranks anywhere is shown where the answer leads, and no grim title', () => {
  for (const [asked, said] of [
    ['phí môi giới ai trả', 'nhiều quá'],
    ['phí môi giới ai trả', 'ai bảo thế'],
    ['họ chưa trả lương cho em', 'em làm hết rồi'],
  ] as const) {
    const [, turn] = talk([asked, said].map(text), knowledge)
    expect(turn?.replies, said).toEqual([])
    expect(turn?.effects, said).toContainEqual(expect.objectContaining({ kind: 'set-clock', clock: 'miss' }))
  }
  expect(offeredIn(lastOf('chủ giữ hộ chiếu', 'không còn gì nữa'))?.[0]).toBe('now:suicide-thoughts')
})
