import { Remembered } from '../../../store/remembered.ts'

/**
 * Presses made once: the same one again, over a weak line, gets what the first one got. In memory: acts that repeat are
 * harmless, this spares the surprise.
 */
export interface Presses {
  once<T>(key: string, run: () => Promise<T>): Promise<T>
}

const mostKept = 5_000

export function openPresses(): Presses {
  const kept = new Remembered<string, Promise<unknown>>(mostKept)
  return {
    once<T>(key: string, run: () => Promise<T>): Promise<T> {
      const before = kept.get(key)
      if (before !== undefined) return before as Promise<T>
      const now = run()
      kept.set(key, now)
      now.catch(() => kept.delete(key)) // a failure may be tried again
      return now
    },
  }
}
