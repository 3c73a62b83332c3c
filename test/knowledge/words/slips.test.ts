import fc from 'fast-check'
import { expect, test } from 'vitest'
import { screen } from '../../../src/knowledge/danger/screen.ts'
import { readSlips } from '../../../src/knowledge/words/slips.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { signalOf, smallKnowledge } from '../small-knowledge.ts'

const knowledge = smallKnowledge({
  topics: [
    { id: 'housing', vi: ['Nhà trọ thế nào?', 'phòng trọ rộng không'], en: ['What is the housing like?', 'where do I block a caller'] },
  ],
  signals: [signalOf({ id: 'held', level: 4, phrases: { vi: ['bị nhốt', 'khóa trong phòng'], en: ['locked in', 'beaten'] } })],
})

const met = [
  { name: 'a letter too many', text: 'em bij nhoots' },
  { name: 'a letter lost', text: 'em bi nhtt nhot' },
  { name: 'letters that changed places', text: 'em bị nhtố' },
  { name: 'a letter changed', text: 'they lockad in us' },
  { name: 'a letter typed twice', text: 'we are lockedd in' },
  { name: 'a letter lost in English', text: 'i was beatn' },
]
for (const { name, text } of met) {
  test(`danger is met through a slip: ${name}`, () => {
    expect(screen(text, knowledge).level).toBe(4)
  })
}

const left = [
  { name: 'a word of the content', text: 'block in' },
  { name: 'a Vietnamese syllable', text: 'bị nhét' },
  { name: 'another first letter', text: 'docked in' },
  { name: 'two letters away', text: 'they lckd in' },
]
for (const { name, text } of left) {
  test(`no slip: ${name}`, () => {
    expect(screen(text, knowledge).level).toBe(0)
  })
}

test('what was typed stays, with the same words in the same places', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('lockedd', 'in', 'em', 'bị', 'nhtốt', 'Trang', 'beatn', '4 th'), { maxLength: 8 }), (typed) => {
      const words = readWords(typed.join(' '), knowledge.lexicon)
      const read = readSlips(words, knowledge)
      expect(read.length).toBe(words.length)
      read.forEach((word, at) => {
        expect(word.forms.slice(0, words[at]?.forms.length)).toEqual(words[at]?.forms)
        expect(word.meant).toBe(words[at]?.meant)
      })
      expect(readSlips(words, knowledge)).toBe(read)
    }),
  )
})
