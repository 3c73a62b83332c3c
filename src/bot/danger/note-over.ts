import type { Conversation } from '../conversation.ts'
import type { Heard } from '../hear/listen.ts'
import { theirsIsOver } from '../hear/read-safety.ts'
import { menuChoice, personChoice } from '../say/choices.ts'
import { say, urgently } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import { settled } from '../settled.ts'
import type { Turn } from '../turn.ts'
import { takenBack } from './by-likeness.ts'
import { hasCaseOfDanger } from './in-danger.ts'

/**
 * Whoever told of danger says that it is over: that is noted, and lowers neither level nor guard. Whether it is so, a person judges. Only
 * where nothing but likeness spoke for danger, further questions are no longer met with its steps.
 */
export function noteOver({ conversation: before, said }: Heard, setting: Setting): Turn {
  const danger = takenBack(before.danger)
  const topic = danger?.byLikeness === 'taken-back' && before.topic === danger.topic ? null : before.topic
  const conversation: Conversation = { ...settled(before), danger, topic }
  const effects = hasCaseOfDanger(conversation) ? ([{ kind: 'add-to-case', because: [{ kind: 'says-over' }] }] as const) : []
  const isGlad = said.kind === 'words' && theirsIsOver(said.text, before, setting.knowledge)
  return {
    conversation,
    replies: [urgently(say(setting, isGlad ? 'danger.over-glad' : 'danger.over', [personChoice(setting), menuChoice(setting)]))],
    effects,
  }
}
