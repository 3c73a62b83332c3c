import { type Language, languages } from '../knowledge/knowledge.ts'
import { countryFor } from './answer/entry-for.ts'
import { sayEntry } from './answer/say-entry.ts'
import type { Conversation } from './conversation.ts'
import { stepsAgain } from './danger/say-steps.ts'
import { standAbove } from './danger/steps-given.ts'
import { menuChoices } from './menu.ts'
import { askAgain } from './path/step-tree.ts'
import type { Choice, Reply } from './reply.ts'
import { labelled } from './say/choices.ts'
import { renderPhrase } from './say/render.ts'
import { say } from './say/say.ts'
import { type Setting, settingOf } from './setting.ts'
import type { Turn } from './turn.ts'

/** What was answered last stands there in the other language too: half of a talk in each helps nobody. */
export function changeLanguage(before: Conversation, language: Language, { knowledge, nowMs }: Setting): Turn {
  const conversation: Conversation = { ...before, language }
  if (conversation.place.at === 'tree') return askAgain(conversation, conversation.place, knowledge, nowMs)
  const setting = settingOf(conversation, knowledge, nowMs)
  const steps = stepsRead(conversation, setting)
  if (steps !== null) return { conversation, replies: [steps], effects: [] }
  const topic = conversation.topic === null ? undefined : knowledge.topics.get(conversation.topic)
  if (!topic || topic.risk === 'urgent' || conversation.guarded) {
    return { conversation, replies: [say(setting, 'language.changed', menuChoices(setting))], effects: [] }
  }
  const again = sayEntry(topic, { part: 'text', country: countryFor(topic, conversation, null), by: 'choice' }, setting)
  return { conversation, replies: [{ ...again, blocks: [...renderPhrase(setting, 'language.changed'), ...again.blocks] }], effects: [] }
}

/** Steps for danger that still stand above, where nothing else was answered since. */
function stepsRead(conversation: Conversation, setting: Setting): Reply | null {
  const { danger, guarded, topic } = conversation
  if (danger === null || !standAbove(danger, setting.nowMs) || !(guarded || topic === danger.topic)) return null
  return stepsAgain(conversation, setting, [], 'guarded.safe-again')
}

export function languageChoices(setting: Setting): readonly Choice[] {
  return languages.map((language) => labelled(setting, `label.${language}`, { kind: 'command', command: language }))
}
