import type { Fact, FactValue, Source } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { expectedTexts } from '../problem-texts.ts'
import { type Listed, readMapFile } from './read-listed.ts'
import * as shapes from './shapes.ts'

export const factsFile = 'content/facts.yaml'
export const sourcesFile = 'content/sources.yaml'

const value = shapes
  .map({
    value: shapes.number,
    to: shapes.optional(shapes.number),
    unit: shapes.oneOf('vnd', 'usd', 'twd', 'months', 'days', 'hours', 'years', 'percent', 'people'),
    from: shapes.optional(shapes.date),
    until: shapes.optional(shapes.date),
    source: shapes.citation,
  })
  .transform(({ value, to, unit, from, until, source }): FactValue => ({ value, to, unit, holdsFrom: from, holdsUntil: until, source }))

/** The figures that laws set, several dated ones under an id where they change. */
export function readFacts(text: string, report: Report): Listed<Fact> | null {
  const facts = readMapFile(factsFile, withoutSeparators(text, report), shapes.oneOrMore(value), report)
  return facts && { ...facts, items: new Map([...facts.items].map(([id, values]) => [id, { id, values }])) }
}

/** YAML reads `500.000` as five hundred, and `1,5` as one beside a key of five. */
const separated = /\b(value|to):\s*(?:\d{1,3}(?:\.\d{3})+(?![\d.])|\d+(?:,\d+)+[\d.]*)/g

/** Figures that are not written as YAML reads them are told here, and 0 stands for them: nothing else is told of the line then. */
function withoutSeparators(text: string, report: Report): string {
  const read = (line: string, i: number) =>
    line.replace(separated, (_, key: string) => {
      report('wrong-value', factsFile, i + 1, { key, expected: expectedTexts.number })
      return `${key}: 0`
    })
  return text
    .split('\n')
    .map((line, i) => (line.trimStart().startsWith('#') ? line : read(line, i)))
    .join('\n')
}

const source = shapes.map({
  title: shapes.perLanguage(shapes.text),
  kind: shapes.oneOf('law', 'page'),
  url: shapes.optional(shapes.url),
  'in-force': shapes.optional(shapes.date),
  until: shapes.optional(shapes.date),
  'replaced-by': shapes.optional(shapes.id),
})

/** Laws and pages, with what replaced them. */
export function readSources(text: string, report: Report): Listed<Source> | null {
  const sources = readMapFile(sourcesFile, text, source, report)
  if (!sources) return null
  for (const [id, { 'replaced-by': by }] of sources.items) {
    if (by !== null && !sources.ids.has(by)) report('source-unknown', sourcesFile, sources.lineOf(id, 'replaced-by'), { source: by })
  }
  const items = [...sources.items].map(
    ([id, { title, kind, url, 'in-force': inForceFrom, until: inForceUntil, 'replaced-by': replacedBy }]) =>
      [id, { id, title, kind, url, inForceFrom, inForceUntil, replacedBy }] as const,
  )
  return { ...sources, items: new Map(items) }
}
