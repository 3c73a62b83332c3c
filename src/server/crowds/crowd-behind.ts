import type { Crowd } from '../../alerts/tell-crowd.ts'
import type { CaseId } from '../../bot/conversation.ts'
import type { Store } from '../../store/store.ts'
import type { Hotline } from '../hotline/hotline.ts'
import { inFairOrder } from './fair-order.ts'

export interface CrowdBehindDeps {
  readonly store: Pick<Store, 'caseOf' | 'openCases'>
  readonly hotline: Pick<Hotline, 'onChange'>
}

/**
 * Tells of a case whether it waits behind the first few of many that came over one line, and of which; null: it stands where it would stand
 * anyway. So it does where nobody can tell: nothing is kept quiet by mistake. Never rejects.
 */
export function openCrowdBehind({ store, hotline }: CrowdBehindDeps): (id: CaseId) => Promise<Crowd | null> {
  let known: Promise<Known> | null = null
  hotline.onChange(() => {
    known = null
  })

  async function read(): Promise<Known> {
    const { cases, fromOneLine, standsBehind } = inFairOrder(await store.openCases())
    return new Map(
      cases.map((one) => [one.case.id, one.line !== null && standsBehind(one) ? { line: one.line, count: fromOneLine(one) } : null]),
    )
  }

  return async (id) => {
    try {
      const line = (await store.caseOf(id))?.line ?? null
      if (line === null) return null // and the queue, long as it may be, is not read
      const before = known
      const cases = await before
      if (cases?.has(id)) return cases.get(id) ?? null
      if (known === before || known === null) known = read() // whoever else asks meanwhile waits for the same
      return (await known).get(id) ?? null
    } catch {
      known = null
      return null
    }
  }
}

type Known = ReadonlyMap<CaseId, Crowd | null>
