import type { Crowd } from '../../alerts/tell-crowd.ts'
import type { CaseId } from '../../bot/turn.ts'
import type { Store } from '../../store/store.ts'
import type { Hotline } from '../hotline/hotline.ts'
import { inFairOrder } from './fair-order.ts'

export interface CrowdBehindDeps {
  readonly store: Pick<Store, 'openCases'>
  readonly hotline: Pick<Hotline, 'onChange'>
}

/**
 * Tells of a case whether it waits behind the first few of many that came over one line, and of which; null: it stands where it would stand
 * anyway. So it does where nobody can tell: nothing is kept quiet by mistake. Never rejects.
 */
export function openCrowdBehind({ store, hotline }: CrowdBehindDeps): (id: CaseId) => Promise<Crowd | null> {
  let known: Known = new Map()
  hotline.onChange(() => {
    known = new Map()
  })

  async function read(): Promise<Known> {
    const before = known
    const { cases, fromOneLine, standsBehind } = inFairOrder(await store.openCases())
    const now: Known = new Map(
      cases.map((one) => [one.case.id, one.line !== null && standsBehind(one) ? { line: one.line, count: fromOneLine(one) } : null]),
    )
    if (known === before) known = now // else something has changed meanwhile
    return now
  }

  return async (id) => {
    try {
      return (known.has(id) ? known : await read()).get(id) ?? null
    } catch {
      return null
    }
  }
}

type Known = ReadonlyMap<CaseId, Crowd | null>
