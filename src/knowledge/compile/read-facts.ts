import type { Fact, FactValue, Source } from '../knowledge.ts'
import type { Report } from './finding.ts'
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
  const facts = readMapFile(factsFile, text, shapes.oneOrMore(value), report)
  return facts && { ...facts, items: new Map([...facts.items].map(([id, values]) => [id, { id, values }])) }
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
