import type { Language, TopicId } from '../knowledge.ts'

/**
 * A further way of asking, which only learning reads. Such ways cost the running bot nothing, so there may be many of them; what is learnt
 * from them stands in content/learned.txt with the rest.
 */
export interface Way {
  readonly text: string
  readonly language: Language
  /** Null for what is somebody else's to answer. */
  readonly topic: TopicId | null
}
