import type { Knowledge, Topic, Tree } from '../../knowledge/knowledge.ts'
import { readMoney } from '../hear/read-money.ts'
import { askedInput } from '../path/path.ts'

/** More words tell something besides. */
const mostWords = 8

/**
 * "Phí 90tr", "công ty báo 180 triệu", behind an answer that leads on to a path which reckons with a sum: that path. Null where no sum is
 * told, or none of the answers spoken of leads to one. Pure.
 */
export function pathOfSum(text: string, spokenOf: readonly Topic[], knowledge: Knowledge): Tree | null {
  if (text.includes('?') || text.split(/\s+/).length > mostWords || readMoney(text) === null) return null
  const [only, another] = spokenOf
  const leadsOn = only && !another ? topicsBehind(only, knowledge) : []
  return [...spokenOf, ...leadsOn].flatMap((topic) => treesBehind(topic, knowledge)).find(asksForSum) ?? null
}

function topicsBehind({ entry, stage }: Topic, { topics }: Knowledge): readonly Topic[] {
  if (stage !== 'before') return [] // what is asked from there is rarely about what it costs to go
  return entry.vi.next.flatMap(({ to, id }) => (to === 'topic' ? (topics.get(id) ?? []) : []))
}

function treesBehind({ entry }: Topic, { trees }: Knowledge): readonly Tree[] {
  return entry.vi.next.flatMap(({ to, id }) => (to === 'tree' ? (trees.get(id) ?? []) : []))
}

function asksForSum({ nodes }: Tree): boolean {
  return [...nodes.values()].some((node) => node.kind === 'rule' && askedInput(node)?.type === 'money')
}
