import type { Checking } from './checking.ts'

/** What every channel carries behind a button, in characters: `helped:<id>:yes`, `edge:<tree>:<step>:<answer>`, `now:<signal>`. */
const behindButton = 64
/** In characters; of a tree and one of its steps together. */
export const longestIds = {
  topic: behindButton - 'helped::yes'.length,
  treeAndStep: behindButton - 'edge:::1234'.length,
  signal: behindButton - 'now:?'.length,
} as const

/** Names are sent behind buttons, and a button that cannot be sent is an answer that nobody gets. */
export function checkIds({ draft, resolved, report }: Checking): void {
  const hold = (id: string, length: number, limit: number, file: string, line: number) => {
    if (length > limit) report('id-too-long', file, line, { id, over: String(length - limit) })
  }
  for (const [id, { entry }] of resolved.topics) if (entry.vi) hold(id, id.length, longestIds.topic, entry.vi.file, 0)
  for (const [id, { vi }] of resolved.trees) {
    for (const node of vi?.nodes.values() ?? [])
      hold(node.id, id.length + node.id.length, longestIds.treeAndStep, vi?.file ?? '', node.line)
  }
  for (const { file, signal } of draft.signals) hold(signal.id, signal.id.length, longestIds.signal, file, 0)
}
