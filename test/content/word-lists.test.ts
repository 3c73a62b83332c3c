import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { saysOnly } from '../../src/bot/hear/says-one-of.ts'
import { messagesOf, type PhraseKey, phraseKeys, wordsOf } from '../../src/bot/phrases.ts'
import { plain } from '../../src/knowledge/words/normalise.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'

const knowledge = await realKnowledge()

/**
 * Lists that are asked about one message, by where it stands; those in one row mean the same there. "Ổn rồi" may answer whether writing is safe, and says
 * elsewhere that it is over: those are two places.
 */
const places: Readonly<Record<string, readonly (readonly PhraseKey[])[]>> = {
  'anywhere, as a command': [
    ['words.exit'],
    ['words.erase', 'words.erase-asked'],
    ['words.menu'],
    ['words.guides'],
    ['words.person'],
    ['words.back'],
    ['words.stop'],
    ['words.more'],
    ['words.vi'],
    ['words.en'],
    ['words.language'],
    ['words.safe-yes', 'words.safe-echo'],
  ],
  'behind the question whether writing is safe': [
    ['words.safe-yes', 'words.safe-echo'],
    ['words.safe-no', 'words.unsafe'],
    ['words.safe-unsure'],
  ],
  'behind danger, where nothing is asked': [
    ['words.unsafe'],
    ['words.over'],
    ['words.stop'],
    ['words.person'],
    ['words.more'],
    ['words.back'],
  ],
  'as small talk': [
    ['words.thanks', 'words.thinks-over'],
    ['words.anyone'],
    ['words.yes'],
    ['words.no'],
    ['words.unclear'],
    ['words.about-to-ask'],
    ['words.insults'],
    ['words.person'],
    ['words.more'],
  ],
}

const byPattern: readonly PhraseKey[] = [
  'words.anyone',
  'words.unclear',
  'words.insults',
  'words.erase-asked',
  'words.thinks-over',
  'words.about-to-ask',
]
const plainly = (key: PhraseKey) =>
  byPattern.includes(key) ? wordsOf(knowledge, key).filter((words) => !/[|*!]/.test(words)) : messagesOf(knowledge, key)
const isIn = (key: PhraseKey, words: string) =>
  plainly(key).some((one) => plain(one) === plain(words)) || (byPattern.includes(key) && saysOnly(key, words, knowledge))

describe('no sentence stands in two lists that are asked at one place', () => {
  for (const [place, rows] of Object.entries(places))
    test(place, () => {
      const twice = rows.flatMap((row, at) =>
        row.flatMap((key) =>
          plainly(key).flatMap((words) =>
            rows.flatMap((other, n) => (n === at ? [] : other.filter((one) => isIn(one, words)).map((one) => `${words}: ${key}, ${one}`))),
          ),
        ),
      )
      expect(twice).toEqual([])
    })
})

test('what two places ask about may mean two things', () => {
  for (const key of ['words.over', 'words.safe-unsure'] as const) expect(isIn(key, 'ổn rồi')).toBe(true)
})

test('a gap, a class or a mark that must be there stands only in lists that are looked for; the others are compared', () => {
  const source = path.resolve(import.meta.dirname, '../../src/bot')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const calls = files.flatMap((file) => [...readFileSync(path.join(source, file), 'utf8').matchAll(/\b(?:says[A-Z]\w+\(|asked: )([^)]*)/g)])
  const lookedFor = new Set(calls.flatMap(([, given = '']) => given.match(/words\.[a-z-]+/g) ?? []))
  const withSigns = phraseKeys.filter((key) => key.startsWith('words.') && wordsOf(knowledge, key).some((words) => /[*!<]/.test(words)))
  expect(withSigns.length).toBeGreaterThan(3)
  expect(withSigns.filter((key) => !lookedFor.has(key))).toEqual([])
})
