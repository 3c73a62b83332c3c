import type { Next } from '../knowledge/knowledge.ts'
import { choiceOf } from './reply.ts'
import type { Setting } from './setting.ts'
import type { Choice } from './turn.ts'

/** Where an answer or an outcome leads on to, by title; what does not exist is left out. */
export function nextChoices(next: readonly Next[], { knowledge, language }: Setting): readonly Choice[] {
  return next.flatMap((one) => {
    if (one.to === 'tree') {
      const title = knowledge.trees.get(one.id)?.title[language]
      return title === undefined ? [] : [choiceOf(title, { kind: 'tree', tree: one.id })]
    }
    const title = knowledge.topics.get(one.id)?.entry[language].title
    return title === undefined ? [] : [choiceOf(title, { kind: 'topic', topic: one.id, country: null })]
  })
}
