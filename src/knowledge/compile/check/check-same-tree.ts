import type { NodeId, PerLanguage, TreeId } from '../../knowledge.ts'
import type { DraftStep } from '../read/read-step.ts'
import { type DraftNode, type DraftTree, isNodeName } from '../read/read-tree.ts'
import type { Checking } from './checking.ts'

/** Both languages draw the same tree; the Vietnamese one is the source, so that the English file is blamed. */
export function checkSameTree(id: TreeId, vi: DraftTree, en: DraftTree, { report }: Checking): void {
  const differ = (node: NodeId, line: number, what: PerLanguage<string>) => report('trees-differ', en.file, line, { node, what })
  if (vi.keys && en.keys?.start != null && en.keys.start !== vi.keys.start) {
    differ(id, en.lineOf(['start']), { vi: `bắt đầu ở ${vi.keys.start}`, en: `it starts at ${vi.keys.start}` })
  }
  for (const node of vi.nodes.values()) {
    const other = en.nodes.get(node.id)
    if (!other) differ(node.id, 0, { vi: 'bản tiếng Anh không có bước này', en: 'the English file lacks it' })
    else if (node.whole && other.whole) {
      const what = difference(node, other)
      if (what) differ(node.id, what.line, what)
    }
  }
  for (const { id: node, line } of en.nodes.values()) {
    if (!vi.nodes.has(node) && isNodeName(node))
      differ(node, line, { vi: 'bản tiếng Việt không có bước này', en: 'the Vietnamese file lacks it' })
  }
}

/** The first thing in which two steps differ, with the line of the English file. */
function difference(vi: DraftNode, en: DraftNode): (PerLanguage<string> & { readonly line: number }) | null {
  const ours = partsOf(vi.step)
  const theirs = partsOf(en.step)
  for (let i = 0; i < Math.max(ours.length, theirs.length); i += 1) {
    const [mine, other] = [ours[i], theirs[i]]
    if (mine?.says === other?.says) continue
    const [said, heard] = [mine?.says ?? '–', other?.says ?? '–']
    return { line: other?.line ?? en.line, vi: `tiếng Việt ${said}, tiếng Anh ${heard}`, en: `Vietnamese ${said}, English ${heard}` }
  }
  return null
}

/** A step without its words. */
function partsOf(step: DraftStep): readonly { readonly says: string; readonly line?: number }[] {
  if (step.kind === 'question') {
    return step.options.map(({ to, answer, level, country, line }) => {
      const also = [level > 0 ? ` (level ${level})` : '', country === null ? '' : ` (in ${country})`].join('')
      return { says: `${answer} → #${to}${also}`, line }
    })
  }
  if (step.kind === 'rule') {
    const inputs = step.inputs.map(({ name, type, from }) => `${name}: ${type}${from === null ? '' : ` = ${from}`}`)
    const exits = step.exits.map(({ exit, to, line }) => ({ says: `${exit} → #${to}`, line }))
    return [{ says: `rule:${step.rule} "${inputs.join(', ')}"`, line: step.line }, ...exits]
  }
  const next = step.next.map(({ to, id, line }) => ({ says: `${to}:${id}`, line }))
  return step.opensCase === null ? next : [...next, { says: `case:${step.opensCase}` }]
}
