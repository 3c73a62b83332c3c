import type { CaseId } from '../../bot/conversation.ts'
import type { Time } from '../../time.ts'
import { type Crowd, type CrowdOf, openToldCrowds } from '../tell-crowd.ts'

/**
 * Cases without a topic yet, behind the first few of their crowd: the group has twenty messages a minute for everybody. `tell` hears of a
 * crowd as of one, when it is time to say so.
 */
export function openFoldedCases(crowdOf: CrowdOf, tell: (crowd: Crowd) => void, time: Pick<Time, 'steadyMs'>) {
  const behind = new Set<CaseId>()
  const told = openToldCrowds(time)
  return {
    async isFolded(id: CaseId): Promise<boolean> {
      const crowd = await crowdOf(id)
      if (crowd === null) {
        behind.delete(id)
        return false
      }
      behind.add(id)
      if (told.begin(crowd, '')) tell(crowd)
      return true
    },
    /** One before them is taken, or gone: the next one of their line has come forward, and each is looked at anew. */
    unfold(): readonly CaseId[] {
      const all = [...behind]
      behind.clear()
      return all
    },
  }
}
