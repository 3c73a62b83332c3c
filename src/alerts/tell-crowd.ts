import type { CaseId } from '../bot/conversation.ts'
import type { Time } from '../time.ts'

/** Many who wait and came over one line. */
export interface Crowd {
  /** The same for the same line; says nothing of it. */
  readonly line: string
  readonly count: number
}

/** Null: the case rings by itself. Never rejects. */
export type CrowdOf = (id: CaseId) => Promise<Crowd | null>

export interface ToldCrowds {
  /**
   * Whether it is time to tell of it: of a crowd that nobody was told of, that is twice as many by now, or was last told
   * of longer ago than it is quiet.
   */
  begin(crowd: Crowd, to: string): boolean
  /** It reached nobody: the next one tells it. */
  forget(crowd: Crowd, to: string): void
}

/**
 * As long as it goes on to alert, it is said again: soon at first, for whoever cries behind the others waits for
 * that; then more and more seldom.
 */
const quietMs = [2, 4, 8].map((minutes) => minutes * 60_000)
const longestQuietMs = 10 * 60_000

/** What alerts again after that begins anew. */
const forgottenAfterMs = 60 * 60_000

/** When to tell of a crowd, and when that was said already; for each of those who are told by itself. In memory. */
export function openToldCrowds(time: Pick<Time, 'steadyMs'>): ToldCrowds {
  const told = new Map<string, { readonly count: number; readonly atMs: number; readonly again: number }>()
  const key = ({ line }: Crowd, to: string) => `${line} ${to}`
  return {
    begin(crowd, to) {
      const nowMs = time.steadyMs()
      for (const [known, { atMs }] of told) if (nowMs - atMs >= forgottenAfterMs) told.delete(known)
      const before = told.get(key(crowd, to))
      const isLater = before !== undefined && nowMs - before.atMs >= (quietMs[before.again] ?? longestQuietMs)
      if (before !== undefined && !isLater && crowd.count < 2 * before.count) return false
      told.set(key(crowd, to), { count: crowd.count, atMs: nowMs, again: (before?.again ?? 0) + (isLater ? 1 : 0) })
      return true
    },
    forget: (crowd, to) => void told.delete(key(crowd, to)),
  }
}
