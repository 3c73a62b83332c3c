import type { RootContent } from 'mdast'
import { z } from 'zod'
import type { Citation, Country, IsoDate, Language, Next, TopicId } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { type Digest, stampOf } from '../stamp.ts'
import { readFrontMatter } from './read-front-matter.ts'
import { readMarkdown } from './read-markdown.ts'
import { type DraftProse, type Origin, readProse } from './read-prose.ts'
import { readShape } from './read-shape.ts'
import type { Yaml } from './read-yaml.ts'
import * as shapes from './shapes.ts'

/** One file of an entry: one language of a topic, or of its variant for a country. */
export interface DraftEntry {
  readonly file: string
  readonly topic: TopicId
  readonly country: Country | null
  readonly language: Language
  readonly folder: string
  /** Null in a file whose keys cannot be read: the file is there, and nothing more is said about it. */
  readonly keys: EntryKeys | null
  readonly lineOf: Yaml['lineOf']
  readonly text: DraftProse
  readonly inDanger: DraftProse | null
  readonly forAnother: DraftProse | null
  readonly more: DraftProse | null
  readonly responder: DraftProse | null
  /** What a translation of this file has to be stamped with. */
  readonly stamp: string
  readonly version: string
}

/** Everything that any entry may say of itself; what a kind of file must say is held by its schema. */
export interface EntryKeys {
  readonly title: string | null
  readonly ask: readonly string[]
  readonly of: string | null
  readonly sources: readonly Citation[] | null
  readonly compiled: IsoDate | null
  readonly signedBy: string | null
  readonly signed: IsoDate | null
  readonly reviewBy: IsoDate | null
  readonly next: readonly Next[] | null
}

/** Where an entry's file name says it belongs; null for a name that is no entry's. */
export function entryPath(file: string): Pick<DraftEntry, 'file' | 'topic' | 'country' | 'language' | 'folder'> | null {
  const [, folder, topic, country, language] =
    /^content\/faq\/([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)(?:@([a-z]{2}))?\.(vi|en)\.md$/.exec(file) ?? []
  if (folder === undefined || topic === undefined) return null
  return { file, folder, topic, country: (country as Country | undefined) ?? null, language: language as Language }
}

/** Reads one entry file as far as it can be read. */
export function readEntry(path: NonNullable<ReturnType<typeof entryPath>>, text: string, digest: Digest, report: Report): DraftEntry {
  const version = digest(text).slice(0, 8)
  const page = readFrontMatter(path.file, text, report)
  if (!page) return { ...path, keys: null, lineOf: () => 1, text: [], ...noMore, stamp: '', version }
  const keys = readKeys(path, page.keys, report)
  const parts = readParts(page.body, { file: path.file, bodyLine: page.bodyLine }, report)
  return { ...path, keys, lineOf: page.keys.lineOf, ...parts, stamp: stampOf(keys?.title ?? '', page.body, digest), version }
}

const asked = { title: shapes.text, ask: z.array(shapes.text, 'texts').min(1, 'texts') }
const askedMaybe = { title: shapes.optional(shapes.text), ask: shapes.optional(shapes.texts) }
const dated = { sources: z.array(shapes.citation, 'list'), compiled: shapes.date, 'review-by': shapes.date }
const datedMaybe = {
  sources: shapes.optional(dated.sources),
  compiled: shapes.optional(shapes.date),
  'review-by': shapes.optional(shapes.date),
}
const signed = {
  'signed-by': shapes.optional(shapes.text),
  signed: shapes.optional(shapes.date),
  next: shapes.optional(z.array(shapes.next, 'list')),
}
const translated = { of: shapes.optional(shapes.stamp) }

const schemas = {
  vi: { base: shapes.map({ ...asked, ...dated, ...signed }), variant: shapes.map({ ...askedMaybe, ...datedMaybe, ...signed }) },
  en: { base: shapes.map({ ...asked, ...translated }), variant: shapes.map({ ...askedMaybe, ...translated }) },
} as const

function readKeys({ country, language }: Pick<DraftEntry, 'country' | 'language'>, yaml: Yaml, report: Report): EntryKeys | null {
  const keys = readShape(schemas[language][country === null ? 'base' : 'variant'], yaml, [], report)
  if (!keys) return null
  const vietnamese = 'sources' in keys ? keys : null
  return {
    title: keys.title,
    ask: keys.ask ?? [],
    of: 'of' in keys ? keys.of : null,
    sources: vietnamese?.sources ?? null,
    compiled: vietnamese?.compiled ?? null,
    signedBy: vietnamese?.['signed-by'] ?? null,
    signed: vietnamese?.signed ?? null,
    reviewBy: vietnamese?.['review-by'] ?? null,
    next: vietnamese?.next ?? null,
  }
}

const parts = ['text', 'inDanger', 'forAnother', 'more', 'responder'] as const
type Part = (typeof parts)[number]
type Parts = Pick<DraftEntry, Part>

const noMore = { inDanger: null, forAnother: null, more: null, responder: null }

function readParts(body: string, origin: Origin, report: Report): Parts {
  const nodes: Partial<Record<Part, RootContent[]>> = { text: [] }
  const lineOfMark: Partial<Record<Part, number>> = {}
  for (const [i, line] of body.split('\n').entries()) {
    if (partMark(line) === null && meantAsMark.test(line)) report('comment-unknown', origin.file, origin.bodyLine + i)
  }
  let part: Part = 'text'
  for (const node of readMarkdown(body)) {
    const mark = node.type === 'html' ? partMark(node.value) : null
    if (mark && parts.indexOf(mark) > parts.indexOf(part)) {
      part = mark
      nodes[part] = []
      lineOfMark[part] = node.position?.start.line ?? 1
    } else {
      nodes[part]?.push(node)
      // What follows a comment that is not understood is taken for a responder's: it raises no further problems.
      if (node.type === 'html') part = 'responder'
      nodes[part] ??= []
    }
  }
  const prose = (of: readonly RootContent[] | undefined) => (of ? readProse(of, origin, report) : null)
  const text = prose(nodes.text) ?? []
  const instead = { inDanger: prose(nodes.inDanger), forAnother: prose(nodes.forAnother) }
  const below = { ...instead, more: prose(nodes.more), responder: prose(nodes.responder) }
  if (text.length === 0) report('empty-text', origin.file, origin.bodyLine)
  for (const key of ['inDanger', 'forAnother'] as const) {
    if (instead[key]?.length === 0) report('empty-text', origin.file, origin.bodyLine + (lineOfMark[key] ?? 1) - 1)
  }
  return { text, ...below }
}

/** A mark as a word processor mends it, `<!– responder –>`, or as somebody remembers it, `responder:`, is text to Markdown. */
const meantAsMark = /^\s*(?:<\s*[!–—-]|[^\p{L}]*(?:in[–—-]danger|for[ –—-]?another|more|responder)[^\p{L}]*$)/iu

/** A comment in any other writing is reported: misread, it would show a person what is meant for responders. */
function partMark(html: string): Part | null {
  const word = /^<!--\s*([a-z-]+?)\s*-->$/i.exec(html.trim())?.[1]?.toLowerCase() ?? ''
  return partsByMark.get(word) ?? null
}

const partsByMark: ReadonlyMap<string, Part> = new Map([
  ['in-danger', 'inDanger'],
  ['for-another', 'forAnother'],
  ['more', 'more'],
  ['responder', 'responder'],
])
