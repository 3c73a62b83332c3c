import { addDays, vietnamDate } from '../knowledge/dates.ts'
import { type Tally, tallied } from './tally.ts'

/**
 * A month as it may be published: tables of two features, whose small cells are hidden together with as many others as could tell them.
 * Only what happened has a name here, so a row or a column of which nothing is shown is left out: its name would tell that it did.
 */
export interface MonthlyReport {
  readonly month: string
  readonly tables: readonly ReportTable[]
}

export interface ReportTable {
  readonly what: Tally['what']
  readonly columns: readonly string[]
  readonly rows: readonly { readonly name: string /** Null: hidden. */; readonly cells: readonly (number | null)[] }[]
  /** Null: hidden. */
  readonly total: number | null
}

type Counted = Tally & { readonly count: number }

/** Fewer than this are never told: whoever knows one of them might find the others. */
export const fewest = 11

/** Pure. `counted`: of the weeks that begin in the month. */
export function monthlyReport(month: string, counted: readonly Counted[]): MonthlyReport {
  return {
    month,
    tables: tallied.map((what) =>
      tableOf(
        what,
        counted.filter((one) => one.what === what),
      ),
    ),
  }
}

/**
 * Whether the last week that begins in the month is over. A month that still grows is not reported: two reports of it, a day apart, would
 * tell by their difference what both hide.
 */
export function isOver(month: string, nowMs: number): boolean {
  const today = vietnamDate(nowMs)
  return month < addDays(today, -7).slice(0, 7)
}

function tableOf(what: Tally['what'], counted: readonly Counted[]): ReportTable {
  const columns = [...new Set(counted.map(({ b }) => b))].sort()
  const names = [...new Set(counted.map(({ a }) => a))].sort()
  const counts = names.map((a) => columns.map((b) => sum(counted.filter((one) => one.a === a && one.b === b).map(({ count }) => count))))
  const hidden = hideSmall(counts)
  const total = sum(counts.flat())
  const isShown = (row: number, column: number) => hidden[row]?.[column] === false
  const shownColumns = columns.flatMap((name, at) => (names.some((_, row) => isShown(row, at)) ? [{ name, at }] : []))
  const rows = names.flatMap((name, row) => {
    const cells = shownColumns.map(({ at }) => (isShown(row, at) ? (counts[row]?.[at] ?? null) : null))
    return cells.some((cell) => cell !== null) ? [{ name, cells }] : []
  })
  return { what, columns: shownColumns.map(({ name }) => name), rows, total: total < fewest ? null : total }
}

/**
 * Which cells are hidden: every one that is too small, and then, in every row and column of which something is shown, so many more that
 * what is hidden there is at least two cells and not few people. So no sum that is known from elsewhere gives a small cell away.
 */
export function hideSmall(counts: readonly (readonly number[])[]): readonly (readonly boolean[])[] {
  const hidden = counts.map((row) => row.map((count) => count < fewest))
  const lines = [
    ...counts.map((row, at) => row.map((_, column) => [at, column] as const)),
    ...(counts[0] ?? []).map((_, column) => counts.map((__, at) => [at, column] as const)),
  ]
  const valueAt = ([row, column]: readonly [number, number]) => counts[row]?.[column] ?? 0
  const isHidden = ([row, column]: readonly [number, number]) => hidden[row]?.[column] ?? true
  for (let changed = true; changed; ) {
    changed = false
    for (const line of lines) {
      const dark = line.filter(isHidden)
      const [least] = line.filter((cell) => !isHidden(cell)).sort((a, b) => valueAt(a) - valueAt(b))
      const row = least === undefined ? undefined : hidden[least[0]]
      if (dark.length === 0 || least === undefined || row === undefined) continue
      if (dark.length > 1 && sum(dark.map(valueAt)) >= fewest) continue
      row[least[1]] = true
      changed = true
    }
  }
  return hidden
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, one) => before + one, 0)
}
