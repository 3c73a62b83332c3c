import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Scalars } from '../../../../src/knowledge/compile/read/plain-flow.ts'
import { readPlainJson } from '../../../../src/knowledge/compile/read/plain-json.ts'
import { type Lines, readPlainYaml } from '../../../../src/knowledge/compile/read/plain-yaml.ts'

// Thousands of random texts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** What the package makes of it: the value, and the line of each key and item. */
function byPackage(text: string, scalars: Scalars) {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: scalars === 'texts' ? 'failsafe' : 'core' })
  const linesOf = (node: unknown): unknown => {
    if (isMap(node)) {
      return Object.fromEntries(
        node.items.map(({ key, value }) => [
          isScalar(key) ? String(key.value) : '',
          [lines.linePos((isScalar(key) ? key.range?.[0] : 0) ?? 0).line, linesOf(value)],
        ]),
      )
    }
    return isSeq(node) ? node.items.map(linesOf) : null
  }
  return { errors: document.errors.length, value: document.toJS() as unknown, lines: linesOf(document.contents) }
}

/** The same shape out of our own lines; flow values on one line are not followed further. */
function sameLines(ours: Lines | undefined, theirs: unknown): void {
  if (!ours?.in) return
  if (Array.isArray(ours.in)) {
    for (const [i, item] of ours.in.entries()) sameLines(item, (theirs as readonly unknown[])[i])
    return
  }
  for (const [key, inside] of Object.entries(ours.in as Record<string, Lines>)) {
    const [line, deeper] = (theirs as Record<string, [number, unknown]>)[key] ?? [0, null]
    expect(inside.line).toBe(line)
    sameLines(inside, deeper)
  }
}

const plain = fc.constantFrom(
  'hộ chiếu',
  'a',
  '12',
  '1.5',
  '-3',
  '007',
  '1e3',
  'yes',
  'true',
  'null',
  '~',
  '2026-11-22',
  'law-69#23',
  'a: b',
  'a:b',
  'a #b',
  'a#b',
  '# x',
  '"q: x"',
  "'it'",
  '"a\\n"',
  "'it''s'",
  '[a, b]',
  '[a, "b, c"]',
  '[]',
  '{ a: 1, b: [x] }',
  '{a: 1}',
  '{}',
  '[a',
  '*x',
  '&x',
  '- x',
  '? x',
  '|',
  '>',
  '!t',
  '%',
  '@',
  '`',
  'x # tail',
  '.5',
  '+1',
  '0x1f',
  'ko: không',
  '[a,]',
  '[ a , b ]',
  '{a: {b: c}}',
  '+84 981',
  'Có?',
  'a, b',
  'x]',
)
const key = fc.constantFrom('a', 'b', 'signed-by', 'hộ', '"k"', 'a b', '1', 'x:y')
const indent = fc.constantFrom('', '', '  ', '    ', ' ')
const row = fc.oneof(
  fc.tuple(indent, key, plain).map(([space, name, value]) => `${space}${name}: ${value}`),
  fc.tuple(indent, key).map(([space, name]) => `${space}${name}:`),
  fc.tuple(indent, plain).map(([space, value]) => `${space}- ${value}`),
  fc.tuple(indent, key, plain).map(([space, name, value]) => `${space}- ${name}: ${value}`),
  fc.constantFrom('', '# remark', '  # remark', '   '),
  fc.tuple(indent, plain).map(([space, value]) => `${space}${value}`),
)

/** Whole files, indented as one does: their values are anything, so that some are still declined. */
const remark = fc.constantFrom('', '', '', '# remark\n', '\n')
const block = (space: string) =>
  fc.oneof(
    fc.array(plain, { minLength: 1, maxLength: 3 }).map((values) => values.map((value) => `${space}- ${value}\n`).join('')),
    fc.array(plain, { minLength: 1, maxLength: 3 }).map((values) => values.map((value, i) => `${space}k${i}: ${value}\n`).join('')),
    fc
      .array(plain, { minLength: 2, maxLength: 3 })
      .map(([first = '', ...rest]) => `${space}- id: ${first}\n${rest.map((value, i) => `${space}  k${i}: ${value}\n`).join('')}`),
  )
const file = fc
  .array(
    fc.oneof(
      fc.tuple(remark, plain).map(([before, value]) => ({ before, after: ` ${value}\n` })),
      fc.tuple(remark, fc.constantFrom('', '  ', '    ').chain(block)).map(([before, after]) => ({ before, after: `\n${after}` })),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((entries) => entries.map(({ before, after }, i) => `${before}key${i}:${after}`).join(''))

describe('plain YAML is read as the package reads it, or declined', () => {
  for (const scalars of ['typed', 'texts'] as const) {
    test(`random rows, scalars as ${scalars}`, () => {
      let read = 0
      fc.assert(
        fc.property(
          fc.oneof(
            file,
            fc.array(row, { minLength: 1, maxLength: 8 }).map((rows) => rows.join('\n')),
          ),
          (text) => {
            const ours = readPlainYaml(text, scalars)
            if (!ours) return
            read += 1
            const theirs = byPackage(text, scalars)
            expect(theirs.errors).toBe(0)
            expect(ours.value).toEqual(theirs.value)
            sameLines(ours.lines, theirs.lines)
          },
        ),
        { numRuns: 4_000 },
      )
      // A reader that declines everything would pass as well.
      expect(read).toBeGreaterThan(200)
    })
  }

  const pages = [
    'title: Tôi có phải trả không?\nask:\n  - cò đòi 20 triệu\n  - "a: b"\nsources: [law-69-2020#7, x]\nsigned-by:\n',
    '- id: a\n  name: { vi: Số, en: Number }\n  open: [{ days: [1, 2], from: "08:00" }]\n\n# remark\n- id: b\n  note:\n    vi: x\n',
    'a:\n- x\n- y\nb: 1\n',
  ]
  test.each(pages)('is not declined: %#', (text) => {
    const ours = readPlainYaml(text, 'typed')
    expect(ours?.value).toEqual(byPackage(text, 'typed').value)
  })

  test.each(['a: |\n  text', 'a: &x 1', 'a: x\n  y', 'a: [1,\n 2]', 'a: 1\na: 2', 'a: "x\\ty"', '\ta: 1', 'a: b: c', ''])(
    'is declined: %j',
    (text) => {
      expect(readPlainYaml(text, 'typed')).toBeNull()
    },
  )
})

describe('plain JSON', () => {
  test('texts and lines', () => {
    const read = readPlainJson('{\n  "a": "x",\n  "b.c": "y \\"q\\"\\nz"\n}\n')
    expect(read?.value).toEqual({ a: 'x', 'b.c': 'y "q"\nz' })
    expect(read?.lines.in).toEqual({ a: { line: 2 }, 'b.c': { line: 3 } })
  })
  test.each(['{\n  "a": "x"\n  "b": "y"\n}', '{\n  "a": "x",\n}', '{\n  "a": 1\n}', '{\n  "a": "x",\n  "a": "y"\n}', '{}'])(
    'is declined: %j',
    (text) => {
      expect(readPlainJson(text)).toBeNull()
    },
  )
})
