import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { render } from '../../../src/bot/say/render.ts'
import { settingOf } from '../../../src/bot/setting.ts'
import type { Hours, Inline, Knowledge, Language, Operator, OperatorKey, Prose } from '../../../src/knowledge/knowledge.ts'
import { languages } from '../../../src/knowledge/knowledge.ts'
import { realKnowledge, talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs } from '../path/walking.ts'

const nobody: Operator = { name: null, phone: null, privacyContact: null, website: null, hours: { kind: 'unknown' }, standing: null }
const weekdays: Hours = { kind: 'weekly', utcOffsetMinutes: 420, open: [{ days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1020 }] }
const somebody: Operator = {
  name: { vi: 'Hội Ví Dụ', en: 'Example Society' },
  phone: '024 0000 0000',
  privacyContact: 'rieng-tu@example.org',
  website: 'https://example.org',
  hours: weekdays,
  standing: null,
}
const names = (key: OperatorKey): Inline => ['Xem ', { kind: 'operator', key }, '.']
const said = (prose: Prose, operator: Operator, language: Language = 'vi', knowledge: Knowledge = talkKnowledge()) =>
  render(prose, settingOf(begin({ language }), { ...knowledge, operator }, nowMs)).map(plainText)

const keys = [
  { key: 'name', vi: 'Xem Hội Ví Dụ.', en: 'Xem Example Society.' },
  { key: 'phone', vi: 'Xem 024 0000 0000.', en: 'Xem 024 0000 0000.' },
  { key: 'privacy-contact', vi: 'Xem rieng-tu@example.org.', en: 'Xem rieng-tu@example.org.' },
  { key: 'website', vi: 'Xem https://example.org.', en: 'Xem https://example.org.' },
  { key: 'hours', vi: 'Xem Thứ Hai – Thứ Sáu 8:00–17:00.', en: 'Xem Monday – Friday 8:00–17:00.' },
] as const
for (const { key, vi, en } of keys) {
  test(`{{operator.${key}}} is what operator.yaml says, and without it the paragraph is not said`, () => {
    const prose: Prose = [{ kind: 'paragraph', text: names(key) }]
    expect(said(prose, somebody)).toEqual([vi])
    expect(said(prose, somebody, 'en')).toEqual([en])
    expect(said(prose, nobody)).toEqual([])
  })
}

describe('what is not known of the operator', () => {
  const other: Inline = ['Cứ hỏi.']

  test('takes its own point with it and no other', () => {
    const list: Prose = [{ kind: 'list', items: [other, names('phone'), other] }]
    expect(said(list, nobody)).toEqual(['• Cứ hỏi.\n• Cứ hỏi.'])
    expect(said(list, somebody)).toEqual(['• Cứ hỏi.\n• Xem 024 0000 0000.\n• Cứ hỏi.'])
  })

  test('takes a list with it when nothing else is in it', () => {
    expect(said([{ kind: 'list', items: [names('phone')] }], nobody)).toEqual([])
  })

  test('is one thing of several: the sentence needs them all', () => {
    const both: Inline = [{ kind: 'operator', key: 'name' }, ': ', { kind: 'operator', key: 'phone' }]
    expect(said([{ kind: 'paragraph', text: both }], { ...somebody, phone: null })).toEqual([])
  })
})

test('a line that always answers says so in words', () => {
  const prose: Prose = [{ kind: 'paragraph', text: names('hours') }]
  expect(said(prose, { ...somebody, hours: { kind: 'always' } })).toEqual(['Xem ngày đêm.'])
  expect(said(prose, { ...somebody, hours: { kind: 'always' } }, 'en')).toEqual(['Xem day and night.'])
})

const real = await realKnowledge()
test('the pages about Bến An say who runs it, once operator.yaml says so', () => {
  for (const language of languages) {
    const about = [...real.topics.values()].filter(({ stage }) => stage === 'about').map(({ entry }) => entry[language])
    const pages = (operator: Operator) =>
      about.flatMap(({ text, more }) => said([...text, ...(more ?? [])], operator, language, real)).join('\n')
    for (const known of [somebody.name?.[language], somebody.phone, somebody.privacyContact, somebody.website, '8:00–17:00']) {
      expect(pages(somebody)).toContain(known)
      expect(pages(nobody)).not.toContain(known)
    }
  }
})
