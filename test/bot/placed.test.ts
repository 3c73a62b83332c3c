import { expect, test } from 'vitest'
import { talkKnowledge } from './fixture-knowledge.ts'
import { talk, text } from './walking.ts'

const knowledge = talkKnowledge()
const whereabouts = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)?.conversation.whereabouts

const cases = [
  { name: 'a question without danger tells of nobody', said: ['lương ở Nhật bao nhiêu một tháng'], there: null },
  { name: 'danger is where the question says', said: ['bị nhốt trong phòng ở Campuchia thì làm sao thoát'], there: 'kh' },
  { name: 'so is abuse', said: ['bị giữ hộ chiếu ở Nhật thì làm sao'], there: 'jp' },
  { name: 'once danger was told any place is', said: ['chủ đánh em', 'số cảnh sát ở Hàn Quốc là số mấy vậy'], there: 'kr' },
  { name: 'what was told before stays', said: ['em đang ở Nhật', 'lương ở Đài Loan bao nhiêu một tháng'], there: 'jp' },
] as const
for (const { name, said, there } of cases) test(`where somebody is: ${name}`, () => expect(whereabouts(...said)).toBe(there))
