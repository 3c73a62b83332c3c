import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Danger, screen } from '../knowledge/screen.ts'
import type { Heard } from './listen.ts'

/**
 * Danger in what was just said, alone and together with what was written in the same breath: "họ nhốt em" may take three messages.
 * A chosen option is not screened as text; the choice that says "this is happening now" is the danger it names.
 */
export function noticeDanger({ said, burst }: Heard, knowledge: Knowledge): Danger {
  if (said.kind === 'choice' && said.choice.kind === 'now') return happening(said.choice.signal, knowledge)
  if (said.kind !== 'words') return none
  const alone = screen(said.text, knowledge)
  if (burst === said.text) return alone
  const together = screen(burst, knowledge)
  return together.level > alone.level ? together : alone
}

const none: Danger = { level: 0, signal: null, topic: null, guarded: false, lookAlike: null, general: false, because: [] }

function happening(id: string, knowledge: Knowledge): Danger {
  const signal = knowledge.signals.find((one) => one.id === id)
  if (!signal) return none
  const { level, topic, guarded } = signal
  return { level, signal: id, topic, guarded, lookAlike: null, general: false, because: [`said that it is happening now: ${id}`] }
}
