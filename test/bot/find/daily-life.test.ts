import { expect, test } from 'vitest'
import { told } from '../danger/real-talk.ts'

const notOurs = [
  'tàu điện ở Nhật có đắt không',
  'tau dien o nhat co dat khong',
  'đi xe buýt ở Hàn thế nào',
  'taxi ở Đài Loan có đắt không',
  'thời tiết Nhật Bản thế nào',
  'are trains in Japan expensive',
  'is the subway in Korea expensive',
]
test.each(notOurs)('life in a country is no question about work there: %s', (said) => {
  expect(told(said)).toMatch(/nằm ngoài việc của Bến An|cannot answer that/)
})

const ours = [
  'đi tàu Hàn lương bao nhiêu',
  'lái xe buýt ở Nhật lương bao nhiêu',
  'em ở Nhật đi tàu điện bị mất hộ chiếu',
  'sang Nhật đi làm bằng tàu được không',
  'em đang trên xe khách sang Campuchia',
  'em ngồi tàu hỏa sang Trung Quốc có sao không',
  'họ cho em đi taxi có sao không',
  'they put me on a train to China, is that ok',
  'change trains at which station',
  'work as a bus driver in Germany',
]
test.each(ours)('not so: %s', (said) => expect(told(said)).not.toMatch(/nằm ngoài việc của Bến An|cannot answer that/))
