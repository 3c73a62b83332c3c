import { expect, test } from 'vitest'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()

test('who asks for the departure insurance of Korea is not told of the pension in Japan first', () => {
  for (const said of [
    ['em ở Hàn, bảo hiểm xuất cảnh'],
    ['em đang ở Hàn Quốc', 'bảo hiểm xuất cảnh nhận thế nào'],
    ['em từ Hàn Quốc về, muốn lấy bảo hiểm xuất cảnh'],
  ]) {
    const [first] = talk(said.map(text), knowledge).at(-1)?.replies[0]?.blocks ?? []
    expect(first && plainText(first), said.join(' | ')).toContain('bảo hiểm xuất cảnh')
  }
})
