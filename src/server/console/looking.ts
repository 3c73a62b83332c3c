import type { CaseId } from '../../bot/conversation.ts'
import type { StaffId } from '../../hotline/case.ts'
import type { Time } from '../../time.ts'

/** Who has which case open, and who types in it. In memory alone: it is true for seconds. */
export interface Looking {
  /** Returns what ends it. */
  open(id: CaseId, who: Looker): () => void
  typing(id: CaseId, who: Looker, typing: boolean): void
  at(id: CaseId): readonly { readonly name: string; readonly typing: boolean }[]
}

export interface Looker {
  readonly id: StaffId
  readonly name: string
}

interface Seat {
  readonly name: string
  windows: number
  typedAtMs: number
}

/** A page says so again every few seconds while keys are pressed. */
const typingMs = 8_000

export function openLooking(time: Pick<Time, 'steadyMs'>, onChange: (id: CaseId) => void): Looking {
  const cases = new Map<CaseId, Map<StaffId, Seat>>()

  function seat(id: CaseId, { id: who, name }: Looker): Seat {
    const seats = cases.get(id) ?? new Map<StaffId, Seat>()
    const mine = seats.get(who) ?? { name, windows: 0, typedAtMs: Number.NEGATIVE_INFINITY }
    cases.set(id, seats.set(who, mine))
    return mine
  }

  function leave(id: CaseId, who: Looker): void {
    const seats = cases.get(id)
    const mine = seats?.get(who.id)
    if (seats === undefined || mine === undefined) return
    mine.windows -= 1
    if (mine.windows > 0) return
    seats.delete(who.id)
    if (seats.size === 0) cases.delete(id)
    onChange(id)
  }

  return {
    open(id, who) {
      const mine = seat(id, who)
      mine.windows += 1
      if (mine.windows === 1) onChange(id)
      return () => leave(id, who)
    },

    typing(id, who, typing) {
      const mine = cases.get(id)?.get(who.id)
      if (mine === undefined) return
      const before = time.steadyMs() - mine.typedAtMs < typingMs
      mine.typedAtMs = typing ? time.steadyMs() : Number.NEGATIVE_INFINITY
      if (before !== typing) onChange(id)
    },

    at: (id) =>
      [...(cases.get(id)?.values() ?? [])].map(({ name, typedAtMs }) => ({ name, typing: time.steadyMs() - typedAtMs < typingMs })),
  }
}
