import type { Report } from '../flaw.ts'
import { readYaml, type Yaml } from './read-yaml.ts'

/** A Markdown file cut in two: its keys, and what people read. */
export interface Page {
  readonly keys: Yaml
  readonly body: string
  /** The file's line on which the body begins. */
  readonly bodyLine: number
}

/** Null after reporting, when the keys cannot be found or read. */
export function readFrontMatter(file: string, text: string, report: Report): Page | null {
  const cut = cutPage(text)
  if (!cut) {
    report('front-matter-missing', file, 1)
    return null
  }
  const keys = readYaml(file, cut.keys, 2, report, 'texts')
  // A variant for a country may say nothing of itself.
  return keys && { keys: { ...keys, value: keys.value ?? {} }, body: cut.body, bodyLine: cut.bodyLine }
}

/**
 * The two parts as they are written; null when the file does not begin with keys between two lines of three dashes, after an
 * editor's byte order mark at most.
 */
export function cutPage(text: string): { readonly keys: string; readonly body: string; readonly bodyLine: number } | null {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text)
  if (found?.index !== 0) return null
  const [whole, keys = ''] = found
  return { keys, body: text.slice(whole.length), bodyLine: whole.split('\n').length }
}
