import type { StaffSession } from '../store/staff/staff-store.ts'

/** Nobody at the page for so long: it shows nothing, and still rings. */
const idleMs = 15 * 60_000

/** However busy: after this they log in anew. */
export const longestMs = 12 * 60 * 60_000

/** Noted so often at most; locking is exact to this. */
export const noticedEveryMs = 5_000

export type SessionState = 'open' | 'locked' | 'over'

/** What is locked opens again with a code; what is over does not. */
export function stateOf({ account, madeAtMs, activeAtMs }: StaffSession, nowMs: number): SessionState {
  if (account.disabled || account.waitsForInvite || nowMs - madeAtMs >= longestMs) return 'over'
  return nowMs - activeAtMs >= idleMs ? 'locked' : 'open'
}
