import type { CaseId } from '../../../bot/conversation.ts'
import type { Case, StaffId } from '../../../hotline/case.ts'
import type { Refusal } from '../../../hotline/refusal.ts'
import type { Store } from '../../../store/store.ts'
import type { Time } from '../../../time.ts'

/** What a reply says, whichever page it was sent from. */
interface Words {
  readonly text: string
  readonly file?: string | undefined
}

type Said = Case | Refusal | 'unknown-case'

/** Somebody who says the same again after this means it. */
const onceWithinMs = 2 * 60_000

/**
 * Two pages of one of the staff hold the same draft, each under an id of its own: what was said a moment ago, and to which the person has
 * written nothing since, is not said again. In memory: nobody has two pages open over a start.
 */
export function openSameWords({ store, time }: { readonly store: Pick<Store, 'caseOf'>; readonly time: Pick<Time, 'steadyMs'> }) {
  const lastOf = new Map<string, { readonly words: string; readonly atMs: number; readonly said: Promise<Said> }>()

  async function stands(id: CaseId, said: Promise<Said>): Promise<boolean> {
    const what = await said.catch(() => null)
    return what !== null && typeof what === 'object' && (await store.caseOf(id))?.case.unansweredSinceMs === null
  }

  return async (id: CaseId, by: StaffId, { text, file }: Words, say: () => Promise<Said>): Promise<Said> => {
    const key = `${by}/${id}`
    const words = JSON.stringify([text.trim(), file])
    const last = lastOf.get(key)
    if (last?.words === words && time.steadyMs() - last.atMs < onceWithinMs && (await stands(id, last.said))) return last.said
    const said = say()
    lastOf.set(key, { words, atMs: time.steadyMs(), said })
    forgetOld()
    return said
  }

  function forgetOld(): void {
    const nowMs = time.steadyMs()
    for (const [key, { atMs }] of lastOf) if (nowMs - atMs >= onceWithinMs) lastOf.delete(key)
  }
}
