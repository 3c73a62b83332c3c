import { expect, test } from 'vitest'
import { guessLanguage } from '../../../src/knowledge/words/language.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const knowledge = smallKnowledge({})

const cases = [
  { text: 'Chủ giữ hộ chiếu của em', language: 'vi' },
  { text: 'chu giu ho chieu cua em', language: 'vi' },
  { text: 'có', language: 'vi' },
  { text: 'ko biet', language: 'vi' },
  { text: 'bao nhieu tien', language: 'vi' },
  { text: 'My boss keeps my passport', language: 'en' },
  { text: 'help', language: 'en' },
  { text: 'what is the fee', language: 'en' },
  { text: 'họ bắt em sign contract mới', language: 'vi' },
  { text: 'boss delay salary cua em 2 thang roi', language: 'vi' },
  { text: 'Can I drink coffee in the café', language: 'en' },
  { text: 'ok', language: null },
  { text: '0981 84 84 84', language: null },
  { text: '…', language: null },
  { text: '', language: null },
  { text: 'Tokyo', language: null },
  { text: 'Japan visa', language: null },
] as const
for (const { text, language } of cases) {
  test(`language: ${text === '' ? 'nothing' : text}`, () => {
    expect(guessLanguage(text, knowledge)).toBe(language)
  })
}

test('letters that are no word of either language say nothing', () => {
  for (const typed of ['asdf qwer', 'zxcv bnm', 'xyz lmn']) expect(guessLanguage(typed, knowledge)).toBeNull()
})
