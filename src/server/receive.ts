import type { Channel, RawRequest } from '../adapters/channel.ts'
import type { StaffEvent } from '../adapters/staff-room.ts'
import type { ConversationId } from '../bot/conversation.ts'
import type { InboxEvent } from '../store/decide-store.ts'
import type { Store } from '../store/store.ts'

/** Where what a channel delivers is kept. */
export type InboxStore = Pick<Store, 'keepInbox'>

/**
 * What staff do in a room of theirs, or in the channel's own tool, is carried out here and now: it rejects when
 * the store could not be written.
 */
export type OnStaffRoom = (event: StaffEvent) => Promise<void>

/**
 * Takes one webhook call from raw request to messages kept in the inbox; returns the conversations that have something new.
 * @throws AppError `forged-request` or `keys-unreachable` before anything is read, `store-busy` when nothing was kept
 */
export async function receive(
  channel: Channel,
  request: RawRequest,
  store: InboxStore,
  onStaffRoom: OnStaffRoom,
): Promise<readonly ConversationId[]> {
  await channel.verify(request)
  return keep(channel, request, store, onStaffRoom)
}

/** The same for a call whose origin is proven already: one that we made ourselves. */
export async function keep(
  channel: Channel,
  request: RawRequest,
  store: InboxStore,
  onStaffRoom: OnStaffRoom,
): Promise<readonly ConversationId[]> {
  const delivery = channel.read(request)
  const nowMs = request.receivedAtMs
  switch (delivery.kind) {
    case 'ignored':
      return []
    case 'staff-room':
      await onStaffRoom(delivery.event)
      return []
    case 'messages':
      return store.keepInbox(
        delivery.messages.map((message): InboxEvent => ({ kind: 'message', message })),
        nowMs,
      )
    case 'gap': {
      const { eventId, from } = delivery
      return store.keepInbox([{ kind: 'gap', eventId, channel: channel.name, from, atMs: nowMs, body: request.body }], nowMs)
    }
  }
}
