import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { answeredAsInDanger } from '../danger/in-danger.ts'
import type { Heard } from '../hear/listen.ts'
import { countWords } from '../hear/read-message.ts'
import { saysOneOf } from '../hear/says-one-of.ts'

/** More words tell how it goes on. */
const mostWords = 12

/**
 * "Được đền bao nhiêu", "ai trả tiền viện", behind steps for what is no danger by itself (an accident at work, an illness) and where nobody
 * reads along: what it is about has happened, and its answer says what is due. Pure.
 */
export function asksCompensation({ said, conversation }: Heard, before: Topic | undefined, knowledge: Knowledge): boolean {
  if (said.kind !== 'words' || countWords(said) > mostWords || !answeredAsInDanger(conversation) || conversation.guarded) return false
  const { danger } = conversation
  const isOfDanger = before !== undefined && danger?.topic === before.id && before.risk !== 'urgent'
  return isOfDanger && saysOneOf('words.asks-compensation', said.text, knowledge)
}

/** The answer to it: of that one and those it leads on to, the likeliest. Pure. */
export function compensationAnswer(before: Topic, ranked: readonly Topic[]): Topic {
  const near = new Set([before.id, ...before.entry.vi.next.flatMap(({ to, id }) => (to === 'topic' ? [id] : []))])
  return ranked.find(({ id, risk }) => near.has(id) && risk !== 'urgent') ?? before
}
