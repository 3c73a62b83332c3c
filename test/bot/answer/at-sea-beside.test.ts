import { describe, expect, test } from 'vitest'
import { realKnowledge } from '../fixture-knowledge.ts'
import { talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const repliedTo = (said: string) => JSON.stringify(talk([text(said)], knowledge)[0]?.replies[0])

describe('who is not paid on a ship, and who writes for them, reads what helps there:', () => {
  test.each([
    'em đi tàu cá ở Đài Loan chủ không trả lương 5 tháng',
    'em la thuyen vien tau ca o Dai Loan, chu tau khong tra luong',
    'em đi tàu cá chủ nợ lương không trả',
    'chồng em đi tàu cá 6 tháng không được trả lương',
  ])('%s', (said) => expect(repliedTo(said)).toMatch(/itfseafarers\.org/))
})

test.each([
  'chủ không trả lương 5 tháng',
  'em làm xưởng gần bờ biển, chủ không trả lương',
  'em là thuyền viên về nước rồi chủ tàu cá còn nợ lương',
  'thuyền viên tàu cá bị tai nạn lao động được bồi thường gì',
  'thuyen vien tau ca bi tai nan lao dong duoc boi thuong gi',
  'em làm tàu cá mang thai có bị đuổi không',
  'em nợ tiền đi tàu cá, chủ nợ đòi',
])('nobody else does: %s', (said) => expect(repliedTo(said)).not.toContain('itfseafarers'))
