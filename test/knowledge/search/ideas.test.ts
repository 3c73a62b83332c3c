import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../../src/knowledge/knowledge.ts'
import { eachIdea, makeIdeaBook } from '../../../src/knowledge/search/ideas.ts'
import { findPhrases } from '../../../src/knowledge/words/find-phrases.ts'
import { stripMarks } from '../../../src/knowledge/words/normalise.ts'
import { makePhraseBook } from '../../../src/knowledge/words/phrase-book.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const { lexicon } = smallKnowledge({})
const book = makeIdeaBook(lexicon)
const phrases = languages.flatMap((language) =>
  Object.entries(lexicon[language].synonyms).flatMap(([name, of]) => of.map((phrase) => [phrase, name] as const)),
)
const asPhrases = makePhraseBook(phrases, lexicon)

/** Idea and first word of everything that is met. */
function met(text: string): readonly string[] {
  const found = new Set<string>()
  eachIdea(readWords(text, lexicon), book, (name, from) => found.add(`${name.text} ${from}`))
  return [...found].sort()
}

function metAsPhrases(text: string): readonly string[] {
  return [...new Set(findPhrases(asPhrases, readWords(text, lexicon)).map(({ means, from }) => `${means} ${from}`))].sort()
}

const phrase = fc.constantFrom(...phrases.map(([text]) => text)).filter((text) => text.split(' ').every((word) => !isShort(word)))
const scrap = fc.oneof(phrase, phrase.map(stripMarks), fc.constantFrom('em', 'chị ơi', 'không', 'my', 'the', 'ở', '.', '?'))

/** What a short form stands for depends on the language, and a phrase book takes every meaning. */
function isShort(word: string): boolean {
  return languages.some((language) => Object.hasOwn(lexicon[language].short, word))
}

test('ideas are met where their phrases are', () => {
  fc.assert(
    fc.property(fc.array(scrap, { minLength: 1, maxLength: 6 }), (scraps) => {
      const text = scraps.join(' ')
      expect(met(text)).toEqual(metAsPhrases(text))
    }),
    { numRuns: 400 },
  )
})

test('one short word without marks may be meant, and is not certain', () => {
  const certainties = (text: string) => {
    const found: boolean[] = []
    eachIdea(readWords(text, lexicon), book, (name, _, certain) => name.text === 'wage' && found.push(certain))
    return new Set(found)
  }
  expect(certainties('lương')).toEqual(new Set([true]))
  expect(certainties('luong')).toEqual(new Set([false]))
})

test('a text without words has no ideas', () => {
  expect(met('')).toEqual([])
  expect(met('?!')).toEqual([])
})
