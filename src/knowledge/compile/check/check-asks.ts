import { languages, type TopicId } from '../../knowledge.ts'
import { plain } from '../../words/normalise.ts'
import type { DraftEntry } from '../read/read-entry.ts'
import { pagesOf } from '../resolve.ts'
import type { Checking } from './checking.ts'

/** No two topics may share a way of asking. Without tone marks, as many people write, "bị bán" and "bi ban" are the same. */
export function checkAsks({ resolved, report }: Checking): void {
  for (const language of languages) {
    const owners = new Map<string, TopicId>()
    for (const [id, topic] of resolved.topics) {
      for (const { text, file, line } of pagesOf(topic, language).flatMap(waysOfAsking)) {
        const written = plain(text)
        const owner = owners.get(written)
        if (owner !== undefined && owner !== id) report('ask-shared', file, line, { line: text, other: owner })
        else owners.set(written, id)
      }
    }
  }
}

/** Its title is asked by too. */
function waysOfAsking({ file, keys, lineOf }: DraftEntry) {
  const title = keys?.title ?? null
  const asks = keys?.ask ?? []
  return [
    ...(title === null ? [] : [{ text: title, file, line: lineOf(['title']) }]),
    ...asks.map((text, i) => ({ text, file, line: lineOf(['ask', i]) })),
  ]
}
