import { createHash } from 'node:crypto'
import type { Conversation, ConversationId } from '../../bot/conversation.ts'
import { onDuty, tellsNobody } from '../../bot/danger/on-duty.ts'
import type { ChannelAddress } from '../../bot/message.ts'
import { AppError } from '../../errors.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { ReadRow } from '../../store/outbox-store.ts'
import type { Store } from '../../store/store.ts'
import type { View } from './wire.ts'

export interface Viewing {
  readonly store: Pick<Store, 'findConversation' | 'conversation' | 'readOutbox' | 'caseOf'>
  readonly knowledge: Knowledge | null
  readonly nowMs: number
  /** Told when something was read for the first time. */
  readonly onRead: (id: ConversationId) => void
}

/**
 * What the page of an address shows after `after`; reading settles what it reads. While somebody may be reading along, a page that
 * begins anew (`after` 0) gets the last reply only.
 * @throws AppError `no-session` when the address leads nowhere: it was left, or erased this very moment and the page asks again
 */
export async function readView(address: ChannelAddress, after: number, { store, knowledge, nowMs, onRead }: Viewing): Promise<View> {
  const id = await store.findConversation(address)
  if (id === null) throw new AppError('no-session', 'the address leads nowhere')
  const { rows, news, leftAtSeq } = await store.readOutbox(id, after, nowMs)
  if (news) onRead(id)
  const conversation = await store.conversation(id)
  if (conversation === null) throw new AppError('no-session', 'the conversation is gone')
  const { guarded } = conversation
  const shown = guarded && after === 0 ? lastReply(rows) : rows
  const waits = knowledge !== null && onDuty(knowledge, nowMs) && (await isInQueue(conversation, store))
  return {
    rows: shown.map(({ seq, author, lane, atMs, bubble: { text, blocks, choices, file }, origin }) => {
      const bubble = { text, blocks, choices, ...(file && { file: { id: file.media, name: file.name } }) }
      return { seq, author, lane, atMs, bubble, nobody: tellsNobody(origin) }
    }),
    seq: rows.at(-1)?.seq ?? after,
    talk: createHash('sha256').update(`${id}/${leftAtSeq}`).digest('hex').slice(0, 16),
    speaker: conversation.holder === 'person' ? 'person' : waits ? 'waiting' : 'machine',
    guarded,
    language: conversation.language,
  }
}

/**
 * Whether a page that this address opens has to begin as one that somebody may be reading along; so it does where
 * nobody can tell. Never rejects.
 */
export async function beginsGuarded(
  address: ChannelAddress | null,
  store: Pick<Store, 'findConversation' | 'conversation'>,
): Promise<boolean> {
  if (address === null) return false
  try {
    const id = await store.findConversation(address)
    return id !== null && ((await store.conversation(id))?.guarded ?? false)
  } catch {
    return true
  }
}

/** What is parked waits for a day: the machine answers until then. */
async function isInQueue({ holder, openCase }: Conversation, store: Pick<Store, 'caseOf'>): Promise<boolean> {
  if (holder === 'person' || openCase === null) return false
  return (await store.caseOf(openCase.id))?.case.state.at === 'waiting'
}

/** The bubbles of one reply were decided in the same moment. */
function lastReply(rows: readonly ReadRow[]): readonly ReadRow[] {
  const last = rows.at(-1)
  return rows.filter((row) => row.atMs === last?.atMs && row.author === last.author)
}
