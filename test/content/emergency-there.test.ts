import { describe, expect, test } from 'vitest'
import type { Contact, Country, Language } from '../../src/knowledge/knowledge.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { play } from '../bot/transcript.ts'

const knowledge = await realKnowledge()

const beatenIn: Readonly<Record<Language, (country: string) => string>> = {
  vi: (country) => `chủ đánh em, em ở ${country}`,
  en: (country) => `my boss beats me, I am in ${country}`,
}

const badlyHurtIn: Readonly<Record<Language, (country: string) => string>> = {
  vi: (country) => `bạn em bị tai nạn bất tỉnh chảy máu nhiều, em đang ở ${country}`,
  en: (country) => `I had an accident and am bleeding a lot, I am in ${country}`,
}

/** Of each country the number for danger that is dialled there. */
const there = Object.entries({
  ...{ hk: '999', mo: '999', ph: '911', id: '110', bn: '993', in: '112', mn: '102', th: '191' },
  ...{ qa: '999', kw: '112', bh: '999', om: '9999', jo: '911', il: '100', tr: '112', ae: '999', sa: '911' },
  ...{ us: '911', ca: '911', mx: '911', za: '10111', dz: '1548', ao: '111' },
  ...{ rs: '192', by: '112', ua: '102', kz: '102', uz: '102', az: '102', ge: '112' },
  ...{ jp: '110', kr: '112', tw: '110', my: '999', sg: '999', la: '1191', cn: '110' },
  ...{ eg: '122', ly: '1515', mz: '112', md: '112', br: '190', ar: '911', gb: '999', au: '000', nz: '111' },
  ...{ ee: '112', lu: '112', ch: '112', no: '112', is: '112', li: '112', mk: '112', pl: '112' },
}).map(([country, number]) => [country as Country, number] as const)

/** Of each country the number that brings an ambulance. */
const ambulances = Object.entries({
  ...{ tw: '119', jp: '119', kr: '119', cn: '120', hk: '999', mo: '999', mn: '103' },
  ...{ la: '1195', kh: '119', th: '1669', mm: '192', my: '999', sg: '995', id: '119', bn: '991', ph: '911', in: '112' },
  ...{ sa: '997', ae: '998', qa: '999', kw: '112', bh: '999', om: '9999', jo: '911', il: '101', tr: '112' },
  ...{ ru: '112', ua: '103', by: '103', md: '112', rs: '194', kz: '103', uz: '112', ge: '112' },
  ...{ de: '112', pl: '112', hu: '112', ro: '112', cz: '112', sk: '112', fr: '112', it: '112', lt: '112', ch: '112', gb: '999' },
  ...{ au: '000', nz: '111', us: '911', ca: '911', mx: '911', br: '192', cu: '104' },
  ...{ za: '10177', dz: '1021', ao: '111', eg: '123' },
}).map(([country, number]) => [country as Country, number] as const)

/** Of each country what whoever is beaten there reads of fire or danger at sea: a number, or what stands beneath one. */
const fireAndSea = Object.entries({
  ...{ tw: '☎ Cứu nạn trên biển Đài Loan 118', jp: '☎ Cứu nạn trên biển Nhật Bản 118', kr: 'Gặp nạn trên biển cũng gọi số này' },
  ...{ cn: '12395', th: '1465', id: '☎ Tìm kiếm, cứu nạn Indonesia 115', my: 'Gặp nạn trên biển cũng gọi số này' },
  ...{ sa: '994', ae: '996', il: '102', fr: '☎ Cứu nạn trên biển Pháp 196', it: '☎ Cứu nạn trên biển Ý 1530' },
  ...{ la: '☎ Cứu hỏa, cứu nạn Lào 1190', ua: '101', kz: '101', mn: '101', bn: '995', rs: '193' },
}).map(([country, read]) => [country as Country, read] as const)

for (const language of languages)
  describe(`whoever is hurt reads first what they can dial there, then the mission, then the lines for citizens anywhere, in ${language}:`, () => {
    for (const [country, number] of there) {
      const name = knowledge.countries.get(country)?.name[language] ?? ''
      test(name, () => {
        const told = numbersTold(beatenIn[language](name))
        expect(told[0]).toBe(number)
        const distances = told.map((shown) => distance(shown, country))
        expect(distances).toEqual(distances.toSorted())
        expect(distances.at(-1)).toBe('3 anywhere')
      })
    }
  })

for (const language of languages)
  describe(`whoever is badly hurt reads first what brings an ambulance there, whoever is beaten reads it too, in ${language}:`, () => {
    for (const [country, number] of ambulances) {
      const name = knowledge.countries.get(country)?.name[language] ?? ''
      test(name, () => {
        expect(numbersTold(badlyHurtIn[language](name))[0]).toBe(number)
        expect(numbersTold(beatenIn[language](name))).toContain(number)
      })
    }
  })

describe('whoever asks which number brings an ambulance there reads it:', () => {
  const asked = ['ae', 'cn', 'jp', 'kh', 'kr', 'la', 'mm', 'my', 'sa', 'sg', 'th', 'tw', 'ru']
  for (const [country, number] of ambulances.filter(([country]) => asked.includes(country))) {
    const name = knowledge.countries.get(country)?.name.vi ?? ''
    test(name, () => expect(numbersTold(`ở ${name} gọi xe cấp cứu số mấy`)).toContain(number))
  }
})

describe('whoever is in danger reads whom to call in a fire or at sea, too:', () => {
  for (const [country, read] of fireAndSea) {
    const name = knowledge.countries.get(country)?.name.vi ?? ''
    test(name, () => expect(play(`> ${beatenIn.vi(name)}`, knowledge)).toContain(read))
  }
})

function numbersTold(message: string): readonly string[] {
  const played = play(`> ${message}`, knowledge, 'in outline')
  return [...played.matchAll(/☎ (.+)$/gm)].flatMap(([, numbers = '']) => numbers.split(' · '))
}

function distance(shown: string, country: Country): string {
  const helping = [...knowledge.contacts.values()].filter((contact) => contact.shown === shown && helps(contact, country))
  if (helping.some(({ dialFrom }) => dialFrom !== 'anywhere' && dialFrom.includes(country))) return '1 there'
  return helping.some(({ helpsIn }) => helpsIn !== 'anywhere') ? '2 mission' : '3 anywhere'
}

function helps({ helpsIn }: Contact, country: Country): boolean {
  return helpsIn === 'anywhere' || helpsIn.includes(country)
}
