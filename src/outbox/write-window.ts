import type { WriteWindow } from '../bot/say/channel-limits.ts'
import type { OutboxRow } from '../store/outbox-store.ts'

/** Why a row cannot be sent whatever the channel is asked; staff see it. */
export type WindowCode = 'window-closed' | 'no-free-reply'

/**
 * Whether a channel's window still lets this row out; null: it does. Asked before every try, so that a row that came too late is dead at
 * once and not refused again and again. What costs money leaves all the same, for it may be what somebody waits for; only what
 * nobody asked for does not. Pure.
 */
export function windowCode(
  { heardAtMs, repliesLeft, lane }: Pick<OutboxRow, 'heardAtMs' | 'repliesLeft' | 'lane'>,
  window: WriteWindow | null,
  nowMs: number,
): WindowCode | null {
  if (window === null) return null
  const sinceMs = nowMs - heardAtMs
  if (sinceMs >= window.openForMs) return 'window-closed'
  const costs = sinceMs >= window.freeForMs || repliesLeft === 0
  return costs && lane === 'broadcast' ? 'no-free-reply' : null
}
