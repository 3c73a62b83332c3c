import { expect, test } from 'vitest'
import { firstLanguage } from '../../web/src/chat/page-data.ts'
import { phrases } from '../../web/src/chat/phrases.ts'

test('title, icon and address of the page tell nothing', () => {
  for (const { title } of Object.values(phrases)) expect(title).not.toMatch(/bến an|migra|work|lao động|giúp|help/i)
})

test('no phrase shouts, and none that shows while somebody reads along names danger or a case', () => {
  for (const words of Object.values(phrases)) {
    expect(Object.values(words).flat().join(' ')).not.toContain('!')
    const quiet = [words.neutral, words.sent, words.sending, words.failed, words.again, words.anyTime, words.write, words.call]
      .flat()
      .join(' ')
    expect(quiet).not.toMatch(/nguy|trực|khẩn|danger|duty|case|emergency/i)
  }
})

test('what shows while somebody reads along is true whoever has the talk: nobody is said to answer, and nobody to stay silent', () => {
  for (const { neutral, anyTime } of Object.values(phrases))
    expect([...neutral, anyTime].join(' ')).not.toMatch(/máy|trả lời|tự nhắn|nhắn trước|người|machine|answer|write first|person/i)
})

const wanted: readonly { name: string; tags: readonly string[]; language: string }[] = [
  { name: 'nothing said', tags: [], language: 'vi' },
  { name: 'English only', tags: ['en-GB', 'en'], language: 'en' },
  { name: 'an English phone of somebody who reads Vietnamese', tags: ['en-US', 'vi-VN'], language: 'vi' },
  { name: 'a phone bought in Taiwan', tags: ['zh-TW', 'en'], language: 'vi' },
]
for (const { name, tags, language } of wanted) {
  test(`first language: ${name}`, () => expect(firstLanguage(tags)).toBe(language))
}
