import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Report } from './finding.ts'

/** A piece of YAML, with the way back from each value to its line. */
export interface Yaml {
  readonly file: string
  readonly value: unknown
  /** The line of the value at this path, or of the nearest thing around it that is there. */
  lineOf(path: readonly PropertyKey[]): number
}

/**
 * Reads YAML (and JSON, which is YAML too). What cannot be read is reported and gives null: half a file would only raise
 * problems that are not there. `firstLine` is the file's line on which the text begins.
 */
export function readYaml(file: string, text: string, firstLine: number, report: Report, scalars: 'typed' | 'texts' = 'typed'): Yaml | null {
  const lines = new LineCounter()
  // As texts: a title of digits or a stamp like 12345678 is no number, and an empty value is an empty text.
  const schema = scalars === 'texts' ? 'failsafe' : 'core'
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema })
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  for (const error of document.errors) {
    if (error.code === 'DUPLICATE_KEY') report('duplicate-key', file, lineAt(error.pos[0]))
    else report('yaml-syntax', file, lineAt(error.pos[0]), { detail: error.message })
  }
  if (document.errors.length > 0) return null
  const offsetOf = (path: readonly PropertyKey[]) => offsetOfValue(document.contents, path) ?? 0
  return { file, value: document.toJS() as unknown, lineOf: (path) => lineAt(offsetOf(path)) }
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
