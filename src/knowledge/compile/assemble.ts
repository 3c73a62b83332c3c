import { makeDangerBooks } from '../danger/danger-books.ts'
import { placeTold } from '../danger/told/weights.ts'
import type { Country, Entry, Knowledge, NodeId, PerLanguage, Prose, Topic, Tree, TreeNode } from '../knowledge.ts'
import { buildSearchIndex } from '../search/search-index.ts'
import type { DraftEntry } from './read/read-entry.ts'
import { byCountry } from './read/read-lexicon.ts'
import type { DraftProse } from './read/read-prose.ts'
import type { ListedTopic } from './read/read-topics.ts'
import type { DraftNode, DraftTree, TypedAnswers } from './read/read-tree.ts'
import type { ContentFile, Draft } from './read.ts'
import type { Pair, Resolved, ResolvedTopic } from './resolve.ts'
import type { Digest } from './stamp.ts'

/** Last stage: what was found whole becomes Knowledge. Throws where something is missing that the check should have reported: our bug. */
export function assemble(files: readonly ContentFile[], draft: Draft, { topics, trees }: Resolved, digest: Digest): Knowledge {
  const lexicon = { vi: must(draft.lexicons.vi).lexicon, en: must(draft.lexicons.en).lexicon }
  const countries = byCountry(must(draft.countries))
  const listed = must(draft.topics)
  const wording = { signals: inOrder(draft), frames: must(draft.frames).frames, lexicon }
  const whole = new Map([...listed.topics].map(([id, of]) => [id, toTopic(id, of, must(topics.get(id)))] as const))
  return {
    version: versionOf(files, digest),
    topics: whole,
    trees: new Map([...listed.trees.keys()].map((id) => [id, toTree(must(trees.get(id)))])),
    contacts: must(draft.contacts).items,
    facts: must(draft.facts).items,
    sources: must(draft.sources).items,
    ...wording,
    danger: makeDangerBooks(wording),
    told: draft.toldLearned && placeTold(draft.toldLearned),
    countries,
    advertisement: must(draft.redFlags).advertisement,
    phrases: { vi: toPhrases(must(draft.phrases.vi).prose), en: toPhrases(must(draft.phrases.en).prose) },
    operator: must(draft.operator),
    companies: draft.companies,
    search: buildSearchIndex(whole, lexicon, countries, draft.learned),
  }
}

function must<Value>(value: Value | null | undefined): Value {
  if (value == null) throw new Error('Content without a problem is not whole: the check has missed something')
  return value
}

/** The same files give the same version, in whatever order they were read. */
function versionOf(files: readonly ContentFile[], digest: Digest): string {
  const lines = files.map(({ path, text }) => `${path} ${digest(text)}`).sort()
  return digest(lines.join('\n')).slice(0, 12)
}

function inOrder({ signals, order }: Draft): Knowledge['signals'] {
  const { ids } = must(order)
  return signals.map(({ signal }) => signal).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

function toTopic(id: string, { stage, risk, scope, country: picked, grimTitle }: ListedTopic, { entry, variants }: ResolvedTopic): Topic {
  const base = toEntries(entry, null, id)
  const varied = [...variants].map(([country, pair]) => [country, toEntries(pair, base, `${id}@${country}`)] as const)
  const byCountry = new Map<Country, PerLanguage<Entry>>(varied)
  return { id, stage, risk, scope, entry: base, variants: byCountry, countryPicked: picked ?? 'asked', grimTitle }
}

/** What an English file leaves out it takes from the Vietnamese one; what a variant leaves out, from the entry that it varies. */
function toEntries(pair: Pair<DraftEntry>, base: PerLanguage<Entry> | null, id: string): PerLanguage<Entry> {
  const vi = must(pair.vi)
  const keys = must(vi.keys)
  const shared = {
    sources: [...(base?.vi.sources ?? []), ...(keys.sources ?? [])],
    compiled: keys.compiled ?? must(base?.vi.compiled),
    signed: keys.signedBy !== null && keys.signed !== null ? { by: keys.signedBy, on: keys.signed } : null,
    reviewBy: keys.reviewBy ?? must(base?.vi.reviewBy),
    next: keys.next ?? base?.vi.next ?? [],
  }
  const of = (draft: DraftEntry, under: Entry | undefined): Entry => ({
    id,
    version: draft.version,
    title: draft.keys?.title ?? must(under?.title),
    ask: draft.keys?.ask ?? [],
    ...shared,
    text: toProse(draft.text),
    inDanger: draft.inDanger && toProse(draft.inDanger),
    forAnother: draft.forAnother && toProse(draft.forAnother),
    more: draft.more && toProse(draft.more),
    responder: draft.responder && toProse(draft.responder),
  })
  return { vi: of(vi, base?.vi), en: of(must(pair.en), base?.en) }
}

function toProse(draft: DraftProse): Prose {
  return draft.map(({ block }) => block)
}

function toPhrases(phrases: ReadonlyMap<string, DraftProse>): Readonly<Record<string, Prose>> {
  return Object.fromEntries([...phrases].map(([key, prose]) => [key, toProse(prose)]))
}

function toTree({ vi: draft, en: other }: Pair<DraftTree>): Tree {
  const [vi, en] = [must(draft), must(other)]
  const keys = must(vi.keys)
  return {
    id: vi.id,
    version: vi.version,
    title: { vi: keys.title, en: must(en.keys).title },
    start: must(keys.start),
    sources: keys.sources,
    compiled: must(keys.compiled),
    signed: keys.signedBy !== null && keys.signed !== null ? { by: keys.signedBy, on: keys.signed } : null,
    reviewBy: must(keys.reviewBy),
    nodes: new Map([...vi.nodes.values()].map((node) => [node.id, toNode(node, must(en.nodes.get(node.id)), keys.typed[node.id] ?? {})])),
  }
}

function toNode(vi: DraftNode, en: DraftNode, typed: TypedAnswers[NodeId]): TreeNode {
  const text = { vi: toProse(vi.text), en: toProse(en.text) }
  const { id, step } = vi
  if (step.kind === 'question') {
    const labels = en.step.kind === 'question' ? en.step.options : []
    const options = step.options.map(({ label, to, answer, level, country }, i) => ({
      label: { vi: label, en: must(labels[i]).label },
      to,
      answer,
      level,
      country,
      typed: typed[answer] ?? [],
    }))
    return { kind: 'question', id, text, options }
  }
  if (step.kind === 'rule') {
    const exits = Object.fromEntries(step.exits.map(({ exit, to }) => [exit, to]))
    return { kind: 'rule', id, text, rule: step.rule, inputs: step.inputs, exits }
  }
  return { kind: 'outcome', id, text, next: step.next.map(({ to, id: target }) => ({ to, id: target })), opensCase: step.opensCase }
}
