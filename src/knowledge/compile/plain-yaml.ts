/**
 * The part of YAML that curators write, read fast: maps and lists by indentation, `[a, b]` and `{ a: b }` on one line, texts plain or
 * in quotes, remarks. Anything else, and anything doubtful, is declined and left to the `yaml` package, which also words the errors.
 * A test holds both to the same values and lines; this one reads the whole content in the time in which that one reads a page.
 */

export interface PlainYaml {
  readonly value: unknown
  readonly lines: Lines
}

/** The line of a value, and of what is in it. */
export interface Lines {
  readonly line: number
  readonly in?: Readonly<Record<string, Lines>> | readonly Lines[]
}

/** How scalars are taken: by the types of YAML's core schema, or each as the text that it is. */
export type Scalars = 'typed' | 'texts'

/** Signs that YAML treats in ways of its own. */
const strange = ['\t', '\r', '\0', '\u0085', '\u2028', '\u2029', '\ufeff']

/** Null when the text is not plain; lines count from 1. */
export function readPlainYaml(text: string, scalars: Scalars): PlainYaml | null {
  if (strange.some((sign) => text.includes(sign))) return null
  const rows: Row[] = []
  for (const [i, line] of text.split('\n').entries()) {
    const indent = line.search(/[^ ]/)
    if (indent >= 0 && line[indent] !== '#') rows.push({ line: i + 1, indent, text: line.slice(indent).trimEnd() })
  }
  if (rows.length === 0 || rows[0]?.indent !== 0) return null
  const reader: Reader = { rows, at: 0, scalars }
  try {
    const block = readBlock(reader, 0)
    return reader.at === rows.length ? block : null
  } catch (error) {
    if (error === notPlain) return null
    throw error
  }
}

/** A JSON object of texts, one `"key": "text",` a line as editors write it; null for any other. */
export function readPlainJson(text: string): PlainYaml | null {
  const value: Record<string, string> = {}
  const lines: Record<string, Lines> = {}
  const rows = text.trimEnd().split('\n')
  if (rows[0] !== '{' || rows.at(-1) !== '}') return null
  for (const [i, row] of rows.slice(1, -1).entries()) {
    const [, key, written, comma] = /^\s*("[^"\\]*"): ?("(?:[^"\\]|\\["\\nt])*")(,?)$/.exec(row) ?? []
    if (key === undefined || written === undefined || (comma === '') !== (i === rows.length - 3)) return null
    const name = String(JSON.parse(key))
    if (Object.hasOwn(value, name) || name === '__proto__') return null
    value[name] = String(JSON.parse(written))
    lines[name] = { line: i + 2 }
  }
  return { value, lines: { line: 1, in: lines } }
}

interface Row {
  readonly line: number
  readonly indent: number
  readonly text: string
}

interface Reader {
  readonly rows: Row[]
  at: number
  readonly scalars: Scalars
}

/** Thrown and caught in this file only: the quickest way out of a nest of blocks. */
const notPlain = Symbol('not plain')

function decline(): never {
  throw notPlain
}

function readBlock(reader: Reader, indent: number): PlainYaml {
  const row = reader.rows[reader.at] ?? decline()
  if (row.indent !== indent) decline()
  return row.text === '-' || row.text.startsWith('- ') ? readList(reader, indent) : readMap(reader, indent)
}

function readList(reader: Reader, indent: number): PlainYaml {
  const values: unknown[] = []
  const lines: Lines[] = []
  const first = reader.rows[reader.at]?.line ?? 0
  for (let row = reader.rows[reader.at]; row && row.indent === indent && row.text.startsWith('- '); row = reader.rows[reader.at]) {
    const inside = row.text.slice(2).trimStart()
    const column = indent + row.text.length - inside.length
    const entry = cutKey(inside)
    let item: PlainYaml
    if (entry) {
      reader.rows[reader.at] = { line: row.line, indent: column, text: inside }
      item = readMap(reader, column)
    } else if (inside.startsWith('- ')) decline()
    else {
      reader.at += 1
      item = { value: readFlow(inside, reader.scalars), lines: { line: row.line } }
      declineDeeper(reader, indent)
    }
    values.push(item.value)
    lines.push(item.lines)
  }
  declineDeeper(reader, indent)
  return { value: values, lines: { line: first, in: lines } }
}

function readMap(reader: Reader, indent: number): PlainYaml {
  const value: Record<string, unknown> = {}
  const lines: Record<string, Lines> = {}
  const first = reader.rows[reader.at]?.line ?? 0
  for (let row = reader.rows[reader.at]; row && row.indent === indent && !row.text.startsWith('- '); row = reader.rows[reader.at]) {
    const { key, rest } = cutKey(row.text) ?? decline()
    if (Object.hasOwn(value, key) || key === '__proto__') decline()
    reader.at += 1
    const written = withoutRemark(rest)
    const below = reader.rows[reader.at]
    const item = written === '' ? readBelow(reader, below, row) : { value: readFlow(rest, reader.scalars), lines: { line: row.line } }
    if (written !== '') declineDeeper(reader, indent)
    value[key] = item.value
    lines[key] = { ...item.lines, line: row.line }
  }
  declineDeeper(reader, indent)
  return { value, lines: { line: first, in: lines } }
}

/** What a key without a value on its line holds: a deeper block, a list that is not indented, or nothing. */
function readBelow(reader: Reader, below: Row | undefined, { indent, line }: Row): PlainYaml {
  if (below && below.indent > indent) return readBlock(reader, below.indent)
  if (below && below.indent === indent && below.text.startsWith('- ')) return readList(reader, indent)
  return { value: reader.scalars === 'texts' ? '' : null, lines: { line } }
}

/** A deeper line after a value goes on with it, which is more than is read here. */
function declineDeeper({ rows, at }: Reader, indent: number): void {
  if ((rows[at]?.indent ?? 0) > indent) decline()
}

/** `key: rest` at the start of a block's line; null when it is no such line. */
function cutKey(text: string): { readonly key: string; readonly rest: string } | null {
  const found = /^(?:([\p{L}\p{N}_][\p{L}\p{N}_ ./@'’-]*)|"([^"\\]*)"|'([^']*)'):(?: +(.*))?$/u.exec(text)
  if (!found) return null
  const key = found[1] ?? found[2] ?? found[3] ?? ''
  return { key, rest: found[4] ?? '' }
}

function withoutRemark(text: string): string {
  return text.startsWith('#') ? '' : text
}

/** One value on one line; a remark may follow it. */
function readFlow(text: string, scalars: Scalars): unknown {
  const flow: Flow = { text, at: 0, scalars }
  const inBlock = !/^[[{"']/.test(text)
  if (inBlock) return readPlain(text.replace(/ +#.*$/, '').trimEnd(), scalars, /: |:$/)
  const value = readFlowValue(flow)
  if (!/^(?: *| +#.*)$/.test(text.slice(flow.at))) decline()
  return value
}

interface Flow {
  readonly text: string
  at: number
  readonly scalars: Scalars
}

function readFlowValue(flow: Flow): unknown {
  const sign = flow.text[flow.at]
  if (sign === '[') return readFlowList(flow)
  if (sign === '{') return readFlowMap(flow)
  if (sign === '"' || sign === "'") return readQuoted(flow, sign)
  const [plain = ''] = /^[^,[\]{}]*/.exec(flow.text.slice(flow.at)) ?? []
  flow.at += plain.length
  if (/(?:^| )#/.test(plain)) decline()
  return readPlain(plain.trim(), flow.scalars, /: |:$/)
}

function readFlowList(flow: Flow): unknown[] {
  const values: unknown[] = []
  flow.at += 1
  for (skipSpaces(flow); flow.text[flow.at] !== ']'; skipSpaces(flow)) {
    values.push(readFlowValue(flow))
    endFlowItem(flow, ']')
  }
  flow.at += 1
  return values
}

function readFlowMap(flow: Flow): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  flow.at += 1
  for (skipSpaces(flow); flow.text[flow.at] !== '}'; skipSpaces(flow)) {
    const [whole, key] = /^([\p{L}\p{N}_][\p{L}\p{N}_./-]*): /u.exec(flow.text.slice(flow.at)) ?? decline()
    if (key === undefined || Object.hasOwn(value, key) || key === '__proto__') decline()
    flow.at += whole.length
    skipSpaces(flow)
    value[key ?? ''] = readFlowValue(flow)
    endFlowItem(flow, '}')
  }
  flow.at += 1
  return value
}

/** After an item stands a comma with another item behind it, or the end of the list. */
function endFlowItem(flow: Flow, end: ']' | '}'): void {
  skipSpaces(flow)
  if (flow.text[flow.at] === end) return
  if (flow.text[flow.at] !== ',') decline()
  flow.at += 1
  skipSpaces(flow)
  if (flow.text[flow.at] === end || flow.text[flow.at] === ',') decline()
}

function skipSpaces(flow: Flow): void {
  while (flow.text[flow.at] === ' ') flow.at += 1
}

function readQuoted(flow: Flow, quote: '"' | "'"): string {
  const end = flow.text.indexOf(quote, flow.at + 1)
  const text = flow.text.slice(flow.at + 1, end)
  // An escape inside, or a doubled quote, is read by the package.
  if (end < 0 || text.includes('\\') || flow.text[end + 1] === quote) decline()
  flow.at = end + 1
  return text
}

const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/

function readPlain(text: string, scalars: Scalars, forbidden: RegExp): unknown {
  if (text === '' || /^[-?:,[\]{}#&*!|>'"%@`]/.test(text) || text.startsWith('...') || forbidden.test(text)) decline()
  if (scalars === 'texts') return text
  if (/^(?:~|null|Null|NULL)$/.test(text)) return null
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  if (/^[0-9.+]/.test(text)) {
    if (/^[-+]?[0-9]+$/.test(text) || float.test(text)) return Number(text)
    if (/^(?:0[xo]|[-+]?\.(?:inf|nan))/i.test(text)) decline()
  }
  return text
}
