import { expect, test } from 'vitest'
import { languages } from '../../../src/knowledge/knowledge.ts'
import { pageNumbers } from '../../../src/server/page/numbers.ts'
import { realKnowledge } from '../../bot/fixture-knowledge.ts'

const knowledge = await realKnowledge()
const dialledFromVietnam = { vi: 'Gọi được từ Việt Nam', en: 'Can be dialled from Viet Nam' } as const

const plain111 = {
  vi: { name: 'Tổng đài quốc gia 111', note: 'Gọi được từ Việt Nam.' },
  en: { name: 'National line 111', note: 'Can be dialled from Viet Nam.' },
} as const

/** What no by-stander may read beside a talk. */
const telling = /mua bán|buôn|nạn nhân|bị ép|bạo lực|bảo vệ|traffick|victim|forced|violence|protection of|child/i

for (const language of languages) {
  test(`the page is read anywhere: a number that is only dialled in Việt Nam says so, in ${language}`, () => {
    const calls = pageNumbers(knowledge, Date.parse('2026-11-26T03:00:00Z'))[language]
    const contactOf = (number: string) => [...knowledge.contacts.values()].find((contact) => contact.number === number)
    const home = calls.filter(({ number }) => contactOf(number)?.dialFrom !== 'anywhere')
    expect(home.map(({ number }) => number)).toContain('111')
    for (const { note } of home) expect(note).toContain(dialledFromVietnam[language])
    for (const { note } of calls.filter((call) => !home.includes(call))) expect(note).not.toContain(dialledFromVietnam[language])
  })

  test(`said plainly, a number tells whose it is and from where it is dialled, and not what for, in ${language}`, () => {
    const calls = pageNumbers(knowledge, Date.parse('2026-11-26T03:00:00Z'))[language]
    expect(calls.filter(({ plain: { name, note } }) => telling.test(name) || telling.test(note))).toEqual([])
    expect(calls.find(({ number }) => number === '111')?.plain).toEqual(plain111[language])
    expect(calls.map(({ name }) => name).filter((name) => telling.test(name))).not.toEqual([])
  })
}
