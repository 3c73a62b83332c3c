import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newReport } from '../../../../src/knowledge/compile/flaw.ts'
import { nestPhrases } from '../../../../src/knowledge/compile/read/nest-phrases.ts'
import type { Language } from '../../../../src/knowledge/knowledge.ts'
import { edited, fixture, found } from '../fixture.ts'

function nested(phrases: Readonly<Record<string, string>>, language: Language = 'en'): Readonly<Record<string, string>> {
  const { report, flaws } = newReport()
  const said = nestPhrases({ file: 'x.json', language, phrases, lineOf: () => 1 }, report)
  expect(flaws).toEqual([])
  return said
}

const parts = { who: 'Bến An', who_family: 'your family', day: 'days', day_one: '{{count}} day', day_other: '{{count}} days' }
const cases = [
  { name: 'another phrase', says: 'This is $t(who).', reads: 'This is Bến An.' },
  { name: 'a phrase that names another', says: '$t(twice)', reads: 'Bến An and Bến An' },
  { name: 'one day', says: '$t(day, {"count": 1}) left', reads: '1 day left' },
  { name: 'many days', says: '$t(day, {"count": 12}) left', reads: '12 days left' },
  { name: 'a context', says: 'Ask $t(who, {"context": "family"}).', reads: 'Ask your family.' },
  {
    name: 'what is filled in later',
    says: '$t(who): {{receipt}}, {{count}}\n\n{{contacts.open-now}} & {{contact.vn-111}}',
    reads: 'Bến An: {{receipt}}, {{count}}\n\n{{contacts.open-now}} & {{contact.vn-111}}',
  },
] as const

describe('a phrase that nests', () => {
  for (const { name, says, reads } of cases) {
    test(name, () => {
      expect(nested({ ...parts, twice: '$t(who) and $t(who)', says }).says).toBe(reads)
    })
  }

  test('numbers are told as each language tells them', () => {
    expect(nested({ day_other: '{{count}} ngày', says: '$t(day, {"count": 1})' }, 'vi').says).toBe('1 ngày')
  })
})

test('a number that is not written as one is told, not said', () => {
  const { report, flaws } = newReport()
  nestPhrases({ file: 'x.json', language: 'en', phrases: { ...parts, says: '$t(day, {count: 1})' }, lineOf: () => 7 }, report)
  expect(flaws).toMatchObject([{ kind: 'phrase-nested-unknown', file: 'x.json', line: 7 }])
})

test('a phrase that nests nothing stays as it is written', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.array(fc.constantFrom('{{a}}', '{{contact.x-1}}', '$', '(', ')', ',')),
      (text, more) => {
        const says = `${text.replaceAll('$t(', '')}${more.join(' ')}`
        expect(nested({ says }).says).toBe(says)
      },
    ),
  )
})

test('a form that only one language has is whole', () => {
  expect(found(edited(fixture, 'phrases/en.json', '"erase":', '"erase_one": "{{receipt}}",\n  "erase":'))).toEqual([])
})
