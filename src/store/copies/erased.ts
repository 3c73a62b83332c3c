import type { Database } from 'better-sqlite3'
import type { ConversationId } from '../../bot/conversation.ts'
import type { KeyRing } from '../keys/key-ring.ts'

/** What a store knows to be gone, so that a copy made before does not bring it back. */
export interface Erased {
  /** Tombstones, in hex: keyed hashes of the conversations whose keys were destroyed. */
  readonly destroyed: ReadonlySet<string>
  /** Hidden because somebody asked to be erased, and not destroyed yet; by id, with when they asked. */
  readonly hidden: ReadonlyMap<ConversationId, number>
}

const hashLength = 16

/** What is written over the key of a conversation, as long as the key was: only a store with the same keys can tell whose it is. */
export function tombstone(ring: KeyRing, id: ConversationId, length: number): Buffer {
  const written = Buffer.alloc(length)
  ring.mark('erased', id).copy(written)
  return written
}

/** Whether its key was destroyed, as only a store with the same keys can tell. */
export function isErased(erased: Erased, ring: KeyRing, id: ConversationId): boolean {
  return erased.destroyed.has(ring.mark('erased', id).toString('hex'))
}

/** Whose keys this store has destroyed, and who asked to be erased and is still to be looked at. */
export function readErased(db: Database): Erased {
  const destroyed = db
    .prepare<[], string>(
      `SELECT lower(hex(substr(wrapped, 1, ${hashLength}))) FROM keys
       WHERE substr(wrapped, ${hashLength + 1}) = zeroblob(length(wrapped) - ${hashLength})`,
    )
    .pluck()
  const hidden = db.prepare<[], { id: ConversationId; at: number }>(
    'SELECT id, erase_asked_at_ms AS at FROM conversations WHERE erase_asked_at_ms IS NOT NULL',
  )
  return { destroyed: new Set(destroyed.all()), hidden: new Map(hidden.all().map(({ id, at }) => [id, at])) }
}
