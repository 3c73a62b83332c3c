import { expect, test } from 'vitest'
import type { CaseId } from '../../src/bot/conversation.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, talk, text } from './path/walking.ts'

const knowledge = talkKnowledge()
const whereabouts = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)?.conversation.whereabouts

const cases = [
  { name: 'a question without danger tells of nobody', said: ['lương ở Nhật bao nhiêu một tháng'], there: null },
  { name: 'danger is where the question says', said: ['bị nhốt trong phòng ở Campuchia thì làm sao thoát'], there: 'kh' },
  { name: 'so is abuse', said: ['bị giữ hộ chiếu ở Nhật thì làm sao'], there: 'jp' },
  { name: 'a child at home moves nobody who is abroad', said: ['em đang ở Nhật', 'e co con nho 3 tuoi o viet nam bi om'], there: 'jp' },
  { name: 'nor do parents at home', said: ['em đang ở Nhật', 'bố mẹ em ở Việt Nam'], there: 'jp' },
  { name: 'nor does a family, in English', said: ['I am in Japan', 'I have a little daughter in Viet Nam'], there: 'jp' },
  { name: 'nor an agency at home, in English', said: ['I am in Japan', 'my agency in Viet Nam says I must pay'], there: 'jp' },
  { name: 'who is home again is home', said: ['em đang ở Nhật', 'giờ em ở Việt Nam rồi'], there: 'vn' },
  { name: 'what was told before stays', said: ['em đang ở Nhật', 'lương ở Đài Loan bao nhiêu một tháng'], there: 'jp' },
  { name: 'who is there may ask about an offer', said: ['em đang ở Nhật, lời mời làm việc này có thật không'], there: 'jp' },
  { name: 'so may who says it in English', said: ['I am in Japan, is this job offer real'], there: 'jp' },
  { name: 'an offer leads there, and nobody is', said: ['làm ở Nhật, lời mời làm việc này cho tôi có thật không'], there: null },
] as const
for (const { name, said, there } of cases) test(`where somebody is: ${name}`, () => expect(whereabouts(...said)).toBe(there))

test('who is in danger abroad stays there when a call from home is asked about', () => {
  const said = ['họ nhốt con tôi ở Campuchia', 'ở Việt Nam gọi số đó được không']
  expect(whereabouts(...said)).toBe('kh')
})

test('while a case of danger is open any place is where they are', () => {
  const openCase = (level: 2 | 4) => begin({ openCase: { id: 'case' as CaseId, level, waits: true } })
  const asked = [text('số cảnh sát ở Hàn Quốc là số mấy vậy')]
  expect(talk(asked, knowledge, openCase(4)).at(-1)?.conversation.whereabouts).toBe('kr')
  expect(talk(asked, knowledge, openCase(2)).at(-1)?.conversation.whereabouts).toBeNull()
})
