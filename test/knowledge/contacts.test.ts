import { describe, expect, test } from 'vitest'
import { contactsFor, isSure, reaches } from '../../src/knowledge/contacts.ts'
import type { Contact, Country, Need } from '../../src/knowledge/knowledge.ts'

const vn = 'vn' as Country
const tw = 'tw' as Country
const jp = 'jp' as Country

const at = (time: string) => Date.parse(`2026-11-24T${time}+09:00`)

/** A contact that is sure, answers always and helps with labour in Taiwan; each row changes what it is about. */
function contact(id: string, of: Partial<Contact>): Contact {
  return {
    id,
    name: { vi: id, en: id },
    number: '100',
    shown: '100',
    dialFrom: [tw],
    helpsIn: [tw],
    needs: ['labour'],
    vietnamese: 'yes',
    hours: { kind: 'always' },
    confidence: 'verified',
    publish: 'yes',
    confirmed: null,
    asOf: '2025-01-01',
    note: null,
    ...of,
  }
}

const hanoi = contact('hanoi', { dialFrom: 'anywhere', helpsIn: 'anywhere' })
const citizens = contact('citizens', { dialFrom: 'anywhere', helpsIn: 'anywhere', needs: ['consular', 'emergency', 'trafficking'] })
const line1955 = contact('1955', { publish: 'after-check' })
const line111 = contact('111', { dialFrom: [vn], helpsIn: [vn], needs: ['trafficking', 'labour'] })
const officeHours = {
  kind: 'weekly',
  utcOffsetMinutes: 540,
  open: [{ days: [1, 2, 3, 4, 5], fromMinute: 600, toMinute: 900 }],
} as const

interface Row {
  readonly name: string
  readonly contacts: readonly Contact[]
  readonly need?: Need | 'open-now'
  readonly whereabouts: Country | null
  readonly nowMs?: number
  readonly given: readonly string[]
}

const rows: readonly Row[] = [
  { name: 'a number that cannot be dialled from there is not given', contacts: [line111], whereabouts: tw, given: [] },
  {
    name: 'nor one that can be dialled but does not help there',
    contacts: [contact('x', { dialFrom: 'anywhere', helpsIn: [jp] })],
    whereabouts: tw,
    given: [],
  },
  {
    name: 'nor one that helps there but cannot be dialled from there',
    contacts: [contact('x', { dialFrom: [vn], helpsIn: 'anywhere' })],
    whereabouts: tw,
    given: [],
  },
  {
    name: 'whereabouts unknown: only what can be dialled from anywhere',
    contacts: [line111, line1955, hanoi],
    whereabouts: null,
    given: ['hanoi'],
  },
  { name: 'whereabouts unknown: Việt Nam is not assumed', contacts: [line111], whereabouts: null, given: [] },
  { name: 'another need is another contact', contacts: [citizens], whereabouts: tw, need: 'labour', given: [] },
  {
    name: 'a withdrawn number is never given',
    contacts: [contact('old', { publish: 'no', confirmed: { by: 'A', on: '2026-01-01' } })],
    whereabouts: tw,
    given: [],
  },
  { name: 'nearer and unsure stands before farther and sure', contacts: [hanoi, line1955], whereabouts: tw, given: ['1955', 'hanoi'] },
  { name: 'equally near, sure stands first', contacts: [line1955, contact('sure', {})], whereabouts: tw, given: ['sure', '1955'] },
  {
    name: 'in an emergency whoever comes stands before a mission, sure or not',
    contacts: [
      citizens,
      contact('embassy', { dialFrom: 'anywhere', needs: ['consular', 'emergency'] }),
      contact('police', { needs: ['emergency'], publish: 'after-check' }),
    ],
    need: 'emergency',
    whereabouts: tw,
    given: ['police', 'embassy', 'citizens'],
  },
  {
    name: 'where an ambulance is needed it stands first, sure or not, then whoever else comes, then a mission',
    contacts: [
      contact('embassy', { dialFrom: 'anywhere', needs: ['consular', 'emergency'] }),
      contact('police', { needs: ['emergency'] }),
      contact('ambulance', { needs: ['emergency', 'ambulance'], publish: 'after-check' }),
    ],
    need: 'ambulance',
    whereabouts: tw,
    given: ['ambulance', 'police', 'embassy'],
  },
  {
    name: 'in any other emergency an ambulance stands where contacts.yaml has it',
    contacts: [contact('police', { needs: ['emergency'] }), contact('ambulance', { needs: ['emergency', 'ambulance'] })],
    need: 'emergency',
    whereabouts: tw,
    given: ['police', 'ambulance'],
  },
  {
    name: 'a call makes an unsure one sure',
    contacts: [line1955, contact('called', { publish: 'after-check', confirmed: { by: 'A', on: '2026-11-01' } })],
    whereabouts: tw,
    given: ['called', '1955'],
  },
  {
    name: 'an unsure one alone is put beside a sure one of another need',
    contacts: [line1955, citizens],
    whereabouts: tw,
    given: ['1955', 'citizens'],
  },
  { name: 'an unsure one with no sure one anywhere is not given', contacts: [line1955], whereabouts: tw, given: [] },
  {
    name: 'equally near and sure, who answers now stands first',
    contacts: [contact('office', { hours: officeHours }), contact('unknown', { hours: { kind: 'unknown' } }), contact('always', {})],
    whereabouts: tw,
    nowMs: at('20:00'),
    given: ['always', 'unknown', 'office'],
  },
  {
    name: 'in office hours the file’s order stays',
    contacts: [contact('office', { hours: officeHours }), contact('always', {})],
    whereabouts: tw,
    nowMs: at('12:00'),
    given: ['office', 'always'],
  },
  {
    name: 'open now: no closed line, none whose hours nobody knows',
    contacts: [contact('office', { hours: officeHours }), contact('unknown', { hours: { kind: 'unknown' } }), contact('always', {})],
    need: 'open-now',
    whereabouts: tw,
    nowMs: at('20:00'),
    given: ['always'],
  },
  {
    name: 'open now: three at most, with a sure one among them',
    contacts: [...['a', 'b', 'c', 'd'].map((id) => contact(id, { publish: 'after-check' })), citizens],
    need: 'open-now',
    whereabouts: tw,
    given: ['a', 'b', 'citizens'],
  },
  {
    name: 'open now: who knows trafficking before who puts out fires',
    contacts: [contact('fire', { needs: ['emergency'] }), contact('help', { needs: ['trafficking'] })],
    need: 'open-now',
    whereabouts: tw,
    given: ['help', 'fire'],
  },
]

describe('contactsFor', () => {
  for (const { name, contacts, need = 'labour', whereabouts, nowMs = at('12:00'), given } of rows) {
    test(name, () => {
      const knowledge = { contacts: new Map(contacts.map((one) => [one.id, one])) }
      expect(contactsFor(knowledge, { need, whereabouts, nowMs }).map(({ id }) => id)).toEqual(given)
    })
  }
})

test('a single contact reaches where it can be dialled and helps, however sure it is', () => {
  expect([reaches(line1955, tw), reaches(line1955, vn), reaches(line1955, null), reaches(citizens, null)]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect([isSure(line1955), isSure(citizens)]).toEqual([false, true])
})
