import type { Reason } from '../../../bot/reason.ts'
import type { Knowledge, Language } from '../../../knowledge/knowledge.ts'
import type { WhyView } from '../wire/wire-why.ts'

/** A reason of a case with titles in the place of ids. `knowledge`: null while no content could be loaded. Pure. */
export function whyView(reason: Reason, knowledge: Knowledge | null, language: Language): WhyView {
  const topicTitle = (id: string | null) => (id === null ? undefined : knowledge?.topics.get(id)?.entry[language].title)
  const signalTitle = (id: string) => topicTitle(knowledge?.signals.find((signal) => signal.id === id)?.topic ?? null) ?? id
  switch (reason.kind) {
    case 'words':
      return { kind: 'words', level: reason.level, words: reason.words }
    case 'told-before':
      return { kind: 'told-before', level: reason.level }
    case 'alike':
      return { kind: 'alike', title: signalTitle(reason.signal), percent: reason.percent, words: reason.words }
    case 'said-now':
      return { kind: 'said-now', title: signalTitle(reason.signal) }
    case 'asked':
    case 'chose':
      return { kind: reason.kind, title: topicTitle(reason.topic) ?? reason.topic }
    case 'path':
      return {
        kind: 'path',
        title: knowledge?.trees.get(reason.tree)?.title[language] ?? reason.tree,
        chose: reason.chose === null ? null : reason.chose[language],
      }
    default:
      return reason
  }
}
