import { languages, type TopicId } from '../../knowledge.ts'
import { plain } from '../../words/normalise.ts'
import type { Checking } from './checking.ts'

/** No two topics may share a way of asking. Without tone marks, as many people write, "bị bán" and "bi ban" are the same. */
export function checkAsks({ resolved, report }: Checking): void {
  for (const language of languages) {
    const owners = new Map<string, TopicId>()
    for (const [id, { entry, variants }] of resolved.topics) {
      for (const page of [entry[language], ...[...variants.values()].map((variant) => variant[language])]) {
        if (!page?.keys) continue
        const lines = page.keys.ask.map((text, i) => ({ text, line: page.lineOf(['ask', i]) }))
        if (page.keys.title !== null) lines.unshift({ text: page.keys.title, line: page.lineOf(['title']) })
        for (const { text, line } of lines) {
          const written = plain(text)
          const owner = owners.get(written)
          if (owner !== undefined && owner !== id) report('ask-shared', page.file, line, { line: text, other: owner })
          else owners.set(written, id)
        }
      }
    }
  }
}
