import type { Next, Topic } from '../../knowledge/knowledge.ts'
import type { Choice } from '../reply.ts'
import { choiceOf } from '../say/choices.ts'
import type { Setting } from '../setting.ts'

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

/** What may have been meant instead, by title. */
export function meantChoices(topics: readonly Topic[], { language }: Setting): readonly Choice[] {
  return topics.map(({ id, entry }) => choiceOf(entry[language].title, { kind: 'meant', topic: id }))
}

/** Where to go on, without what is offered as meant already. */
export function nextBut(topics: readonly Topic[], next: readonly Next[]): readonly Next[] {
  return next.filter(({ to, id }) => to !== 'topic' || topics.every((topic) => topic.id !== id))
}
