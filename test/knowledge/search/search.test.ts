import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RankContext, rank } from '../../../src/knowledge/search/rank.ts'
import { type SmallTopic, smallKnowledge } from '../small-knowledge.ts'

const topics: readonly SmallTopic[] = [
  {
    id: 'passport-kept',
    stage: 'during',
    vi: ['Chủ giữ hộ chiếu của tôi thì làm sao?', 'ông chủ cầm hết hộ chiếu của tụi em', 'đòi hộ chiếu mà họ không trả'],
    en: ['My employer keeps my passport. What can I do?', 'the boss took our passports', 'they will not return my passport'],
  },
  {
    id: 'unpaid-wages',
    stage: 'during',
    vi: ['Chủ không trả lương thì làm gì?', 'ba tháng chưa nhận được lương', 'lương bị trừ quá nhiều'],
    en: ['I was not paid. What can I do?', 'three months without salary', 'my wages are cut every month'],
  },
  {
    id: 'pension',
    stage: 'after',
    vi: ['Lấy lại tiền nenkin thế nào?', 'về nước rồi xin tiền bảo hiểm hưu ở Nhật', 'nenkin trả trong bao lâu'],
    en: ['How do I claim my pension back from Japan?', 'lump sum after leaving', 'nenkin after going home'],
  },
  {
    id: 'brokerage-fee',
    vi: ['Tôi có phải trả tiền môi giới không?', 'người giới thiệu đòi hoa hồng', 'tiền cò ai chịu'],
    en: ['Do I have to pay a brokerage fee?', 'the person who introduced me wants money', 'who pays the broker'],
  },
]
const knowledge = smallKnowledge({ topics })
const fresh: RankContext = { language: null, stage: null, topicBefore: null, country: null }
const ask = (text: string, context: Partial<RankContext> = {}) => rank(text, knowledge, { ...fresh, ...context })

const cases = [
  { name: 'as a line stands', text: 'đòi hộ chiếu mà họ không trả', topic: 'passport-kept' },
  { name: 'in other words', text: 'giấy tờ tùy thân với passport bị bà chủ tịch thu', topic: 'passport-kept' },
  { name: 'without tone marks', text: 'chu giu ho chieu cua em', topic: 'passport-kept' },
  { name: 'in teencode', text: 'cty ko trả lương cho e 2 tháng r', topic: 'unpaid-wages' },
  { name: 'typed with the input method off', text: 'chuwa nhaanj dduowcj luwowng', topic: 'unpaid-wages' },
  { name: 'with a slip of the finger', text: 'my boss took my pasport', topic: 'passport-kept' },
  { name: 'with words run together', text: 'chua nhan duoc luong hochieu', topic: 'unpaid-wages' },
  { name: 'in a single word', text: 'nenkin?', topic: 'pension' },
  { name: 'in two languages at once', text: 'boss không trả salary cho em', topic: 'unpaid-wages' },
  { name: 'in English with other endings', text: 'keeping my passports', topic: 'passport-kept' },
  { name: 'across languages, by its ideas', text: 'commission', topic: 'brokerage-fee' },
  {
    name: 'as a story with the question at its end',
    text: `Em quê Nghệ An, sang đây từ năm ngoái, làm xưởng gỗ, anh em Thái với Indo cũng đông, chỗ ở tạm được, cơm thì tự nấu.
      Hồi đầu chủ tốt lắm, tết còn cho quà, cuối tuần chở đi chơi, ai ốm thì chở đi khám. Cho em hỏi ba tháng nay không nhận được lương thì đòi ở đâu?`,
    topic: 'unpaid-wages',
  },
]
for (const { name, text, topic } of cases) {
  test(`rank: a question is found ${name}`, () => {
    expect(ask(text).hits[0]?.topic).toBe(topic)
  })
}

describe('what was typed with its marks', () => {
  const tones = smallKnowledge({
    topics: [
      { id: 'sold', vi: ['Tôi bị bán', 'bị bán sang nước khác'], en: ['I was sold'] },
      { id: 'friend', vi: ['Bạn rủ đi làm', 'bạn rủ đi nước khác'], en: ['a friend invites me'] },
    ],
  })
  const first = (text: string) => rank(text, tones, fresh).hits[0]?.topic

  test('prefers lines with the same marks', () => {
    expect(first('bán nước')).toBe('sold')
    expect(first('bạn rủ đi nước')).toBe('friend')
  })

  test('costs nothing when it has none', () => {
    expect(first('bi ban')).toBe('sold')
    expect(first('ban ru')).toBe('friend')
  })
})

const elsewhere = ['hôm nay trời có mưa không', 'cách nấu món này', 'chia thừa kế thế nào', 'play some music', 'hmm', '🙂', '', '?!']
for (const text of elsewhere) {
  test(`rank: not ours to answer: ${text === '' ? 'nothing' : text}`, () => {
    expect(ask(text).decision).toBe('no')
  })
}

test('what is asked clearly is answered, what two answers share equally is offered', () => {
  expect(ask('chủ giữ hộ chiếu của em không trả').decision).toBe('sure')
  const shared = smallKnowledge({
    topics: ['one', 'two'].map((id) => ({
      id,
      vi: ['Mất hộ chiếu thì làm sao?', 'hộ chiếu bị mất'],
      en: ['I lost my passport', 'lost passport'],
    })),
  })
  expect(rank('em bị mất hộ chiếu rồi', shared, fresh).decision).toBe('unsure')
})

test('the topic before, the stage and being abroad part equals, and overrule no words', () => {
  const even = smallKnowledge({
    topics: [
      { id: 'one', stage: 'before', vi: ['Phí này là gì'], en: ['x'] },
      { id: 'two', stage: 'after', vi: ['Phí này là gì'], en: ['x'] },
    ],
  })
  const first = (context: Partial<RankContext>) => rank('phí này là gì', even, { ...fresh, ...context }).hits[0]?.topic
  expect(first({})).toBe('one')
  expect(first({ topicBefore: 'two' })).toBe('two')
  expect(first({ stage: 'after' })).toBe('two')
  expect(first({ isThere: true })).toBe('two')
  expect(ask('chủ giữ hộ chiếu', { topicBefore: 'unpaid-wages', stage: 'after', isThere: true }).hits[0]?.topic).toBe('passport-kept')
})

test('the same question gives the same answer, whatever was asked between', () => {
  const before = ask('ba tháng chưa có lương')
  ask('hộ chiếu bị giữ')
  expect(ask('ba tháng chưa có lương')).toEqual(before)
})

test('whatever is typed, ranking never throws and scores stay between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const { hits } = ask(text)
      expect(hits.length).toBeLessThanOrEqual(10)
      for (const { score } of hits) expect(score >= 0 && score <= 1).toBe(true)
    }),
  )
})
