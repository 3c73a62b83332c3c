import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { ConversationId } from '../bot/conversation.ts'
import { newConversation } from '../bot/new-conversation.ts'
import { respond } from '../bot/respond.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

/** Answers a question that nobody asked, so that the first person does not wait for what is made at the first message of a Knowledge. */
export function warmUp(knowledge: Knowledge, nowMs: number): void {
  const from = { channel: 'web', account: 'web', id: 'nobody' }
  const content = { kind: 'text', text: 'em muốn hỏi về việc làm ở nước ngoài' } as const
  respond(newConversation('nobody' as ConversationId), { eventId: 'warm-up', from, sentAtMs: nowMs, content }, knowledge, nowMs)
}

/**
 * Gives back the memory that reading the content took, which the engine would keep for hours: 90 of 260 MB. Blocks for a tenth of a
 * second: for once, a while after content is new.
 */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc') // otherwise a flag of the command line
  const collect = runInNewContext('gc') as Collect
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

type Collect = (options: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void
