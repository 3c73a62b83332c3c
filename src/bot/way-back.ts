import type { Knowledge } from '../knowledge/knowledge.ts'
import { labelled } from './reply.ts'
import { settingOf } from './setting.ts'
import type { Turn } from './turn.ts'

/** The way back stands first among the choices, where the person still is in a path. */
export function withWayBack(turn: Turn, knowledge: Knowledge, nowMs: number): Turn {
  const last = turn.replies.at(-1)
  const { place } = turn.conversation
  const node = place.at === 'tree' ? knowledge.trees.get(place.tree)?.nodes.get(place.node) : undefined
  if (!last || !node || node.kind === 'outcome') return turn
  const setting = settingOf(turn.conversation, knowledge, nowMs)
  const resume = labelled(setting, 'label.resume', { kind: 'command', command: 'resume' })
  return { ...turn, replies: [...turn.replies.slice(0, -1), { ...last, choices: [resume, ...last.choices] }] }
}
