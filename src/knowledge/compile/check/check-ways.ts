import { languages, type TopicId } from '../../knowledge.ts'
import { plain } from '../../words/normalise.ts'
import type { Checking } from './checking.ts'

/** A way of asking belongs to a topic that is there, and to no other one: two topics with the same line would unlearn each other. */
export function checkWays({ draft, resolved, report }: Checking): void {
  const owners = new Map<string, TopicId | null>()
  for (const [id, { entry }] of resolved.topics) {
    for (const language of languages) for (const text of entry[language]?.keys?.ask ?? []) owners.set(plain(text), id)
  }
  const told = new Set<string>()
  for (const { file, line, topic, text } of draft.ways) {
    if (topic !== null && !resolved.topics.has(topic) && !told.has(`${file} ${topic}`)) {
      report('unknown-topic', file, line, { id: topic })
      told.add(`${file} ${topic}`)
    }
    const owner = owners.get(plain(text))
    if (owner !== undefined && owner !== topic) report('ask-shared', file, line, { line: text, other: owner ?? 'elsewhere' })
    owners.set(plain(text), topic)
  }
}
