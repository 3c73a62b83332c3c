import type { Lines, PlainYaml } from './plain-yaml.ts'

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
