import type { Topic } from '../../knowledge/knowledge.ts'
import { countryFor, entryFor } from '../answer/entry-for.ts'
import { nextBut, nextChoices } from '../answer/next-choices.ts'
import { hasMore } from '../answer/say-entry.ts'
import type { Conversation } from '../conversation.ts'
import { hasCaseOfDanger } from '../danger/in-danger.ts'
import { onDuty } from '../danger/on-duty.ts'
import { urgentlyWithNumbers } from '../danger/with-numbers.ts'
import { openTopics } from '../find/open-choices.ts'
import { readChoice } from '../hear/choice-data.ts'
import { menuChoices } from '../menu.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Choice } from '../reply.ts'
import { labelled, menuChoice, personChoice } from '../say/choices.ts'
import { say } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import type { Effect, Turn } from '../turn.ts'
import { redact } from './redact.ts'

/** The question is kept, redacted, as a gap for the curators. A second time in a row a person stands first. */
export function offerOtherWays(
  first: 'miss.first' | 'miss.beyond' | 'miss.none',
  ways: readonly Choice[],
  before: Conversation,
  setting: Setting,
): Turn {
  const conversation = afterMiss(before)
  const { key, choices } = conversation.misses < 2 ? { key: first, choices: ways } : offerPerson(setting)
  const reply = say(setting, key, choices)
  // Where somebody may be reading along there was danger, also once its case is closed.
  return { conversation, replies: [setting.guarded ? urgentlyWithNumbers(reply, setting) : reply], effects: gapOf(before, setting) }
}

/**
 * Behind choices, these; close behind an answer, where it leads on to, for what was not understood is mostly about the same. Else the
 * stages.
 */
export function waysOn(conversation: Conversation, setting: Setting, others: readonly Topic[] = []): readonly Choice[] {
  if (openTopics(conversation, setting.knowledge).length > 0) return [...conversation.offered.filter(isNoDoubt), menuChoice(setting)]
  const { answered, guarded } = conversation
  const topic = conversation.topic === null ? undefined : setting.knowledge.topics.get(conversation.topic)
  if (!topic || guarded || answered === null || setting.nowMs - answered.atMs > closeBehindMs) return menuChoices(setting)
  const country = countryFor(topic, conversation, null)
  const isTold = answered.since === 'rest' || answered.since === 'shown-above'
  const more =
    !isTold && hasMore(topic, country, setting) ? [labelled(setting, 'label.more', { kind: 'more', topic: topic.id, country })] : []
  const next = nextChoices(nextBut(others, entryFor(topic, country, setting.language).next).slice(0, mostNext), setting)
  return next.length === 0 ? menuChoices(setting) : [...more, ...next, personChoice(setting), menuChoice(setting)]
}

/** Whether danger is happening is asked anew where it is in doubt anew. */
function isNoDoubt({ data }: Choice): boolean {
  return readChoice(data)?.kind !== 'now'
}

const mostNext = 3
/** Later somebody else may be reading: nothing from the past is repeated. */
const closeBehindMs = 10 * 60_000

/** A way to a person that does not promise one who is not there. */
function offerPerson(setting: Setting): { readonly key: PhraseKey; readonly choices: readonly Choice[] } {
  const staffed = onDuty(setting.knowledge, setting.nowMs)
  return { key: staffed ? 'miss.again-on-duty' : 'miss.again-nobody', choices: [personChoice(setting), menuChoice(setting)] }
}

export function afterMiss(before: Conversation): Conversation {
  return { ...before, misses: before.misses + 1, recent: [] }
}

/** What curators may learn from. What somebody writes who is in danger is read by the hotline alone. */
export function gapOf(conversation: Conversation, { language }: Setting): readonly Effect[] {
  if (hasCaseOfDanger(conversation)) return []
  const question = redact(conversation.recent.map(({ text }) => text).join(' / '))
  return question === '' ? [] : [{ kind: 'note-unanswered', question, language }]
}
