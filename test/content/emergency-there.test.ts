import { describe, expect, test } from 'vitest'
import type { Contact, Country, Language } from '../../src/knowledge/knowledge.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { play } from '../bot/transcript.ts'

const knowledge = await realKnowledge()

const hurtIn: Readonly<Record<Language, (country: string) => string>> = {
  vi: (country) => `chủ đánh em, em ở ${country}`,
  en: (country) => `my boss beats me, I am in ${country}`,
}

/** Of each country the number for danger that is dialled there. */
const there = Object.entries({
  ...{ hk: '999', mo: '999', ph: '911', id: '110', bn: '993', in: '112', mn: '102', th: '191' },
  ...{ qa: '999', kw: '112', bh: '999', om: '9999', jo: '911', il: '100', tr: '112', ae: '999', sa: '911' },
  ...{ us: '911', ca: '911', mx: '911', za: '10111', dz: '1548', ao: '111' },
  ...{ rs: '192', by: '112', ua: '102', kz: '102', uz: '102', az: '102', ge: '112' },
  ...{ ee: '112', lu: '112', ch: '112', no: '112', is: '112', li: '112', mk: '112', pl: '112' },
}).map(([country, number]) => [country as Country, number] as const)

for (const language of languages)
  describe(`whoever is hurt reads first what they can dial there, then the mission, then the lines for citizens anywhere, in ${language}:`, () => {
    for (const [country, number] of there) {
      const name = knowledge.countries.get(country)?.name[language] ?? ''
      test(name, () => {
        const told = numbersTold(hurtIn[language](name))
        expect(told[0]).toBe(number)
        const distances = told.map((shown) => distance(shown, country))
        expect(distances).toEqual(distances.toSorted())
        expect(distances.at(-1)).toBe('3 anywhere')
      })
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
