import { describe, expect, test } from 'vitest'
import { sayNumbersThere } from '../../../src/bot/answer/where.ts'
import { callOf, contactsOf, forNeed } from '../../../src/bot/danger/calls.ts'
import { settingOf } from '../../../src/bot/setting.ts'
import type { Contact, Country, Knowledge, Stage } from '../../../src/knowledge/knowledge.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs } from '../path/walking.ts'

const small = talkKnowledge()
const police = small.contacts.get('jp-110') as Contact
const jp = 'jp' as Country

/** The small content with so many more lines that nobody has called. */
function withMore(count: number, over: Partial<Contact> = {}): Knowledge {
  const more = Array.from({ length: count }, (_, i) => ({ ...police, id: `more-${i}`, number: `20${i}`, shown: `20${i}`, ...over }))
  return { ...small, contacts: new Map([...more, ...small.contacts.values()].map((contact) => [contact.id, contact])) }
}
const setting = (knowledge: Knowledge) => settingOf(begin({ language: 'en', whereabouts: jp }), knowledge, nowMs)

describe('a line that is named', () => {
  const named = (stage: Stage) => contactsOf({ kind: 'contact', id: 'kh-117' }, { ...setting(small), stage }).map(({ shown }) => shown)

  test('for another country stands where it is asked how one goes there, and gives way to a near one in an answer for here', () => {
    expect(named('before')).toEqual(['117'])
    expect(named('during')).not.toContain('117')
  })
})

describe('lines for a need', () => {
  test('are as many as are read before trying one, and a sure one is among them', () => {
    const lines = forNeed('emergency', setting(withMore(9))).map(({ shown }) => shown)
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toBe('+84 981 84 84 84')
  })

  test('that nobody has for it are those that help citizens anywhere', () => {
    expect(forNeed('mental-health', setting(small)).map(({ shown }) => shown)).toContain('+84 981 84 84 84')
  })
})

describe('what stands under a number', () => {
  const notes = [
    { vietnamese: 'no', says: /no Vietnamese|not.* Vietnamese|Vietnamese is not/i },
    { vietnamese: 'interpreter', says: /interpreter/i },
  ] as const
  for (const { vietnamese, says } of notes) {
    test(`that Vietnamese is spoken: ${vietnamese}`, () => {
      expect(callOf({ ...police, vietnamese }, setting(small)).note).toMatch(says)
      expect(callOf({ ...police, vietnamese: 'yes' }, setting(small)).note).not.toMatch(/Vietnamese|interpreter/i)
    })
  }
})

test('where somebody is, what helps there stands before what helps anywhere', () => {
  const blocks = sayNumbersThere(null, setting(withMore(1, { needs: ['trafficking'] }))).blocks
  const shown = blocks.flatMap((block) => (block.kind === 'calls' ? block.calls.map((call) => call.shown) : []))
  expect(shown).toEqual(['110', '200', '+84 981 84 84 84'])
})
