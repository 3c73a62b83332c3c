import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, talk, text } from '../path/walking.ts'

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

describe('"no" says that it is understood and that the rest above holds, with its choices:', () => {
  test.each(['không', 'dạ không ạ', 'khong', 'chưa', 'no', 'nope'])('%s', (said) => {
    const [reply] = answered(said)?.replies ?? []
    expect(reply?.origin).toMatchObject({ id: 'look-alike.no' })
    const above = talk([text('bị đánh giá thấp')], knowledge)[0]?.replies[0]?.choices ?? []
    expect(reply?.choices).toEqual(above.slice(1))
  })

  test('a "yes" behind it is none to that question any more', () => {
    const effects = talk(['bị đánh giá thấp', 'không', 'có'].map(text), knowledge).at(-1)?.effects ?? []
    expect(effects.filter(({ kind }) => kind === 'open-case')).toEqual([])
  })
})

describe('what is asked about is named, in the words of whoever is asked', () => {
  const questions = (...said: readonly string[]) =>
    (talk(said.map(text), knowledge).at(-1)?.replies.at(-1)?.blocks ?? [])
      .map(plainText)
      .filter((block) => block.includes('nút đầu tiên bên dưới'))

  test.each([
    [['bị đánh giá thấp'], 'Anh/chị hoặc người thân có đang bị đánh hoặc bị hành hạ không?'],
    [['em có bị ép về nước không nếu em mang thai'], 'Em hoặc người thân có đang bị ép ký giấy hoặc bị đưa ra sân bay về nước không?'],
    [['em bị bán ở Đài Loan'], 'Em hoặc người thân có đang bị bán, bị giao cho người khác'],
    [['em bi ban o dai loan'], 'Em hoặc người thân có đang bị bán, bị giao cho người khác'],
    [['bị đánh giá thấp', 'cảm ơn'], 'Anh/chị hoặc người thân có đang bị đánh hoặc bị hành hạ không?'],
  ])('%s', (said, asked) => {
    expect(questions(...said)).toEqual([expect.stringContaining(asked)])
  })
})

test.each([
  ['above choices', 'bị đánh giá thấp'],
  ['above a whole answer', 'chủ giữ hộ chiếu có bị phạt không, nghe nói nhiều người bị nhốt'],
  ['above what is not understood', 'phim này kể về một cô gái bị nhốt trong tháp'],
])('danger is asked about first, %s', (_, said) => {
  const [first, ...rest] = (talk([text(said)], knowledge)[0]?.replies[0]?.blocks ?? []).map(plainText)
  expect(first).toContain('hỏi cho chắc')
  expect(rest.length).toBeGreaterThan(0)
})

test.each([
  ['bị đánh giá thấp', 'có đang bị đánh'],
  ['chủ giữ hộ chiếu có bị phạt không, nghe nói nhiều người bị nhốt', 'có đang bị nhốt'],
])('where somebody may be reading along it stands below, and says of nothing that it follows: %s', (said, asked) => {
  const blocks = talk([text(said)], knowledge, begin({ guarded: true }))[0]?.replies[0]?.blocks ?? []
  const at = blocks.map(plainText).findIndex((block) => block.includes(asked))
  expect(at).toBeGreaterThan(0)
  expect(plainText(blocks[at] ?? { kind: 'calls', calls: [] })).not.toMatch(/rồi mới nói tiếp|đọc tiếp/)
})

test('a bare yes or no asks nothing, so no topic is guessed for it', () => {
  for (const said of ['no', 'không', 'có ạ', 'đúng rồi'])
    expect(talk([text('tiền môi giới'), text(said)], knowledge).at(-1)?.replies[0]?.origin).toMatchObject({ id: 'greeting' })
})
