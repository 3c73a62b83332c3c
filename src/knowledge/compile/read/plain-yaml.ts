/**
 * The part of YAML that curators write, read fast: maps and lists by indentation, `[a, b]` and `{ a: b }` on one line, texts plain or
 * in quotes, remarks. Anything else, and anything doubtful, is declined and left to the `yaml` package, which also words the errors.
 * A test holds both to the same values and lines; docs/adr/0017 says why there are two.
 */

import { decline, notPlain, readFlow, type Scalars } from './plain-flow.ts'

export interface PlainYaml {
  readonly value: unknown
  readonly lines: Lines
}

/** The line of a value, and of what is in it. */
export interface Lines {
  readonly line: number
  readonly in?: Readonly<Record<string, Lines>> | readonly Lines[]
}

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
