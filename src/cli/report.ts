import { parseArgs } from 'node:util'
import { isOver, type MonthlyReport, monthlyReport, type ReportTable } from '../hotline/monthly-report.ts'
import { vietnamMidnightMs } from '../knowledge/dates.ts'
import { askStore } from './ask-store.ts'
import { tellUsage } from './tell-usage.ts'

export const summary = 'what happened in a month, as counts that lead to nobody: report --month YYYY-MM [--json]'

/** Asks the running server, or opens the store where none runs. Only a month that is over is told. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { month: { type: 'string' }, json: { type: 'boolean', default: false } } })
  const { month, json } = values
  if (month === undefined || !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return tellUsage(summary)
  if (!isOver(month, Date.now())) {
    console.error(`${month} is not over yet: a report that grows would tell by its changes what it hides.`)
    return 2
  }
  const counted = (await askStore('tallies', vietnamMidnightMs(`${month}-01`))) ?? []
  const report = monthlyReport(month, counted)
  console.log(json ? JSON.stringify(report) : tellReport(report))
  return 0
}

const titles: Readonly<Record<ReportTable['what'], string>> = {
  turn: 'Messages, by what was decided and the language',
  answer: 'Answers given, by topic and country',
  'case-opened': 'Cases opened, by level and language',
  'time-to-person': 'Cases taken, by the time until a person had them and level',
  'case-closed': 'Cases closed, by outcome and level',
  helped: '"Did this help?", by topic and answer',
}

/** Weeks belong to the month in which their Monday lies. A dot stands for fewer than 11, or for what would give those away. */
export function tellReport({ month, tables }: MonthlyReport): string {
  return [`${month}, in weeks that begin in it; · is hidden`, ...tables.map(tellTable)].join('\n\n')
}

function tellTable({ what, columns, rows, total }: ReportTable): string {
  const title = `${titles[what]}: ${total ?? '·'}`
  if (rows.every(({ cells }) => cells.every((cell) => cell === null))) return title
  const first = Math.max(...rows.map(({ name }) => name.length)) + 2
  const widths = columns.map((column) => Math.max(column.length, 6) + 2)
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(first)}${cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('')}`
  return [
    title,
    line('', columns),
    ...rows.map(({ name, cells }) =>
      line(
        name,
        cells.map((cell) => String(cell ?? '·')),
      ),
    ),
  ].join('\n')
}
