import type { StaffId } from '../../hotline/case.ts'
import type { Time } from '../../time.ts'

export interface GroupPresence {
  /** Wrote or took a case there just now. */
  isThere(staff: StaffId): Promise<void>
  stop(): Promise<void>
}

/** Whoever has done nothing in the group for so long has left it: what they hold gets its lease, unless a console of theirs is open. */
const idleMs = 15 * 60_000
const lookEveryMs = 60_000

/**
 * Who can be counted on because they answer in the group. `notice` tells the hotline; what it could not be told is told at the next look.
 */
export function groupPresence(notice: (staff: StaffId, there: 'back' | 'lost') => Promise<void>, time: Time): GroupPresence {
  const lastAtMs = new Map<StaffId, number>()
  const stopping = new AbortController()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await time.wait(lookEveryMs, stopping.signal)
      for (const [staff, atMs] of lastAtMs) if (time.steadyMs() - atMs >= idleMs) await left(staff)
    }
  }

  async function left(staff: StaffId): Promise<void> {
    try {
      await notice(staff, 'lost')
      lastAtMs.delete(staff)
    } catch {
      // the store is busy
    }
  }

  const ended = run()
  return {
    async isThere(staff) {
      if (!lastAtMs.has(staff)) await notice(staff, 'back')
      lastAtMs.set(staff, time.steadyMs())
    },
    stop() {
      stopping.abort()
      return ended
    },
  }
}
