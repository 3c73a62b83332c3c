import { expect, test } from 'vitest'
import { firstLanguage } from '../../web/src/chat/page-data.ts'
import { phrases } from '../../web/src/chat/phrases.ts'

test('title, icon and address of the page tell nothing', () => {
  for (const { title } of Object.values(phrases)) expect(title).not.toMatch(/bến an|migra|work|lao động|giúp|help/i)
})

test('no phrase shouts, and none that shows while somebody reads along names danger or a case', () => {
  for (const words of Object.values(phrases)) {
    expect(Object.values(words).flat().join(' ')).not.toContain('!')
    const quiet = [words.machine, words.sent, words.sending, words.failed, words.again, words.notFirst, words.write, words.call]
      .flat()
      .join(' ')
    expect(quiet).not.toMatch(/nguy|trực|khẩn|danger|duty|case|emergency/i)
  }
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
