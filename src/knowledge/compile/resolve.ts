import type { Country, Language, PerLanguage, TopicId, TreeId } from '../knowledge.ts'
import type { Report } from './flaw.ts'
import type { DraftEntry } from './read/read-entry.ts'
import { topicsFile } from './read/read-topics.ts'
import type { DraftTree } from './read/read-tree.ts'
import type { Draft } from './read.ts'

/** One text in both languages; a language that is missing is reported and null. */
export type Pair<Of> = PerLanguage<Of | null>

/** What belongs together, found: languages, variants and the entry they vary, topics and their entries. */
export interface Resolved {
  readonly topics: ReadonlyMap<TopicId, ResolvedTopic>
  readonly trees: ReadonlyMap<TreeId, Pair<DraftTree>>
}

export interface ResolvedTopic {
  readonly entry: Pair<DraftEntry>
  readonly variants: ReadonlyMap<Country, Pair<DraftEntry>>
}

/** The answer of a topic in one language, then those of its variants; what is missing is left out. */
export function pagesOf({ entry, variants }: ResolvedTopic, language: Language): readonly DraftEntry[] {
  return [entry, ...variants.values()].flatMap((texts) => texts[language] ?? [])
}

/** Second stage: files find each other. */
export function resolve(draft: Draft, report: Report): Resolved {
  const topics = new Map(
    [...Map.groupBy(draft.entries, ({ topic }) => topic)].map(([id, files]) => [id, resolveTopic(id, files, draft, report)]),
  )
  const trees = new Map([...Map.groupBy(draft.trees, ({ id }) => id)].map(([id, files]) => [id, resolveTree(id, files, draft, report)]))
  for (const [id, { stage, line }] of draft.topics?.topics ?? []) {
    if (!topics.has(id)) report('topic-without-entry', topicsFile, line, { id, stage })
  }
  for (const [id, { line }] of draft.topics?.trees ?? []) {
    if (!trees.has(id)) report('tree-without-file', topicsFile, line, { id })
  }
  return { topics, trees }
}

function resolveTopic(id: TopicId, files: readonly DraftEntry[], draft: Draft, report: Report): ResolvedTopic {
  const listed = draft.topics?.topics.get(id)
  for (const { file, folder, country, language } of files) {
    if (draft.topics && !listed) report('unknown-topic', file, 0, { id })
    // The same file in two folders is told as that.
    const twins = files.filter((other) => other.country === country && other.language === language)
    if (listed && folder !== listed.stage && twins.length === 1) report('wrong-folder', file, 0, { id, stage: listed.stage })
  }
  const byCountry = Map.groupBy(files, ({ country }) => country)
  const base = byCountry.get(null) ?? []
  const variants = new Map<Country, Pair<DraftEntry>>()
  for (const [country, texts] of byCountry) {
    if (country === null) continue
    for (const { file } of texts) {
      if (draft.countries?.ids.has(country) === false) report('unknown-country', file, 0, { country })
      if (base.length === 0) report('variant-without-base', file, 0, { id })
    }
    variants.set(country, pair(texts, report))
  }
  return { entry: pair(base, report), variants }
}

function resolveTree(id: TreeId, files: readonly DraftTree[], draft: Draft, report: Report): Pair<DraftTree> {
  if (draft.topics?.trees.has(id) === false) for (const { file } of files) report('unknown-topic', file, 0, { id })
  return pair(files, report)
}

function pair<Of extends { readonly file: string; readonly language: Language }>(texts: readonly Of[], report: Report): Pair<Of> {
  const found: { vi: Of | null; en: Of | null } = { vi: null, en: null }
  for (const text of texts) {
    const earlier = found[text.language]
    if (earlier) report('duplicate-id', text.file, 0, { id: fileName(text.file), where: earlier.file })
    else found[text.language] = text
  }
  if (found.vi && !found.en) report('missing-language', found.vi.file, 0, { file: found.vi.file.replace(/\.vi\.md$/, '.en.md') })
  if (found.en && !found.vi) report('missing-language', found.en.file, 0, { file: found.en.file.replace(/\.en\.md$/, '.vi.md') })
  return found
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
