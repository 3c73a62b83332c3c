import type { TopicId } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { fold } from '../normalise.ts'
import type { Checking } from './checking.ts'

/** No two topics may share a way of asking, written alike but for capitals and punctuation. */
export function checkAsks({ resolved, report }: Checking): void {
  for (const language of languages) {
    const owners = new Map<string, TopicId>()
    for (const [id, { entry, variants }] of resolved.topics) {
      for (const page of [entry[language], ...[...variants.values()].map((variant) => variant[language])]) {
        if (!page?.keys) continue
        const lines = page.keys.ask.map((text, i) => ({ text, line: page.lineOf(['ask', i]) }))
        if (page.keys.title !== null) lines.unshift({ text: page.keys.title, line: page.lineOf(['title']) })
        for (const { text, line } of lines) {
          const folded = fold(text)
          const owner = owners.get(folded)
          if (owner !== undefined && owner !== id) report('ask-shared', page.file, line, { line: text, other: owner })
          else owners.set(folded, id)
        }
      }
    }
  }
}
