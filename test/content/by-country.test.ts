import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Country } from '../../src/knowledge/knowledge.ts'
import { checkTranscripts } from '../bot/check-transcript.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { play } from '../bot/transcript.ts'

const folder = join(import.meta.dirname, '../transcripts/by-country')
const knowledge = await realKnowledge()

checkTranscripts(
  () => true,
  (written) => play(written, knowledge, 'in outline'),
  'by-country',
)

const files = readdirSync(folder)
const countryOf = (file: string) => file.slice(0, 2) as Country

/** The countries that the project promises answers of their own for. */
const promised = 'ae au cn de gb hu jp kh kr la mm my nz pl ro ru sa sg th tw'.split(' ')

test('every promised country has a transcript, and an answer or a number of its own', () => {
  expect(new Set(files.map(countryOf))).toEqual(new Set([...promised, 'hk', 'qa']))
  for (const country of promised) {
    const variants = [...knowledge.topics.values()].filter((topic) => topic.variants.has(country as Country))
    expect(variants.length, country).toBeGreaterThan(0)
  }
})

/** Where people are who write the lines of a transcript: there, or still (or again) at home. */
const dialsFrom = (file: string): readonly Country[] => [countryOf(file), 'vn' as Country]

describe('whoever is told a number can dial it:', () => {
  for (const file of files) {
    test(file, () => {
      const written = readFileSync(join(folder, file), 'utf8')
      const shown = [...written.matchAll(/^ {2}☎ (.+)$/gm)].flatMap(([, numbers = '']) => numbers.split(' · '))
      const contacts = [...knowledge.contacts.values()].filter(({ publish }) => publish !== 'no')
      const undialable = shown.filter(
        (number) =>
          !contacts.some(
            ({ shown: same, dialFrom }) =>
              same === number && (dialFrom === 'anywhere' || dialsFrom(file).some((country) => dialFrom.includes(country))),
          ),
      )
      expect(undialable).toEqual([])
    })
  }
})

describe('whoever is there gets a number of the place first, where one is known for the need:', () => {
  const first = {
    'ae.md': ['passport-kept@ae', '+971 50 129 9789'],
    'au.md': ['unpaid-wages@au', '13 13 94'],
    'cn.md': ['hotline-numbers@cn', '110'],
    'gb.md': ['unpaid-wages@gb', '08000 121 700'],
    'hu.md': ['hotline-numbers@hu', '112'],
    'jp.md': ['unpaid-wages@jp', '0120-250-168'],
    'kr.md': ['change-employer@kr', '1577-0071'],
    'my.md': ['passport-kept@my', '+60 12-335 0512'],
    'nz.md': ['passport-kept@nz', '0800 20 00 88'],
    'pl.md': ['unpaid-wages@pl', '+48 22 490 20 44'],
    'qa.md': ['embassy-help@qa', '+974 7708 8920'],
    'ro.md': ['hotline-numbers@ro', '112'],
    'ru.md': ['hotline-numbers@ru', '112'],
    'sg.md': ['unpaid-wages@sg', '+65 6339 5505'],
    'th.md': ['hotline-numbers@th', '191'],
    'tw.md': ['passport-kept@tw', '1955'],
  } as const
  for (const [file, [entry, number]] of Object.entries(first)) {
    test(`${file}: ${entry} begins with ${number}`, () => {
      const written = readFileSync(join(folder, file), 'utf8')
      expect(written).toMatch(new RegExp(`^< entry ${entry}\\b.*\\n {2}☎ ${number.replace(/[+]/g, '\\$&')}(?: |$)`, 'm'))
    })
  }
})

describe('wages owed at home are told apart from those owed abroad:', () => {
  const home = 'công ty trong Việt Nam'
  test.each([
    'em làm công ty Hàn Quốc ở Bình Dương bị nợ lương 2 tháng',
    'công ty Đài Loan ở Đồng Nai không trả lương',
    'con tôi làm ở Bình Dương bị nợ lương',
  ])('%s', (said) => expect(play(`> ${said}`, knowledge, 'word for word')).toContain(home))
  test.each([
    'em ở Nhật, công ty ở Hà Nội không trả lương',
    'quê em ở Hà Tĩnh, em đang làm ở Hàn bị nợ lương',
    'chồng tôi đi Hàn bị nợ lương, tôi ở Thanh Hóa',
    'em về nước rồi mà bị nợ lương',
  ])('%s', (said) => expect(play(`> ${said}`, knowledge, 'word for word')).not.toContain(home))
})
