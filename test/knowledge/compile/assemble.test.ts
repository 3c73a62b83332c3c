import { describe, expect, test } from 'vitest'
import { survey } from '../../../src/knowledge/compile.ts'
import type { Country, Knowledge } from '../../../src/knowledge/knowledge.ts'
import { digest } from '../../../src/library/read-content.ts'
import { added, edited, fixture, stamped } from './fixture.ts'

function compiled(files = fixture): Knowledge {
  const { knowledge } = survey(files, digest)
  if (!knowledge) throw new Error('the content is not whole')
  return knowledge
}

const knowledge = compiled()

describe('an entry', () => {
  const topic = knowledge.topics.get('brokerage-fee')

  test('has its map’s stage, risk and scope', () => {
    expect(topic).toMatchObject({
      id: 'brokerage-fee',
      stage: 'before',
      risk: 'none',
      scope: 'Whether the worker has to pay a brokerage fee.',
    })
  })

  test('is text, more and a responder’s part; placeholders stay open', () => {
    expect(topic?.entry.en.text).toEqual([
      { kind: 'paragraph', text: ['No. The law forbids anyone to take a “brokerage fee” from a worker.'] },
      { kind: 'paragraph', text: ['If somebody asks for it:'] },
      {
        kind: 'steps',
        items: [['**Do not pay**, above all not in cash.'], ['Keep the messages. Ask ', { kind: 'contact', id: 'vn-111' }, '.']],
      },
      { kind: 'paragraph', text: ['Not sure that the offer is real? Tap **Is this job offer legal?**'] },
    ])
    expect(topic?.entry.en.more).toEqual([
      {
        kind: 'paragraph',
        text: ['Someone without a licence who takes money can be fined ', { kind: 'fact', id: 'fine-unlicensed-collecting' }, '.'],
      },
    ])
    expect(topic?.entry.vi.responder?.[0]?.kind).toBe('paragraph')
    expect(knowledge.topics.get('how-to-use')?.entry.vi).toMatchObject({ more: null, responder: null })
  })

  test.each([
    ['in-danger', 'inDanger'],
    ['for-another', 'forAnother'],
  ] as const)('may have a text that is read in place of the answer, between it and the rest: %s', (mark, key) => {
    const part = `<!-- ${mark} -->\nHelp them: {{contact.vn-111}}.\n<!-- more -->`
    const [vi, en] = ['vi', 'en'].map((language) => `faq/before/brokerage-fee.${language}.md`) as [string, string]
    const files = edited(edited(fixture, vi, '<!-- more -->', part), en, '<!-- more -->', part)
    const stamp = survey(files, digest).resolved.topics.get('brokerage-fee')?.entry.vi?.stamp ?? ''
    const { entry } = compiled(edited(files, en, '643edb3b', stamp)).topics.get('brokerage-fee') ?? {}
    const said = [{ kind: 'paragraph', text: ['Help them: ', { kind: 'contact', id: 'vn-111' }, '.'] }]
    expect(entry?.vi).toMatchObject({ text: topic?.entry.vi.text, [key]: said, more: topic?.entry.vi.more })
    expect(entry?.en).toMatchObject({ text: topic?.entry.en.text, [key]: said, more: topic?.entry.en.more })
    expect(topic?.entry.vi[key]).toBeNull()
  })

  test('takes what its English file leaves out from the Vietnamese one', () => {
    const { vi, en } = topic?.entry ?? {}
    expect(en?.title).toBe('Do I have to pay a brokerage fee?')
    expect(en).toMatchObject({ sources: vi?.sources, compiled: '2026-11-22', reviewBy: '2027-05-22', next: vi?.next })
    expect(vi?.next).toEqual([
      { to: 'topic', id: 'unpaid-wages' },
      { to: 'tree', id: 'job-offer' },
    ])
    expect(vi?.sources[0]).toEqual({ source: 'law-69-2020', article: '7' })
  })

  test('is signed only by a name and a day', () => {
    expect(topic?.entry.vi.signed).toBeNull()
    expect(knowledge.topics.get('unpaid-wages')?.entry.vi.signed).toEqual({ by: 'Nguyễn Văn A', on: '2026-11-24' })
  })

  test('has lines with contacts alone as cards, and contacts in a sentence as text', () => {
    expect(knowledge.topics.get('unpaid-wages')?.entry.vi.text.slice(2)).toEqual([
      { kind: 'contacts', of: { kind: 'contacts', need: 'labour' } },
      { kind: 'contacts', of: { kind: 'contact', id: 'vn-mfa-citizen-protection-1' } },
    ])
  })

  test('has a version of each file, to find later what was said', () => {
    const { vi, en } = topic?.entry ?? {}
    expect([vi?.version, en?.version].every((version) => /^[0-9a-f]{8}$/.test(version ?? ''))).toBe(true)
    expect(vi?.version).not.toBe(en?.version)
  })
})

test('a card in the middle of a paragraph cuts it in two', () => {
  const files = edited(
    fixture,
    'faq/about/how-to-use.en.md',
    'Just ask in your own words.',
    'Just ask\nin your own words:\n{{contact.vn-111}}\nand wait.',
  )
  expect(compiled(files).topics.get('how-to-use')?.entry.en.text).toEqual([
    { kind: 'paragraph', text: ['Just ask in your own words:'] },
    { kind: 'contacts', of: { kind: 'contact', id: 'vn-111' } },
    { kind: 'paragraph', text: ['and wait.'] },
  ])
})

test('a variant replaces the text, has lines of its own, adds its sources, and inherits the rest', () => {
  const topic = knowledge.topics.get('unpaid-wages')
  const variant = topic?.variants.get('jp' as Country)
  expect(variant?.vi).toMatchObject({
    id: 'unpaid-wages@jp',
    title: 'Chủ không trả lương thì đòi thế nào?',
    compiled: '2026-11-22',
    reviewBy: '2027-05-22',
    next: topic?.entry.vi.next,
    more: null,
  })
  expect(variant?.vi.ask).toEqual(['chủ bên Nhật không trả lương'])
  expect(variant?.en.sources).toEqual([
    { source: 'law-69-2020', article: '6' },
    { source: 'mhlw-consultation', article: null },
  ])
  expect(variant?.vi.signed).toBeNull()
})

describe('a tree', () => {
  const tree = knowledge.trees.get('job-offer')

  test('stands once, its words in both languages', () => {
    expect(tree?.title).toEqual({ vi: 'Lời mời làm việc này có hợp pháp không?', en: 'Is this job offer legal?' })
    expect(tree?.start).toBe('who-offers')
    expect([...(tree?.nodes.keys() ?? [])]).toEqual(['who-offers', 'which-company', 'ask-for-contract', 'through-a-person'])
  })

  test('has questions whose options keep a word and a level', () => {
    expect(tree?.nodes.get('who-offers')).toMatchObject({
      kind: 'question',
      options: [
        { label: { vi: 'Công ty', en: 'A company' }, to: 'which-company', answer: 'company', level: 0, country: null },
        { label: { vi: 'Người quen, họ hàng, "cò"' }, to: 'through-a-person', answer: 'person', level: 1 },
      ],
    })
  })

  test('has rule steps with inputs and exits', () => {
    expect(tree?.nodes.get('which-company')).toMatchObject({
      kind: 'rule',
      rule: 'find-company',
      inputs: [{ name: 'company', type: 'text', from: null }],
      exits: {
        found: 'ask-for-contract',
        'not-found': 'through-a-person',
        revoked: 'through-a-person',
        'cannot-check': 'ask-for-contract',
      },
    })
  })

  test('has outcomes that lead on', () => {
    expect(tree?.nodes.get('ask-for-contract')).toMatchObject({
      kind: 'outcome',
      next: [{ to: 'topic', id: 'brokerage-fee' }],
      opensCase: null,
    })
    expect(tree?.nodes.get('through-a-person')).toMatchObject({ kind: 'outcome', next: [], opensCase: 2 })
  })
})

test('an option without a word keeps the step it leads to', () => {
  const files = ['trees/job-offer.vi.md', 'trees/job-offer.en.md'].reduce((all, file) => edited(all, file, ' "company")', ')'), fixture)
  expect(compiled(stamped(files)).trees.get('job-offer')?.nodes.get('who-offers')).toMatchObject({
    options: [{ answer: 'which-company' }, { answer: 'person' }],
  })
})

test('contacts, facts, sources and the operator stand as written', () => {
  expect(knowledge.contacts.get('jp-labour-consultation')).toMatchObject({
    dialFrom: ['jp'],
    hours: { kind: 'weekly', utcOffsetMinutes: 540, open: [{ days: [1, 2, 3, 4, 5], fromMinute: 600, toMinute: 900 }] },
    publish: 'after-check',
    confirmed: null,
  })
  expect(knowledge.facts.get('fine-unlicensed-collecting')?.values.map(({ value, to, holdsUntil }) => [value, to, holdsUntil])).toEqual([
    [50_000_000, 75_000_000, '2026-09-09'],
    [80_000_000, 100_000_000, null],
  ])
  expect(knowledge.facts.get('service-fee-months')?.values).toHaveLength(1)
  expect(knowledge.sources.get('decree-12-2022')).toMatchObject({ inForceUntil: '2026-09-09', replacedBy: 'decree-283-2026' })
  expect(knowledge.operator).toMatchObject({ phone: null, hours: { kind: 'weekly', utcOffsetMinutes: 420 } })
})

test('hours that run past midnight are open on both days', () => {
  const night = '{ utc-offset: "-03:30", open: [{ days: [7], from: "22:00", to: "06:00" }] }'
  const files = edited(
    fixture,
    'operator.yaml',
    '{ utc-offset: "+07:00", open: [{ days: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" }] }',
    night,
  )
  expect(compiled(files).operator.hours).toEqual({
    kind: 'weekly',
    utcOffsetMinutes: -210,
    open: [
      { days: [7], fromMinute: 1320, toMinute: 1440 },
      { days: [1], fromMinute: 0, toMinute: 360 },
    ],
  })
})

test('signals, frames, words and red flags stand as written', () => {
  expect(knowledge.signals.map(({ id, level, guarded, raisedBy }) => [id, level, guarded, raisedBy])).toEqual([
    ['locked-in', 4, true, []],
    ['papers-held', 2, false, ['locked-in']],
  ])
  expect(knowledge.signals[1]?.lookAlikes).toEqual({ vi: [], en: [] })
  expect(knowledge.frames.vi.words).toEqual({ kin: ['con tôi', 'em tôi'] })
  expect(knowledge.lexicon.vi.short).toEqual({ ko: 'không', xkld: 'xuất khẩu lao động' })
  expect(knowledge.countries.get('jp' as Country)?.short.vi).toEqual(['nhật'])
  expect(knowledge.advertisement.flags.map(({ id }) => id)).toEqual(['no-papers'])
  expect(knowledge.phrases.vi.erase).toEqual([{ kind: 'paragraph', text: ['Đã nhận yêu cầu. Mã: ', { kind: 'slot', name: 'receipt' }] }])
})

test('without a register nothing can be looked up; with one it can', () => {
  expect(knowledge.companies).toBeNull()
  const csv = '# as-of: 2026-11-01\n# source: https://dolab.moha.gov.vn\nlicence,name,status\n01,"Công ty A, B",licensed\n'
  expect(compiled(added(fixture, 'registers/companies.csv', csv)).companies).toEqual({
    asOf: '2026-11-01',
    source: 'https://dolab.moha.gov.vn',
    companies: [{ licence: '01', names: ['Công ty A, B'], status: 'licensed' }],
  })
})

test('the version follows the texts, not the order in which they were read', () => {
  expect(compiled([...fixture].reverse()).version).toBe(knowledge.version)
  expect(compiled(edited(fixture, 'lexicon/en.yaml', 'agent', 'agents')).version).not.toBe(knowledge.version)
  expect(knowledge.version).toMatch(/^[0-9a-f]{12}$/)
})

test('whatever is wrong, contacts that can be read are there', () => {
  const files = edited(edited(fixture, 'topics.yaml', 'during:', 'during: ['), 'contacts.yaml', 'number: "113"', 'number: 113')
  const { knowledge: none, contacts } = survey(files, digest)
  expect(none).toBeNull()
  expect(contacts.map(({ id }) => id)).toEqual(['vn-111', 'vn-mfa-citizen-protection-1', 'tw-1955', 'jp-labour-consultation', 'vn-old'])
})

test('counts are of what has both languages', () => {
  expect(survey(fixture, digest).counts).toEqual({ topics: 4, trees: 1 })
  const files = fixture.filter(({ path }) => !path.endsWith('how-to-use.en.md'))
  expect(survey(files, digest).counts).toEqual({ topics: 3, trees: 1 })
})
