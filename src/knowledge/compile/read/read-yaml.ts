import { type Alias, type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { Report } from '../flaw.ts'
import type { Scalars } from './plain-flow.ts'
import { readPlainJson } from './plain-json.ts'
import { type Lines, readPlainYaml } from './plain-yaml.ts'
import { yamlTexts } from './yaml-texts.ts'

/** A piece of YAML, with the way back from each value to its line. */
export interface Yaml {
  readonly file: string
  readonly value: unknown
  /** The line of the value at this path, or of the nearest thing around it that is there. */
  lineOf(path: readonly PropertyKey[]): number
}

/**
 * Reads YAML (and JSON, which is YAML too). What cannot be read is reported and gives null: half a file would only raise
 * problems that are not there. `firstLine` is the file's line on which the text begins; a mark of byte order before it is left out.
 */
export function readYaml(file: string, written: string, firstLine: number, report: Report, scalars: Scalars = 'typed'): Yaml | null {
  const text = written.replace(/^\uFEFF/, '')
  const plain = text.startsWith('{') ? readPlainJson(text) : readPlainYaml(text, scalars)
  if (plain) return { file, value: plain.value, lineOf: (path) => lineIn(plain.lines, path) + firstLine - 1 }
  const lines = new LineCounter()
  // As texts: a title of digits or a stamp like 12345678 is no number, and an empty value is an empty text.
  const schema = scalars === 'texts' ? 'failsafe' : 'core'
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema })
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  for (const { code, pos } of document.errors) if (code === 'DUPLICATE_KEY') report('duplicate-key', file, lineAt(pos[0]))
  // The first one only: a space too many makes every line after it wrong.
  const first = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY')
  if (first) report('yaml-syntax', file, lineAt(first.pos[0]), { detail: yamlTexts[first.code] })
  if (document.errors.length > 0) return null
  const alias = firstAlias(document)
  if (alias) {
    report('yaml-syntax', file, lineAt(alias.range?.[0] ?? 0), { detail: yamlTexts.BAD_ALIAS })
    return null
  }
  const offsetOf = (path: readonly PropertyKey[]) => offsetOfValue(document.contents, path) ?? 0
  return { file, value: document.toJS() as unknown, lineOf: (path) => lineAt(offsetOf(path)) }
}

/** `- *nhốt` is meant as a word with a gap before it; to YAML it is a reference to something named "nhốt". */
function firstAlias(document: Document): Alias | null {
  let found: Alias | null = null
  visit(document, {
    Alias: (_, alias) => {
      found = alias
      return visit.BREAK
    },
  })
  return found
}

function lineIn(lines: Lines, path: readonly PropertyKey[]): number {
  let at = lines
  for (const step of path) {
    const inside: Lines | undefined =
      at.in && Object.hasOwn(at.in, step) ? (at.in as Readonly<Record<PropertyKey, Lines>>)[step] : undefined
    if (!inside) return at.line
    at = inside
  }
  return at.line
}

/** Walks down as far as the path leads; a key counts as the place of its value. */
function offsetOfValue(root: Node | null, path: readonly PropertyKey[]): number | undefined {
  let offset = root?.range?.[0]
  let at: unknown = root
  for (const step of path) {
    if (isMap(at)) {
      const pair = at.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!pair) return offset
      offset = isScalar(pair.key) ? pair.key.range?.[0] : offset
      at = pair.value
    } else if (isSeq(at)) {
      at = at.items[Number(step)]
      if (at === undefined) return offset
      offset = (at as Node).range?.[0] ?? offset
    } else return offset
  }
  return offset
}
