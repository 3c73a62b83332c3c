import { isIsoDate } from '../../dates.ts'
import type { Company, CompanyRegister, PerLanguage } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'

export const registerFile = 'content/registers/companies.csv'

/** A line that cannot be read, and why. */
export interface BadLine {
  readonly line: number
  readonly reason: PerLanguage<string>
}

const columns = ['licence', 'name', 'other-names', 'status'] as const
type Column = (typeof columns)[number]

/** How the official lists and people call the three states of a licence, folded to lower case. */
const statuses: Readonly<Record<string, Company['status']>> = {
  licensed: 'licensed',
  'còn hiệu lực': 'licensed',
  'đang hoạt động': 'licensed',
  suspended: 'suspended',
  'đình chỉ': 'suspended',
  'tạm đình chỉ': 'suspended',
  revoked: 'revoked',
  'thu hồi': 'revoked',
  'đã thu hồi': 'revoked',
  'nộp lại': 'revoked',
  'đã nộp lại': 'revoked',
}

/**
 * Companies out of a CSV with the columns licence, name, status and, where wanted, other-names (divided by semicolons). Every line
 * that is not whole is named, because a company that is missing would read as one without a licence.
 */
export function readCompanies(csv: string): { readonly companies: readonly Company[]; readonly bad: readonly BadLine[] } {
  const [header, ...rows] = readRows(csv)
  const bad: BadLine[] = []
  const places = new Map((header?.cells ?? []).map((cell, i) => [cell.trim().toLowerCase(), i]))
  for (const column of columns) {
    if (!places.has(column) && column !== 'other-names') bad.push({ line: header?.line ?? 1, reason: noColumn(column) })
  }
  if (bad.length > 0) return { companies: [], bad }
  const companies = new Map<string, Company>()
  for (const { line, cells } of rows) {
    const cell = (column: Column) => (cells[places.get(column) ?? -1] ?? '').normalize('NFC').trim()
    const names = [cell('name'), ...cell('other-names').split(';')].map((name) => name.trim()).filter((name) => name !== '')
    const status = statuses[cell('status').toLowerCase()]
    const licence = cell('licence')
    const reason = widthAmiss(cells.length, places.size) ?? whatIsWrong({ licence, name: cell('name'), status }, companies)
    if (reason) bad.push({ line, reason })
    else if (status) companies.set(licence, { licence, names, status })
  }
  if (rows.length === 0) bad.push({ line: header?.line ?? 1, reason: { vi: 'danh sách trống', en: 'the list is empty' } })
  return { companies: [...companies.values()], bad }
}

function widthAmiss(width: number, expected: number): PerLanguage<string> | null {
  if (width === expected) return null
  return { vi: `có ${width} ô, dòng đầu có ${expected}`, en: `it has ${width} cells, the first line has ${expected}` }
}

interface Entered {
  readonly licence: string
  readonly name: string
  /** Left out: a word that is none. */
  readonly status: Company['status'] | undefined
}

function whatIsWrong({ licence, name, status }: Entered, earlier: ReadonlyMap<string, Company>): PerLanguage<string> | null {
  if (licence === '') return { vi: 'thiếu số giấy phép', en: 'the licence number is missing' }
  if (name === '') return { vi: 'thiếu tên công ty', en: 'the name is missing' }
  if (earlier.has(licence))
    return { vi: `số giấy phép ${licence} đã có ở dòng trên`, en: `the licence number ${licence} stands on an earlier line` }
  if (!status) {
    const known = 'licensed, suspended, revoked'
    return { vi: `tình trạng phải là một trong: ${known}`, en: `the status must be one of: ${known}` }
  }
  return null
}

function noColumn(column: string): PerLanguage<string> {
  return { vi: `thiếu cột "${column}" ở dòng đầu`, en: `the first line names no column "${column}"` }
}

/** The register as it is kept: two remarks that say its date and its source, then the CSV. Null after reporting. */
export function readRegister(text: string, report: Report): CompanyRegister | null {
  const remark = (name: string) => new RegExp(`^# ${name}: (.+)$`, 'm').exec(text)?.[1]?.trim() ?? ''
  const [asOf, source] = [remark('as-of'), remark('source')]
  if (!isIsoDate(asOf))
    report('register-line', registerFile, 1, { reason: { vi: 'thiếu "# as-of: NGÀY"', en: '"# as-of: DATE" is missing' } })
  if (source === '')
    report('register-line', registerFile, 1, { reason: { vi: 'thiếu "# source: ĐỊA CHỈ"', en: '"# source: URL" is missing' } })
  const { companies, bad } = readCompanies(text)
  for (const { line, reason } of bad) report('register-line', registerFile, line, { reason })
  return bad.length === 0 && isIsoDate(asOf) && source !== '' ? { asOf, source, companies } : null
}

/** The text of a register file, as `readRegister` reads it back. */
export function writeRegister({ asOf, source, companies }: CompanyRegister): string {
  const quote = (cell: string) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const rows = companies.map(({ licence, names: [name = '', ...others], status }) => [licence, name, others.join('; '), status])
  const lines = [columns, ...rows].map((cells) => cells.map(quote).join(','))
  return [`# as-of: ${asOf}`, `# source: ${source}`, ...lines, ''].join('\n')
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * CSV as spreadsheets write it: commas between cells, or semicolons where the machine's language writes 1,5; quotes around cells, doubled
 * inside, line ends allowed in them. Empty lines and # remarks are skipped.
 */
function readRows(csv: string): readonly Row[] {
  const rows: Row[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let startedOn = 1
  let quoted = false
  const endRow = () => {
    cells.push(cell)
    const isRemark = cells[0]?.startsWith('#') ?? false
    if (!isRemark && cells.some((kept) => kept.trim() !== '')) rows.push({ line: startedOn, cells })
    cells = []
    cell = ''
  }
  const text = csv.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  const between = /^(?:#.*\n|\n)*[^\n,]*;/.test(text) ? ';' : ','
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i]
    if (sign === '\n') line += 1
    if (quoted && sign === '"' && text[i + 1] === '"') {
      cell += '"'
      i += 1
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted
    else if (sign === between && !quoted) {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n' && !quoted) {
      endRow()
      startedOn = line
    } else cell += sign
  }
  if (cell !== '' || cells.length > 0) endRow()
  return rows
}
