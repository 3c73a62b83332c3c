import type { StaffId } from '../../hotline/case.ts'
import type { Time } from '../../time.ts'

/** Which of the staff have a console open that answers. */
export interface Consoles {
  /** A page opened its stream; the returned function closes it again. */
  open(session: string, staff: StaffId): () => void
  /** The page of this session said that it is there. */
  heard(session: string, staff: StaffId): void
  /** Looks for consoles that have fallen silent, and tells again what could not be told. */
  look(): void
  present(): readonly StaffId[]
}

export interface ConsolesDeps {
  readonly time: Pick<Time, 'steadyMs'>
  /** The last console of this one of the staff was lost, or the first came back. Tried again when it rejects. */
  readonly notice: (staff: StaffId, console: 'lost' | 'back') => Promise<void>
  /** Told after `notice` has been. */
  readonly onChange: () => void
}

interface Console {
  readonly staff: StaffId
  streams: number
  /** Null: it has never said so, and its streams alone count. */
  heardAtMs: number | null
}

/**
 * A page says with every beat that it is there; once it has, silence for so long means that the line is dead, whatever the socket believes.
 */
const silentMs = 60_000

export function openConsoles({ time, notice, onChange }: ConsolesDeps): Consoles {
  const consoles = new Map<string, Console>()
  const told = new Map<StaffId, boolean>()
  let telling = Promise.resolve()

  function isThere({ streams, heardAtMs }: Console): boolean {
    return heardAtMs === null ? streams > 0 : time.steadyMs() - heardAtMs < silentMs
  }

  function present(): readonly StaffId[] {
    return [...new Set([...consoles.values()].filter(isThere).map(({ staff }) => staff))]
  }

  function consoleOf(session: string, staff: StaffId): Console {
    const found = consoles.get(session) ?? { staff, streams: 0, heardAtMs: null }
    consoles.set(session, found)
    return found
  }

  /** One after the other, so that the last word told of somebody is the last that was true. */
  function reconcile(): void {
    const there = new Set(present())
    const changed = [...new Set([...there, ...told.keys()])].filter((staff) => there.has(staff) !== (told.get(staff) ?? false))
    for (const staff of changed) {
      const now = there.has(staff)
      told.set(staff, now)
      telling = telling
        .then(() => notice(staff, now ? 'back' : 'lost'))
        .then(onChange)
        .catch(() => void told.set(staff, !now))
    }
  }

  return {
    present,
    open(session, staff) {
      const mine = consoleOf(session, staff)
      mine.streams += 1
      reconcile()
      return () => {
        mine.streams -= 1
        if (mine.streams === 0) consoles.delete(session)
        reconcile()
      }
    },
    heard(session, staff) {
      consoleOf(session, staff).heardAtMs = time.steadyMs()
      reconcile()
    },
    look() {
      for (const [session, one] of consoles) if (one.streams === 0 && !isThere(one)) consoles.delete(session)
      reconcile()
    },
  }
}
