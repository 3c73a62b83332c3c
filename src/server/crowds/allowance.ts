import type { Time } from '../../time.ts'

export interface AllowanceDeps {
  readonly most: number
  readonly perMs: number
  readonly time: Pick<Time, 'steadyMs'>
}

/** Callers are forgotten as soon as their time is over; the map is looked through when it has grown by so many. */
const lookThroughEvery = 1_000

/**
 * How much one caller may have within some time, bytes or talks, whatever sessions it opens: without it one line fills the disk for
 * everybody. In memory. Returns what charges a caller: 0, or how long it waits until as much is there again, when the amount is more than
 * is left; it is not charged then.
 */
export function openAllowance({ most, perMs, time }: AllowanceDeps): (caller: string, amount: number) => number {
  const used = new Map<string, { readonly untilMs: number; amount: number }>()
  let grown = 0

  return (caller, amount) => {
    const nowMs = time.steadyMs()
    const known = used.get(caller)
    const mine = known !== undefined && known.untilMs > nowMs ? known : { untilMs: nowMs + perMs, amount: 0 }
    if (mine.amount + amount > most) return mine.untilMs - nowMs
    mine.amount += amount
    if (known !== mine) forgetOld(nowMs)
    used.set(caller, mine)
    return 0
  }

  function forgetOld(nowMs: number): void {
    grown += 1
    if (grown < lookThroughEvery) return
    grown = 0
    for (const [caller, { untilMs }] of used) if (untilMs <= nowMs) used.delete(caller)
  }
}
