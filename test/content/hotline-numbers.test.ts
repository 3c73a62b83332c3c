import { expect, test } from 'vitest'
import { sayEntry } from '../../src/bot/answer/say-entry.ts'
import { guard } from '../../src/bot/danger/guard.ts'
import { plainText } from '../../src/bot/say/plain-text.ts'
import { settingOf } from '../../src/bot/setting.ts'
import type { Language, Topic } from '../../src/knowledge/knowledge.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { begin, nowMs } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()
const numbers = knowledge.topics.get('hotline-numbers') as Topic

const toldToCall: Readonly<Record<Language, RegExp>> = { vi: /(?:thì|hãy) gọi|gọi ngay/i, en: /\bcall (?:at once|now|the)\b/i }

for (const language of languages) {
  test(`whoever is watched is told to call nobody before the words that say when it is safe, in ${language}`, () => {
    for (const country of [null, ...numbers.variants.keys()])
      for (const part of ['text', 'more'] as const) {
        const setting = settingOf(begin({ language, guarded: true, whereabouts: country }), knowledge, nowMs)
        const said = guard(sayEntry(numbers, { part, country, by: 'question' }, setting), setting).blocks.map(plainText)
        const safe = said.findIndex((text) => /^(?:Chỉ gọi khi an toàn|Call only if it is safe)/.test(text))
        const before = safe < 0 ? said : said.slice(0, safe)
        expect(before.filter((text) => toldToCall[language].test(text)).map((text) => `${country}, ${part}: ${text}`)).toEqual([])
      }
  })
}

test('a number in Việt Nam is given as it is dialled there too', () => {
  const atHome = (number: string) => number.replace(/^\+84/, '0')
  const missing = [...knowledge.contacts.values()]
    .filter(({ number }) => number.startsWith('+84'))
    .flatMap(({ id, number, note }) =>
      languages.flatMap((language) => (note?.[language].replaceAll(' ', '').includes(atHome(number)) ? [] : [`${id}.${language}`])),
    )
  expect(missing).toEqual([])
})
