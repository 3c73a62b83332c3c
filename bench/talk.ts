import type { Knowledge } from '../src/knowledge/knowledge.ts'

/** What people write in the bench: every line that curators noted as asked, and as many again without tone marks. */
export function questionsOf(knowledge: Knowledge): readonly string[] {
  const lines = [...knowledge.topics.values()].flatMap((topic) => Object.values(topic.entry).flatMap((entry) => entry.ask))
  return lines.flatMap((line) => [line, line.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')])
}
