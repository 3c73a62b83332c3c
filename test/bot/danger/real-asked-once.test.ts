import { describe, expect, test } from 'vitest'
import { last, offered, talked, told } from './real-talk.ts'

const asks = (text: string) => text.includes('Bến An hỏi cho chắc')

describe('whether it happens is asked once, and its button stays while only something else is said:', () => {
  const talks = [['toi kho tho', 'toi o nhat']]
  for (const said of talks) {
    test(said.join(', then '), () => {
      const answers = talked(...said).map((_, at) => told(...said.slice(0, at + 1)))
      expect(answers.map(asks)).toEqual([true, ...said.slice(1).map(() => false)])
      expect(offered(...said)[0]).toMatch(/^now:/)
      expect(answers.at(-1)).toContain('điều Bến An hỏi ở trên')
    })
  }
  test('what is told of it anew is danger', () => expect(last('em bi giu', 'ho giu em lau roi')?.conversation.danger?.level).toBe(4))
})
