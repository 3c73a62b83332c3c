import { describe, expect, test } from 'vitest'
import { rank } from '../../src/knowledge/search/rank.ts'
import { realKnowledge, realKnowledgeWith } from '../bot/fixture-knowledge.ts'

const fresh = { language: null, stage: null, topicBefore: null, country: null }
const file = 'content/faq/during/unpaid-wages.vi.md'
/** Nobody who learnt from the content would take these for questions about wages. */
const lines = [
  'con mèo nhà hàng xóm đẻ ba con',
  'giám đốc bận đi đám cưới suốt',
  'tủ lạnh ở căn tin hỏng hoài',
  'đá banh xong ai trả tiền sân',
  'công ty cho em đi làm ở nước ngoài có được không',
  'em muốn hỏi công ty có giữ tiền của em không',
]

describe('whoever asks in the very words of a line that a curator has just written', async () => {
  const before = await realKnowledge()
  const after = realKnowledgeWith(file, (text) => text.replace('\nask:\n', `\nask:\n${lines.map((line) => `  - ${line}\n`).join('')}`))
  for (const line of lines) {
    test(`gets its answer, before anything is learnt anew: ${line}`, () => {
      expect(rank(line, before, fresh).hits[0]?.topic).not.toBe('unpaid-wages')
      const { decision, hits } = rank(line, after, fresh)
      expect([decision, hits[0]?.topic]).toEqual(['sure', 'unpaid-wages'])
    })
  }
})

test('whether English is needed is asked about the job; whether the bot speaks it, about the bot', async () => {
  const knowledge = await realKnowledge()
  const answered = (text: string) => rank(text, knowledge, fresh).hits[0]?.topic
  expect(answered('có cần tiếng anh không')).toBe('worker-conditions')
  expect(answered('is English needed for the job')).toBe('worker-conditions')
  expect(answered('có tiếng anh không')).toBe('change-language')
})
