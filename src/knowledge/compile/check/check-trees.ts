import type { Language, NodeId, TreeId } from '../../knowledge.ts'
import { fold } from '../../words/normalise.ts'
import type { DraftStep } from '../read/read-step.ts'
import type { DraftNode, DraftTree } from '../read/read-tree.ts'
import type { Pair } from '../resolve.ts'
import { checkDates, checkFactsHold } from './check-dates.ts'
import { checkPlain, checkProse } from './check-prose.ts'
import { checkRuleStep } from './check-rule-step.ts'
import { checkSameTree } from './check-same-tree.ts'
import { checkCitations } from './check-sources.ts'
import { checkStamp } from './check-stamp.ts'
import type { Checking } from './checking.ts'

/** A question comes with its answers in one bubble; an ending may take two. */
const bubblesOf = { question: 1, rule: 1, outcome: 2 } as const

/** Every tree, in both languages. */
export function checkTrees(checking: Checking): void {
  for (const [id, pair] of checking.resolved.trees) checkTree(id, pair, checking)
}

function checkTree(id: TreeId, pair: Pair<DraftTree>, checking: Checking): void {
  const { vi, en } = pair
  if (vi) {
    checkDates(vi, checking)
    const { sources = [], compiled = null, reviewBy = null } = vi.keys ?? {}
    checkCitations(sources, vi.file, (i) => vi.lineOf(['sources', i]), { compiled, reviewBy }, checking)
    if (vi.keys?.sources.length === 0) checking.report('source-missing', vi.file, vi.lineOf(['sources']))
  }
  if (vi) checkTyped(vi, checking)
  checkStamp(pair, `tree:${id}`, checking)
  // The Vietnamese tree is the source: a wrong arrow is told once, and the English file only where it draws another tree.
  const drawn = vi ?? en
  if (drawn) checkArrows(drawn, checking)
  for (const tree of [vi, en]) if (tree) checkTexts(tree, vi, checking)
  if (vi?.keys && en?.keys) checkSameTree(id, vi, en, checking)
}

function checkTexts(tree: DraftTree, source: DraftTree | null, checking: Checking): void {
  const { file, language, keys } = tree
  if (keys) checkPlain({ text: keys.title, line: tree.lineOf(['title']) }, file, language, checking)
  for (const { text, step } of tree.nodes.values()) {
    checkProse(text, file, { language, bubbles: bubblesOf[step.kind], spoken: true, slots: false }, checking)
    checkFactsHold(text, file, source?.keys?.compiled ?? null, source?.keys?.sources ?? [], checking)
    if (step.kind === 'question') checkOptions(step.options, file, language, checking)
  }
}

function checkOptions(
  options: Extract<DraftStep, { kind: 'question' }>['options'],
  file: string,
  language: Language,
  checking: Checking,
): void {
  const answers = new Set<string>()
  const labels = new Set<string>()
  for (const { label, line, answer, country } of options) {
    if (country !== null && checking.draft.countries?.ids.has(country) === false)
      checking.report('unknown-country', file, line, { country })
    if (answers.has(answer)) checking.report('answer-twice', file, line, { answer })
    if (labels.has(label)) checking.report('label-twice', file, line, { label })
    answers.add(answer)
    labels.add(label)
    checkPlain({ text: label, line }, file, language, checking)
  }
}

/** Words that people type belong to an answer that is there, and to one alone of its step. */
function checkTyped({ file, keys, nodes, lineOf }: DraftTree, { report }: Checking): void {
  for (const [node, answers] of Object.entries(keys?.typed ?? {})) {
    const step = nodes.get(node)?.step
    const known = step?.kind === 'question' ? step.options.map(({ answer }) => answer) : []
    const words = new Set<string>()
    for (const [answer, texts] of Object.entries(answers)) {
      const line = lineOf(['typed', node, answer])
      if (!known.includes(answer)) report('typed-unknown', file, line, { node, answer })
      for (const text of texts) {
        if (words.has(fold(text))) report('typed-twice', file, line, { text })
        words.add(fold(text))
      }
    }
  }
}

/** Every arrow lands, every step is reached, every path ends, and the end leads on. */
function checkArrows(tree: DraftTree, checking: Checking): void {
  const { file, nodes, keys } = tree
  const { report, draft } = checking
  for (const node of nodes.values()) {
    for (const { label, line, to } of arrowsOf(node.step)) {
      if (!nodes.has(to)) report('arrow-dangling', file, line, { label, to })
    }
    if (node.step.kind === 'rule') checkRuleStep(node.step, tree, checking)
    if (node.step.kind !== 'outcome') continue
    for (const { to, id, line } of node.step.next) {
      const known = to === 'tree' ? draft.topics?.trees : draft.topics?.topics
      if (known?.has(id) === false) report('next-unknown', file, line, { to: `${to}:${id}` })
    }
    if (leadsNowhere(node)) report('outcome-leads-nowhere', file, node.line, { id: node.id })
  }
  const start = keys?.start
  if (start == null) return
  if (!nodes.has(start)) report('start-unknown', file, tree.lineOf(['start']), { start })
  else checkPaths(tree, start, checking)
}

/** What leads from a step to others, each with the words a curator knows it by. */
function arrowsOf(step: DraftStep): readonly { readonly label: string; readonly line: number; readonly to: NodeId }[] {
  if (step.kind === 'question') return step.options
  return step.kind === 'rule' ? step.exits.map(({ exit, line, to }) => ({ label: exit, line, to })) : []
}

function leadsNowhere({ text, step, whole }: DraftNode): boolean {
  if (!whole || step.kind !== 'outcome' || step.next.length > 0 || step.opensCase !== null) return false
  return !text.some(({ block, texts }) => block.kind === 'contacts' || texts.some((line) => line.text.includes('{{contact')))
}

function checkPaths(tree: DraftTree, start: NodeId, { report }: Checking): void {
  const { file, nodes } = tree
  const reached = reachedFrom(start, tree)
  // A line that cannot be read may be the way there; it is told where it stands.
  const lost = [...nodes.values()].every(({ whole }) => whole) ? lostSteps(tree, reached) : []
  for (const id of lost) report('node-unreachable', file, nodes.get(id)?.line ?? 0, { id })

  const ending = new Set([...nodes.values()].filter(({ step }) => arrowsOf(step).length === 0).map(({ id }) => id))
  for (let grew = true; grew; ) {
    grew = false
    for (const { id, step } of nodes.values()) {
      // An arrow into nothing is told apart; here it must not make the step look endless as well.
      if (ending.has(id) || !arrowsOf(step).some(({ to }) => ending.has(to) || !nodes.has(to))) continue
      ending.add(id)
      grew = true
    }
  }
  for (const id of reached) if (!ending.has(id)) report('no-way-out', file, nodes.get(id)?.line ?? 0, { id })
}

function reachedFrom(start: NodeId, { nodes }: DraftTree): Set<NodeId> {
  const reached = new Set([start])
  // The set grows while it is walked.
  for (const id of reached) for (const { to } of arrowsOf(nodes.get(id)?.step ?? noStep)) if (nodes.has(to)) reached.add(to)
  return reached
}

/**
 * The steps with which unreachable parts begin; what lies behind one is mended with it. An arrow into nothing most likely meant one of
 * them, the one with most behind it, so for each such arrow one of them is not told again.
 */
function lostSteps(tree: DraftTree, reached: ReadonlySet<NodeId>): readonly NodeId[] {
  const { nodes } = tree
  const unreached = [...nodes.keys()].filter((id) => !reached.has(id))
  const led = new Set([...nodes.values()].flatMap(({ id, step }) => arrowsOf(step).flatMap(({ to }) => (to === id ? [] : [to]))))
  const begins = unreached.filter((id) => !led.has(id))
  const behind = new Map(begins.map((id) => [id, reachedFrom(id, tree)]))
  // What is left goes round in a circle of its own.
  for (const id of unreached) if (![...behind.values()].some((part) => part.has(id))) behind.set(id, reachedFrom(id, tree))
  const meant = [...reached].flatMap((id) => arrowsOf(nodes.get(id)?.step ?? noStep).filter(({ to }) => !nodes.has(to)))
  const dangling = new Set(meant.map(({ to }) => to)).size
  const parts = [...behind].sort(([, a], [, b]) => b.size - a.size)
  return parts.slice(dangling).map(([id]) => id)
}

const noStep: DraftStep = { kind: 'outcome', next: [], opensCase: null }
