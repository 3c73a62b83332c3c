import { describe, expect, test } from 'vitest'
import { realKnowledge } from '../fixture-knowledge.ts'
import { talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const answered = (said: string) => talk([text('bị đánh giá thấp'), text(said)], knowledge).at(-1)

describe('behind "is this happening?"', () => {
  for (const said of ['có', 'Dạ có ạ', 'co', 'vâng', 'đúng rồi', 'yes', 'yes it is'])
    test(`"${said}" says what the button says`, () => {
      expect(answered(said)?.effects).toContainEqual(expect.objectContaining({ kind: 'open-case', level: 4 }))
    })

  for (const said of ['không', 'dạ không', 'chưa', 'no', 'có phải đóng tiền không'])
    test(`"${said}" opens no case`, () => {
      expect(answered(said)?.effects.filter(({ kind }) => kind === 'open-case')).toEqual([])
    })
})

test('a bare yes or no asks nothing, so no topic is guessed for it', () => {
  for (const said of ['no', 'không', 'có ạ', 'đúng rồi'])
    expect(talk([text('tiền môi giới'), text(said)], knowledge).at(-1)?.replies[0]?.origin).toMatchObject({ id: 'greeting' })
})
