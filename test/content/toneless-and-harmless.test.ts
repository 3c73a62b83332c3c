import { describe, expect, test } from 'vitest'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { readAbout } from '../../src/knowledge/danger/who/about.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'

const knowledge = await realKnowledge()

/** Words of danger in their other meaning, with marks and without: what is played, saved for somebody, kept in a stable. */
const calm = [
  'con trai tôi đánh đàn hay',
  'con gái tôi đánh máy nhanh',
  'chồng em đánh vần tên tiếng anh',
  'chồng em đánh lô đề nợ',
  'chồng tôi đánh golf với sếp',
  'my husband beats me at chess',
  'ban em cho nguoi quen gioi thieu viec',
  'ban em cho em muon tien di',
  'no danh de lai cho me tra',
  'no danh phai tra dan',
  'so no danh gia the nao',
  'cong no danh so sach',
  'ho danh em mot suat',
  'chu danh thoi gian day em',
  'nhot xe vao bai',
]

const cries = [
  'chồng em đánh đàn bà con nít',
  'chong toi danh bai thua ve danh toi',
  'chong em danh, danh hoai',
  'ho ban em cho nguoi khac',
  'me ban em cho ho',
  'no ban em sang trung quoc',
  'no danh toi hoai',
  'no danh em phai vao vien',
  'họ nhốt em chung với heo',
  'nước sôi đổ từ ngực xuống chân con bé giúp việc nhà kế bên, bà chủ nó lấy kem đánh răng bôi, nó rên cả đêm',
]

describe('words of danger in their other meaning', () => {
  test.each(calm)('raise nothing in: %s', (said) => expect(screen(said, knowledge).level).toBeLessThan(3))
  test.each(cries)('are danger in: %s', (said) => expect(screen(said, knowledge).level).toBeGreaterThanOrEqual(3))
})

test.each(['thấy một đứa nhỏ Việt Nam ăn xin ở Bangkok, có người đàn ông đứng canh', 'a child is begging, a man takes the money'])(
  'whoever sees a child beg is given the steps for somebody else: %s',
  (said) => expect(readAbout(said, knowledge).who).toBe('witness'),
)
