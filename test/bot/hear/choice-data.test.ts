import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ChoiceData,
  commands,
  leavings,
  longestChoiceData,
  optionKey,
  readChoice,
  writeChoice,
} from '../../../src/bot/hear/choice-data.ts'
import { longestIds } from '../../../src/knowledge/compile/check/check-ids.ts'
import type { Country } from '../../../src/knowledge/knowledge.ts'

const id = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}$/)
const country = fc.constantFrom('jp', 'tw', 'kh', 'vn').map((code) => code as Country)
const choice: fc.Arbitrary<ChoiceData> = fc.oneof(
  fc.record({ kind: fc.constantFrom('topic' as const, 'more' as const), topic: id, country: fc.option(country) }),
  fc.record({ kind: fc.constant('meant' as const), topic: id }),
  fc.record({ kind: fc.constant('tree' as const), tree: id }),
  fc.record({
    kind: fc.constant('edge' as const),
    tree: fc.stringMatching(/^[a-z]{1,12}$/),
    node: fc.stringMatching(/^[a-z]{1,24}$/),
    option: fc.string().map(optionKey),
  }),
  fc.record({
    kind: fc.constant('stage' as const),
    stage: fc.constantFrom('before', 'during', 'after', 'about'),
    page: fc.integer({ min: 1, max: 99 }),
  }),
  fc.record({ kind: fc.constant('country' as const), country }),
  fc.record({ kind: fc.constant('now' as const), signal: id, isNamed: fc.boolean() }),
  fc.record({ kind: fc.constant('helped' as const), topic: id, helped: fc.boolean() }),
  fc.record({ kind: fc.constant('consent' as const), level: fc.constantFrom(1 as const, 2 as const) }),
  fc.record({ kind: fc.constant('command' as const), command: fc.constantFrom(...commands) }),
  fc.record({ kind: fc.constant('leave' as const), how: fc.constantFrom(...leavings) }),
)

test('every choice is read back as it was written, within what a channel carries', () => {
  fc.assert(
    fc.property(choice, (one) => {
      const data = writeChoice(one)
      expect(readChoice(data)).toEqual(one)
      expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(longestChoiceData)
    }),
  )
})

/** The longest of each kind that has names of the content in it. */
const topic = 'a'.repeat(longestIds.topic)
const named: readonly ChoiceData[] = [
  { kind: 'topic', topic, country: 'jp' as Country },
  { kind: 'more', topic, country: 'jp' as Country },
  { kind: 'meant', topic },
  { kind: 'helped', topic, helped: true },
  { kind: 'tree', tree: 'a'.repeat(longestIds.treeAndStep - 1) },
  { kind: 'edge', tree: 'a', node: 'a'.repeat(longestIds.treeAndStep - 1), option: optionKey('') },
  { kind: 'now', signal: 'a'.repeat(longestIds.signal), isNamed: false },
]

for (const one of named) {
  test(`the longest name that content may have fits behind a button: ${one.kind}`, () => {
    expect(readChoice(writeChoice(one))).toEqual(one)
  })
}

test('whatever is read is written as it came: nothing has two spellings', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^(topic|meant|more|tree|edge|stage|country|now|helped|consent|cmd):[a-z0-9:@-]{0,60}$/)),
      (data) => {
        const read = readChoice(data)
        if (read) expect(writeChoice(read)).toBe(data)
      },
    ),
    { numRuns: 1_000 },
  )
})

const forged = [
  'consent:3',
  'consent:4',
  'case:4',
  'cmd:drop',
  'cmd:',
  'cmd:menu ',
  'CMD:menu',
  'topic:',
  'topic:../etc',
  'topic:a@japan',
  'topic:brokerage-fee@',
  'edge:job-offer:who:12345',
  'edge:job-offer:who',
  'stage:before:0',
  'stage:during:01',
  'country:JP',
  'now:__proto__',
  'tree:a--b',
  `topic:${'a'.repeat(64)}`,
  'topic:brokerage-fee\n',
  '',
]
for (const data of forged) {
  test(`nothing is read out of ${JSON.stringify(data)}`, () => {
    expect(readChoice(data)).toBeNull()
  })
}

test('an option is known by its answer: another answer has another key', () => {
  expect(optionKey('tourist')).toBe(optionKey('tourist'))
  expect(optionKey('tourist')).not.toBe(optionKey('work'))
  fc.assert(fc.property(fc.string(), (answer) => /^[a-z0-9]{4}$/.test(optionKey(answer))))
})
