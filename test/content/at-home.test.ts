import { expect, test } from 'vitest'
import { sayEntry } from '../../src/bot/answer/say-entry.ts'
import { settingOf } from '../../src/bot/setting.ts'
import { contactsFor } from '../../src/knowledge/contacts.ts'
import type { Country, Language, Topic } from '../../src/knowledge/knowledge.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { begin, nowMs } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

test('whoever asks about a country before leaving or after return is told no number that only works there, but those that the answer names', () => {
  const home = 'vn' as Country
  const wrong: string[] = []
  for (const language of languages) {
    const contacts = [...knowledge.contacts.values()].filter(({ dialFrom }) => dialFrom !== 'anywhere' && !dialFrom.includes(home))
    const onlyThere = new Set(contacts.map(({ name }) => name[language]))
    for (const topic of [...knowledge.topics.values()].filter(({ stage }) => stage === 'before' || stage === 'after')) {
      for (const country of [...knowledge.countries.keys()].filter((code) => !topic.variants.has(code))) {
        const { blocks } = sayEntry(topic, { part: 'text', country, by: 'question' }, settingOf(begin({ language }), knowledge, nowMs))
        const calls = blocks.flatMap((block) => (block.kind === 'calls' ? block.calls : []))
        const named = namedIn(topic, language)
        wrong.push(
          ...calls.filter(({ name }) => onlyThere.has(name) && !named.has(name)).map(({ name }) => `${topic.id}, ${country}: ${name}`),
        )
      }
    }
  }
  expect(wrong).toEqual([])
})

test('whoever is in Việt Nam and has not left is told the very lines that an answer names, those for over there too', () => {
  const whereabouts = 'vn' as Country
  const missing: string[] = []
  for (const language of languages) {
    const setting = settingOf(begin({ language, whereabouts }), knowledge, nowMs)
    for (const topic of [...knowledge.topics.values()].filter(({ stage }) => stage === 'before'))
      for (const country of [null, ...topic.variants.keys()]) {
        const entry = country === null ? topic.entry : topic.variants.get(country)
        const { blocks } = sayEntry(topic, { part: 'text', country, by: 'choice' }, setting)
        const told = new Set(blocks.flatMap((block) => (block.kind === 'calls' ? block.calls : [])).map(({ name }) => name))
        const named = entry ? [...namedIn({ entry }, language)] : []
        missing.push(...named.filter((name) => !told.has(name)).map((name) => `${topic.id}, ${country}: ${name}`))
      }
  }
  expect(missing).toEqual([])
})

test("in Việt Nam the line for disasters stands beside no question about work or about one's mind", () => {
  for (const need of ['labour', 'mental-health', 'women', 'immigration'] as const) {
    const given = contactsFor(knowledge, { need, whereabouts: 'vn' as Country, nowMs }).map(({ id }) => id)
    expect(given).toContain('vn-111')
    expect(given).not.toContain('vn-112')
  }
})

/** "Once you are there, call …": a line that the answer names by itself. */
function namedIn({ entry }: Pick<Topic, 'entry'>, language: Language): ReadonlySet<string> {
  const ids = entry[language].text.flatMap((block) => (block.kind === 'contacts' && block.of.kind === 'contact' ? [block.of.id] : []))
  return new Set(ids.map((id) => knowledge.contacts.get(id)?.name[language] ?? ''))
}
