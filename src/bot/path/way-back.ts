import type { Knowledge } from '../../knowledge/knowledge.ts'
import { withLastReply } from '../last-reply.ts'
import { labelled } from '../say/choices.ts'
import { settingOf } from '../setting.ts'
import type { Turn } from '../turn.ts'
import { isInPath } from './path.ts'

/** The way back stands first among the choices, where the person still is in a path. */
export function withWayBack(turn: Turn, knowledge: Knowledge, nowMs: number): Turn {
  if (!isInPath(turn.conversation.place, knowledge)) return turn
  const setting = settingOf(turn.conversation, knowledge, nowMs)
  const resume = labelled(setting, 'label.resume', { kind: 'command', command: 'resume' })
  return withLastReply(turn, (last) => ({ ...last, choices: [resume, ...last.choices] }))
}
