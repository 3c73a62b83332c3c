import type { Channel } from '../../adapters/channel.ts'
import type { ConversationId } from '../../bot/conversation.ts'
import type { Store } from '../../store/store.ts'
import type { Time } from '../../time.ts'

/** Told that whoever holds a conversation writes in it now. */
export type ShowWriting = (id: ConversationId) => void

export interface ShowWritingDeps {
  readonly store: Pick<Store, 'conversation' | 'brief' | 'staff'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly time: Pick<Time, 'steadyMs'>
}

/** Apps show it for three to five seconds, and a page says it again while keys are pressed. */
const againAfterMs = 4_000

/**
 * Whoever waits for a reply sees that somebody writes it, where their app can show that. Never where somebody may be watching, nor to
 * whoever left: a sign of life on the screen is more than was asked for. A courtesy: nothing depends on it.
 */
export function openShowWriting({ store, channels, time }: ShowWritingDeps): ShowWriting {
  const shownAtMs = new Map<ConversationId, number>()

  async function show(id: ConversationId): Promise<void> {
    const conversation = await store.conversation(id)
    if (conversation === null || conversation.holder !== 'person' || conversation.guarded) return
    const brief = conversation.openCase === null ? null : await store.brief(conversation.openCase.id)
    if (brief === null || brief.away) return
    const to = await store.staff.addressOf(id)
    if (to !== null) await channels.get(to.channel)?.sendAction?.(to, 'typing')
  }

  return (id) => {
    const now = time.steadyMs()
    for (const [other, atMs] of shownAtMs) if (now - atMs >= againAfterMs) shownAtMs.delete(other)
    if (shownAtMs.has(id)) return
    shownAtMs.set(id, now)
    show(id).catch(() => undefined)
  }
}
