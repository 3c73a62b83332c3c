import type { Topic } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import { readChoice } from '../hear/choice-data.ts'
import type { Reply } from '../reply.ts'
import { personChoice } from '../say/choices.ts'
import { renderPhrase } from '../say/render.ts'
import { say } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import { hasMore, sayEntry, type Telling } from './say-entry.ts'

const justAboveMs = 10 * 60_000

/** Whether this very answer was told a moment ago. */
export function standsAbove({ origin }: Reply, { answered }: Conversation, nowMs: number): boolean {
  if (answered === null) return false
  return origin.from === 'entry' && origin.version === answered.version && nowMs - answered.atMs < justAboveMs
}

/**
 * Whoever asks what to do, right behind an answer, is told its steps once more, and none of what leads up to them. Null where it has none.
 */
export function sayStepsAlone(told: Reply, { answered }: Conversation, setting: Setting): Reply | null {
  const from = told.blocks.findIndex(({ kind }) => kind === 'steps')
  if (from < 0 || told.origin.from !== 'entry' || answered?.since !== undefined) return null
  const blocks = [...renderPhrase(setting, 'answer-steps'), ...told.blocks.slice(from)]
  return withPerson({ ...told, origin: { ...told.origin, part: 'steps' }, blocks }, setting)
}

/**
 * Whoever goes on asking and comes to the same answer is told the rest of it, then shown where all of it stands:
 * nobody says the same twice in a row.
 */
export function sayOn(last: Reply, topic: Topic, rest: Telling, { answered }: Conversation, setting: Setting): Reply {
  const { title } = topic.entry[setting.language]
  if ((answered?.since ?? 'steps') !== 'steps' || !hasMore(topic, rest.country, setting)) {
    const choices = last.choices.filter(({ data }) => readChoice(data)?.kind !== 'more')
    return withPerson(say(setting, 'answer-above', choices, { title }), setting)
  }
  const told = sayEntry(topic, rest, setting)
  return withPerson({ ...told, blocks: [...renderPhrase(setting, 'answer-rest', { title }), ...told.blocks] }, setting)
}

function withPerson(reply: Reply, setting: Setting): Reply {
  const { choices } = reply
  return choices.some(({ toPerson }) => toPerson) ? reply : { ...reply, choices: [...choices, personChoice(setting)] }
}
