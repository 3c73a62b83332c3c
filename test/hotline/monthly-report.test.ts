import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fewest, hideSmall, isOver, monthlyReport } from '../../src/hotline/monthly-report.ts'

const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.oneof(fc.nat(12), fc.nat(200)), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )

const sum = (numbers: readonly number[]) => numbers.reduce((before, one) => before + one, 0)

describe('what is hidden', () => {
  test('is every small cell', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const hidden = hideSmall(counts)
        for (const [row, cells] of counts.entries())
          for (const [column, count] of cells.entries()) if (count < fewest) expect(hidden[row]?.[column]).toBe(true)
      }),
    )
  })

  test('cannot be found by subtracting what is shown from the sum of a row, of a column or of everything', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const hidden = hideSmall(counts)
        const cells = counts.flatMap((row, at) => row.map((count, column) => ({ at, column, count, dark: hidden[at]?.[column] ?? true })))
        const lines = [
          ...counts.map((_, row) => cells.filter(({ at }) => at === row)),
          ...(counts[0] ?? []).map((_, one) => cells.filter(({ column }) => column === one)),
        ]
        for (const line of lines) {
          const dark = line.filter((cell) => cell.dark)
          if (dark.length === 0 || dark.length === line.length) continue
          expect(dark.length).toBeGreaterThan(1)
          expect(sum(dark.map(({ count }) => count))).toBeGreaterThanOrEqual(fewest)
        }
        const left = sum(cells.filter(({ dark }) => dark).map(({ count }) => count))
        if (cells.some(({ dark }) => dark) && cells.some(({ dark }) => !dark) && counts.length > 1)
          expect(left).toBeGreaterThanOrEqual(fewest)
      }),
      { numRuns: 2_000 },
    )
  })

  test('is nothing where everything is large', () => {
    expect(
      hideSmall([
        [11, 12],
        [13, 400],
      ]).flat(),
    ).toEqual([false, false, false, false])
    expect(hideSmall([])).toEqual([])
  })

  test('takes the next smallest along, in its row and in its column', () => {
    const counts = [
      [5, 40, 60],
      [30, 50, 70],
      [80, 90, 100],
    ]
    expect(hideSmall(counts)).toEqual([
      [true, true, false],
      [true, true, false],
      [false, false, false],
    ])
  })
})

test('a report has every table, with totals that are hidden when small', () => {
  const { tables } = monthlyReport('2026-11', [
    { what: 'turn', a: 'entry', b: 'vi', count: 40 },
    { what: 'turn', a: 'entry', b: 'en', count: 30 },
    { what: 'case-closed', a: 'helped', b: '4', count: 10 },
  ])
  expect(tables.map(({ what, total }) => [what, total])).toEqual([
    ['turn', 70],
    ['answer', null],
    ['case-opened', null],
    ['time-to-person', null],
    ['case-closed', null],
    ['helped', null],
  ])
  expect(tables[0]).toMatchObject({ columns: ['en', 'vi'], rows: [{ name: 'entry', cells: [30, 40] }] })
  expect(tables[4]).toEqual({ what: 'case-closed', columns: [], rows: [], total: null })
})

const sparse = fc.array(
  fc.record({
    what: fc.constant('answer' as const),
    a: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    b: fc.constantFrom('v', 'w', 'x', 'y', 'z'),
    count: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 200 })),
  }),
  { maxLength: 14 },
)

test('no name tells that something happened to a few: every row and column that is named shows a number of its own', () => {
  fc.assert(
    fc.property(sparse, (counted) => {
      const table = monthlyReport('2026-11', counted).tables.find(({ what }) => what === 'answer')
      if (table === undefined) throw new Error('every table is there')
      for (const { cells } of table.rows) {
        expect(cells).toHaveLength(table.columns.length)
        expect(cells.some((cell) => cell !== null && cell >= fewest)).toBe(true)
      }
      for (const at of table.columns.keys()) expect(table.rows.some(({ cells }) => cells[at] !== null)).toBe(true)
      for (const { name, cells } of table.rows)
        for (const [at, cell] of cells.entries()) {
          const real = sum(counted.filter(({ a, b }) => a === name && b === table.columns[at]).map(({ count }) => count))
          if (cell !== null) expect(cell).toBe(real)
        }
      const shown = sum(table.rows.flatMap(({ cells }) => cells.map((cell) => cell ?? 0)))
      const left = sum(counted.map(({ count }) => count)) - shown
      if (table.total !== null) expect(left === 0 || left >= fewest).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

for (const [day, month, over] of [
  ['2026-11-30T12:00:00Z', '2026-11', false],
  ['2026-12-06T16:59:00Z', '2026-11', false],
  ['2026-12-07T17:00:00Z', '2026-11', true],
  ['2026-12-31T12:00:00Z', '2026-12', false],
  ['2027-01-10T12:00:00Z', '2026-12', true],
] as const) {
  test(`on ${day} ${month} is ${over ? 'over' : 'not over'}`, () => {
    expect(isOver(month, Date.parse(day))).toBe(over)
  })
}
