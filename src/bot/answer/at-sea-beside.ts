import type { Topic } from '../../knowledge/knowledge.ts'
import { saysOneOfBut } from '../hear/says-one-of.ts'
import type { Reply } from '../reply.ts'
import { renderPhrase } from '../say/render.ts'
import type { Setting } from '../setting.ts'

/**
 * "Đi tàu cá chủ nợ lương": what an answer advises about a bad employer is meant for land. Behind its first words stands what helps who
 * works on a ship, and who writes for them.
 */
export function withSea(told: Reply, topic: Topic, asked: string, setting: Setting): Reply {
  const { signals } = setting.knowledge
  const isOfWork = signals.some(({ topic: id, level }) => id === topic.id && level === 2)
  const [first, ...rest] = told.blocks
  if (!first || !isOfWork) return told
  if (!saysOneOfBut('words.at-sea', 'words.not-at-sea', asked, setting.knowledge)) return told
  return { ...told, blocks: [first, ...renderPhrase(setting, 'at-sea.beside'), ...rest] }
}
