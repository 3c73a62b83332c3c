import { urgently } from './help-now.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { menuChoice, personChoice, say } from './reply.ts'
import type { Setting } from './setting.ts'
import { settled } from './settled.ts'
import type { Conversation, Turn } from './turn.ts'

/** Whoever told of danger says that it is over: that is noted, and lowers nothing. Whether it is so, a person judges. */
export function noteOver(before: Conversation, setting: Setting): Turn {
  const conversation = settled(before)
  const effects = hasCaseOfDanger(conversation) ? ([{ kind: 'add-to-case', because: [{ kind: 'says-over' }] }] as const) : []
  return { conversation, replies: [urgently(say(setting, 'danger.over', [personChoice(setting), menuChoice(setting)]))], effects }
}
