import type { Knowledge, Stage, Tree, TreeId } from '../../knowledge/knowledge.ts'
import { onceForEachKey } from '../../knowledge/once-for-each.ts'

/** The stage of a guided path: that of most answers which lead to it, else of those to which it leads; null where there is neither. */
export const stageOf = onceForEachKey(
  (knowledge: Knowledge, tree: Tree): Stage | null => mostOften(leadingTo(tree.id, knowledge)) ?? mostOften(ledTo(tree, knowledge)),
)

function leadingTo(id: TreeId, { topics }: Knowledge): readonly Stage[] {
  return [...topics.values()]
    .filter(({ entry }) => entry.vi.next.some((next) => next.to === 'tree' && next.id === id))
    .map(({ stage }) => stage)
}

function ledTo({ nodes }: Tree, { topics }: Knowledge): readonly Stage[] {
  const next = [...nodes.values()].flatMap((node) => (node.kind === 'outcome' ? node.next : []))
  return next.flatMap(({ to, id }) => (to === 'topic' ? (topics.get(id)?.stage ?? []) : []))
}

function mostOften(stages: readonly Stage[]): Stage | null {
  const count = (stage: Stage) => stages.filter((one) => one === stage).length
  return [...new Set(stages)].sort((a, b) => count(b) - count(a))[0] ?? null
}
