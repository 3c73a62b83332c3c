import type { Knowledge, Language, TopicId, TreeId } from '../../knowledge/knowledge.ts'

/**
 * What the bot noted on a case, with titles in the place of ids; the page says the rest in its own words. What the content does not know any
 * more stays as it was noted. Pure.
 */
export function titled(noted: string, { topics, trees, signals }: Knowledge, language: Language): string {
  const topicTitle = (id: string) => topics.get(id as TopicId)?.entry[language].title
  const [, what, id = ''] = /^(asked|chose|said that it is happening now): ([a-z0-9-]+)$/.exec(noted) ?? []
  if (what !== undefined) {
    const title = topicTitle(signals.find((signal) => what.startsWith('said') && signal.id === id)?.topic ?? id)
    return title === undefined ? noted : `${what}: ${title}`
  }
  const [, alike = '', words = ''] = /^told like ([a-z0-9-]+)( \(\d+ %\): “.*”)$/su.exec(noted) ?? []
  if (alike !== '') {
    const title = topicTitle(signals.find(({ id }) => id === alike)?.topic ?? '')
    return title === undefined ? noted : `told like ${title}${words}`
  }
  const [, tree = '', chosen = ''] = /^([a-z0-9-]+)\/[a-z0-9-]+(: “.*”)?$/su.exec(noted) ?? []
  const path = trees.get(tree as TreeId)?.title[language]
  return path === undefined ? noted : `path: ${path}${chosen}`
}
