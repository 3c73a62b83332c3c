import type { Conversation } from './conversation.ts'
import { onDuty } from './danger/on-duty.ts'
import { type Matter, tellHotline } from './danger/tell-hotline.ts'
import { withWayBack } from './path/way-back.ts'
import { menuChoice } from './say/choices.ts'
import { say } from './say/say.ts'
import type { Setting } from './setting.ts'
import type { Turn } from './turn.ts'

/** Asking for a person is consent enough to be read by one. Nobody is promised who is not on duty. */
export function askForPerson(conversation: Conversation, setting: Setting): Turn {
  const { knowledge, nowMs } = setting
  const asked = { level: 1, topic: conversation.topic, because: [{ kind: 'asked-for-person' }] } as const
  return brought(conversation, asked, onDuty(knowledge, nowMs) ? 'person.on-duty' : 'person.nobody', setting)
}

/** The one tap after which a person may read and check the proposal. */
export function consent(conversation: Conversation, level: 1 | 2, setting: Setting): Turn {
  const asked = { level, topic: conversation.topic, because: [{ kind: 'agreed-to-be-read' }] } as const
  return brought(conversation, asked, onDuty(setting.knowledge, setting.nowMs) ? 'consent.on-duty' : 'consent.nobody', setting)
}

function brought(
  conversation: Conversation,
  asked: Matter,
  key: 'person.on-duty' | 'person.nobody' | 'consent.on-duty' | 'consent.nobody',
  setting: Setting,
): Turn {
  const { knowledge, nowMs } = setting
  const known = conversation.openCase !== null && onDuty(knowledge, nowMs)
  const replies = [say(setting, known ? 'person.added' : key, [menuChoice(setting)])]
  return withWayBack({ conversation, replies, effects: [tellHotline(conversation, asked)] }, knowledge, nowMs)
}
