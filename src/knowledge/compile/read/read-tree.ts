import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { z } from 'zod'
import type { Citation, IsoDate, Language, NodeId, TreeId } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'
import { type Digest, stampOf } from '../stamp.ts'
import { readFrontMatter } from './read-front-matter.ts'
import { readMarkdown } from './read-markdown.ts'
import { type DraftProse, lineOf, type Origin, readProse, readText } from './read-prose.ts'
import { readShape } from './read-shape.ts'
import { type DraftLink, type DraftStep, readStep } from './read-step.ts'
import type { Yaml } from './read-yaml.ts'
import * as shapes from './shapes.ts'

/** One language of a tree. */
export interface DraftTree {
  readonly file: string
  readonly id: TreeId
  readonly language: Language
  /** Null in a file whose keys cannot be read. */
  readonly keys: TreeKeys | null
  readonly lineOf: Yaml['lineOf']
  readonly nodes: ReadonlyMap<NodeId, DraftNode>
  /** What a translation of this file has to be stamped with. */
  readonly stamp: string
  readonly version: string
}

/** The title stands in both files, `of` in the English one, the rest in the Vietnamese one. */
export interface TreeKeys {
  readonly title: string
  readonly of: string | null
  readonly start: NodeId | null
  readonly sources: readonly Citation[]
  readonly compiled: IsoDate | null
  readonly signedBy: string | null
  readonly signed: IsoDate | null
  readonly reviewBy: IsoDate | null
  readonly typed: TypedAnswers
}

/** Other words that people type for an answer, in either language, by the step and what is kept of the answer. */
export type TypedAnswers = Readonly<Record<NodeId, Readonly<Record<string, readonly string[]>>>>

export interface DraftNode {
  readonly id: NodeId
  readonly line: number
  readonly text: DraftProse
  readonly step: DraftStep
  /** Its links could all be read, so that it can be laid beside the other language. */
  readonly whole: boolean
}

/** Where a tree's file name says it belongs; null for a name that is no tree's. */
export function treePath(file: string): Pick<DraftTree, 'file' | 'id' | 'language'> | null {
  const [, id, language] = /^content\/trees\/([a-z0-9]+(?:-[a-z0-9]+)*)\.(vi|en)\.md$/.exec(file) ?? []
  return id === undefined ? null : { file, id, language: language as Language }
}

/** Whether arrows can lead to a step of this name. */
export function isNodeName(id: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)
}

/** Reads one language of a tree as far as it can be read. */
export function readTree(path: Pick<DraftTree, 'file' | 'id' | 'language'>, text: string, digest: Digest, report: Report): DraftTree {
  const version = digest(text).slice(0, 8)
  const page = readFrontMatter(path.file, text, report)
  if (!page) return { ...path, keys: null, lineOf: () => 1, nodes: new Map(), stamp: '', version }
  const nodes = readNodes(page.body, { file: path.file, bodyLine: page.bodyLine }, report)
  const keys = readKeys(path.language, page.keys, report)
  return { ...path, keys, lineOf: page.keys.lineOf, nodes, stamp: stampOf(keys?.title ?? '', page.body, digest), version }
}

const schemas = {
  vi: shapes.map({
    title: shapes.text,
    start: shapes.id,
    sources: z.array(shapes.citation, 'list'),
    compiled: shapes.date,
    'signed-by': shapes.optional(shapes.text),
    signed: shapes.optional(shapes.date),
    'review-by': shapes.date,
    typed: shapes.optional(z.record(z.string(), z.record(z.string(), shapes.texts, 'map'), 'map')),
  }),
  en: shapes.map({ title: shapes.text, start: shapes.optional(shapes.id), of: shapes.optional(shapes.stamp) }),
} as const

function readKeys(language: Language, yaml: Yaml, report: Report): TreeKeys | null {
  const keys = readShape(schemas[language], yaml, [], report)
  if (!keys) return null
  if (!('compiled' in keys)) return { ...keys, sources: [], compiled: null, signedBy: null, signed: null, reviewBy: null, typed: {} }
  const { title, start, sources, compiled, 'signed-by': signedBy, signed, 'review-by': reviewBy, typed } = keys
  return { title, of: null, start, sources, compiled, signedBy, signed, reviewBy, typed: typed ?? {} }
}

function readNodes(body: string, origin: Origin, report: Report): ReadonlyMap<NodeId, DraftNode> {
  const nodes = new Map<NodeId, DraftNode>()
  let open: { id: NodeId; line: number; content: RootContent[] } | null = null
  const close = () => {
    if (open && !nodes.has(open.id)) nodes.set(open.id, readNode(open, origin, report))
  }
  for (const block of readMarkdown(body)) {
    const line = lineOf(block, origin)
    if (block.type === 'heading') {
      close()
      const id = readText(block, origin, report).text.trim()
      const earlier = nodes.get(id)
      if (earlier) report('duplicate-id', origin.file, line, { id, where: `${origin.file}:${earlier.line}` })
      if (block.depth !== 2 || !isNodeName(id)) report('node-name', origin.file, line, { id })
      open = { id, line, content: [] }
    } else if (open) open.content.push(block)
    else report('text-before-node', origin.file, line)
  }
  close()
  return nodes
}

function readNode({ id, line, content }: { id: NodeId; line: number; content: RootContent[] }, origin: Origin, report: Report): DraftNode {
  let whole = true
  const noting: Report = (kind, file, at, ...slots) => {
    whole = false
    report(kind, file, at, ...slots)
  }
  const last = content.at(-1)
  const list = last?.type === 'list' && isLinkList(last) ? last : null
  const text = readProse(list ? content.slice(0, -1) : content, origin, report)
  if (text.length === 0) report('empty-text', origin.file, line)
  const step = readStep(list ? readLinks(list, origin, noting) : [], origin.file, noting)
  return { id, line, text, step, whole }
}

/**
 * One link is enough to mean a list of answers, also one that was meant and not written so: whatever else stands in it is then a mistake.
 */
function isLinkList(list: List): boolean {
  return list.children.some((item) => paragraphOf(item)?.children.some((child) => child.type === 'link' || isMeantAsLink(child)))
}

/** Curly quotes behind the arrow, or a gap in it, leave plain text behind. */
function isMeantAsLink(child: PhrasingContent): boolean {
  return child.type === 'text' && /^\[.+\]\(\S/.test(child.value)
}

function readLinks(list: List, origin: Origin, report: Report): readonly DraftLink[] {
  return list.children.flatMap((item) => {
    const line = lineOf(item, origin)
    const [, ...rest] = item.children
    const [link, ...more] = paragraphOf(item)?.children ?? []
    const nested = rest[0]?.type === 'list' ? rest[0] : null
    if (link?.type !== 'link' || more.length > 0 || rest.length > (nested ? 1 : 0)) {
      report('option-not-link', origin.file, line)
      return []
    }
    const { text: label } = readText(link, origin, report)
    return [{ label, url: link.url, words: link.title ?? null, line, below: nested ? readLinks(nested, origin, report) : [] }]
  })
}

function paragraphOf(item: ListItem): Paragraph | null {
  const [first] = item.children
  return first?.type === 'paragraph' ? first : null
}
