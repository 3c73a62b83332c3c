import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPhrases } from '../../../src/knowledge/words/find-phrases.ts'
import { makePhraseBook } from '../../../src/knowledge/words/phrase-book.ts'
import type { Lexicon } from '../../../src/knowledge/words/wording.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { noLexicon } from '../small-knowledge.ts'

const nothing: Lexicon = { ...noLexicon, common: ['a', 'b'] }
const lexicon = { vi: nothing, en: nothing }
const letters = ['a', 'b', 'c', 'd', 'e'] as const
const classes = { who: ['a', 'b c'], what: ['d|e', 'c'] }

/** Looks for every phrase at every word: what the index must come to, only sooner. */
function findPlainly(phrase: string, words: readonly string[]): readonly number[] {
  const parts = phrase.split(' ')
  const met = (part: number, at: number): boolean => {
    const piece = parts[part]
    if (piece === undefined) return true
    if (piece === '*') return [0, 1, 2, 3, 4, 5, 6].some((gap) => at + gap <= words.length && met(part + 1, at + gap))
    const [, name] = /^<(.+)>$/.exec(piece) ?? []
    if (name === undefined) return piece.split('|').includes(words[at] ?? '-') && met(part + 1, at + 1)
    return classes[name as keyof typeof classes].some((member) => {
      const pieces = member.split(' ')
      return pieces.every((one, i) => one.split('|').includes(words[at + i] ?? '-')) && met(part + 1, at + pieces.length)
    })
  }
  return words.flatMap((_, at) => (met(0, at) ? [at] : []))
}

const word = fc.constantFrom(...letters)
const choice = fc.uniqueArray(word, { minLength: 1, maxLength: 2 }).map((words) => words.join('|'))
const piece = fc.oneof({ weight: 3, arbitrary: choice }, fc.constantFrom('<who>', '<what>'))
const phrase = fc
  .array(fc.tuple(piece, fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.map(([text, gap], at) => (gap && at < pieces.length - 1 ? `${text} *` : text)).join(' '))

test('looked up by their rarest words, phrases are met where they are met when each is tried at every word', () => {
  fc.assert(
    fc.property(fc.uniqueArray(phrase, { minLength: 1, maxLength: 6 }), fc.array(word, { maxLength: 14 }), (phrases, words) => {
      const book = makePhraseBook(
        phrases.map((text) => [text, text] as const),
        lexicon,
        { ...classes },
      )
      const found = findPhrases(book, readWords(words.join(' '), lexicon)).map(({ phrase, from }) => `${phrase} at ${from}`)
      const wanted = phrases.flatMap((text) => findPlainly(text, words).map((from) => `${text} at ${from}`))
      expect(found.toSorted()).toEqual(wanted.toSorted())
    }),
    { numRuns: 1_000 },
  )
})

test('what is met once is met the same when it is asked for again', () => {
  const book = makePhraseBook([['c <who>', 'x']], lexicon, classes)
  const words = readWords('a c b c', lexicon)
  expect(findPhrases(book, words)).toEqual([{ means: 'x', phrase: 'c <who>', from: 1, to: 4 }])
  expect(findPhrases(book, words)).toBe(findPhrases(book, words))
})

test('a book that is made after a message was read finds its words all the same', () => {
  const words = readWords('quince medlar', lexicon)
  expect(findPhrases(makePhraseBook([['a', 'x']], lexicon), words)).toEqual([])
  const later = makePhraseBook([['quince medlar', 'y']], lexicon)
  expect(findPhrases(later, words)).toEqual([{ means: 'y', phrase: 'quince medlar', from: 0, to: 2 }])
})

test('a phrase that fits two forms of the same words is met once', () => {
  const spelt = { vi: { ...nothing, short: { k: 'e' } }, en: nothing }
  const book = makePhraseBook([['k|e k|e', 'x']], spelt)
  expect(findPhrases(book, readWords('k k', spelt))).toEqual([{ means: 'x', phrase: 'k|e k|e', from: 0, to: 2 }])
})
