import type { Knowledge } from '../knowledge/knowledge.ts'
import { withLastReply } from './last-reply.ts'
import { labelled } from './reply.ts'
import { settingOf } from './setting.ts'
import type { Turn } from './turn.ts'

/** The way back stands first among the choices, where the person still is in a path. */
export function withWayBack(turn: Turn, knowledge: Knowledge, nowMs: number): Turn {
  const { place } = turn.conversation
  const node = place.at === 'tree' ? knowledge.trees.get(place.tree)?.nodes.get(place.node) : undefined
  if (!node || node.kind === 'outcome') return turn
  const setting = settingOf(turn.conversation, knowledge, nowMs)
  const resume = labelled(setting, 'label.resume', { kind: 'command', command: 'resume' })
  return withLastReply(turn, (last) => ({ ...last, choices: [resume, ...last.choices] }))
}
