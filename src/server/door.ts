import type { Decided } from '../store/decide-store.ts'
import type { Store } from '../store/store.ts'
import type { Time } from '../time.ts'

/** See `Store.decide`. */
export type Door = Store['decide']

/**
 * The one door for every change of a conversation, as the whole server goes through it: whoever goes on from a decision hears of each one
 * that was made, and of how long it took.
 */
export function openDoor(
  store: Pick<Store, 'decide'>,
  { steadyMs }: Pick<Time, 'steadyMs'>,
  onDecided: (decided: Decided, ms: number) => void,
): Door {
  return async (...asked) => {
    const beganAtMs = steadyMs()
    const decided = await store.decide(...asked)
    if (decided !== null) onDecided(decided, steadyMs() - beganAtMs)
    return decided
  }
}
