import { describe, expect, test } from 'vitest'
import { realKnowledge } from './fixture-knowledge.ts'
import { talk, text } from './path/walking.ts'

const knowledge = await realKnowledge()
const said = (words: string) => talk([text(words)], knowledge).at(-1)
const ids = (words: string) => said(words)?.replies.map(({ origin }) => ('id' in origin ? origin.id : null))
const opensCase = (words: string) => said(words)?.effects.some(({ kind }) => kind === 'open-case')

describe('whoever asks for a person is brought to one', () => {
  test.each([
    'cho em gặp lại chị Hạnh',
    'cho em nói chuyện tiếp với cô lúc nãy',
    'cho em noi chuyen tiep voi co luc nay',
    'em muốn nói chuyện với chị Hạnh lúc nãy',
    'muốn gặp lại cô tư vấn hôm qua',
    'I want to talk to a person. chị ơi em đang ở Đài Loan',
    'chị ơi em đang ở Đài Loan, cho em nói chuyện với người thật',
    'em muốn gặp người thật để hỏi về hợp đồng',
    'can I speak with Hanh again',
    'can I talk to a real person about my contract?',
  ])('also among other words: %s', (words) => {
    expect(ids(words)).toEqual(['person.nobody'])
    expect(opensCase(words)).toBe(true)
  })

  test('and what they tell besides is answered', () => {
    const turn = said('cho em gặp người thật, em bị nợ lương 3 tháng ở Đài Loan')
    expect(turn?.replies.map(({ origin }) => ('id' in origin ? origin.id : null))).toEqual(['person.nobody', 'unpaid-wages@tw'])
    expect(turn?.replies.at(-1)?.choices.filter(({ toPerson }) => toPerson)).toEqual([])
    expect(turn?.effects).toMatchObject([{ kind: 'open-case', level: 1 }])
  })

  test('whatever is denied in the clause before', () => {
    expect(ids('chủ không trả lương, cho em gặp người thật')).toEqual(['person.nobody', 'unpaid-wages'])
  })

  test('steps for danger stay the first thing that is said, with one case', () => {
    const turn = said('em bị chủ đánh, cho em gặp người thật')
    expect(turn?.replies.map(({ origin }) => origin)).toMatchObject([{ from: 'entry', id: 'violence' }])
    expect(turn?.effects.filter(({ kind }) => kind === 'open-case')).toMatchObject([{ level: 4 }])
  })
})

describe('nobody is brought to whoever asks how it is done, does not want it, or means somebody else', () => {
  test.each([
    'nói chuyện với người thật thì làm thế nào',
    'em muốn gặp người thật thì làm thế nào',
    'em muốn gặp người thật có mất tiền không',
    'cho em hỏi người trực làm việc mấy giờ',
    'em không muốn gặp người thật',
    'chủ không cho em nói chuyện với chị Hạnh',
    'em muốn gặp lại chị gái em',
    'tôi muốn phản ánh về người tư vấn',
    'công ty cho em gặp nhân viên môi giới',
    'em viết thư này muốn nhờ anh, chị tư vấn giúp về tiền đặt cọc',
    'chưa ký gì đã bắt gửi tiền cho chị tư vấn của công ty',
    'how can I talk to a person',
    'I want to talk to my mother again',
    'can I talk to someone at the embassy',
  ])('%s', (words) => {
    expect(ids(words)).not.toContain('person.nobody')
    expect(opensCase(words)).toBe(false)
  })
})
