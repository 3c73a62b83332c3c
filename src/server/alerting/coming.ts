import { readComingToken } from '../../alerts/coming-token.ts'
import type { CaseId } from '../../bot/conversation.ts'
import { AppError } from '../../errors.ts'
import type { StaffId } from '../../hotline/case.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { ReachStore } from '../../store/reach/reach.ts'
import type { Time } from '../../time.ts'
import type { Hotline } from '../hotline/hotline.ts'

export interface ComingDeps {
  readonly reach: Pick<ReachStore, 'useOnce'>
  readonly key: string
  readonly people: () => Promise<readonly Staff[]>
  readonly act: Hotline['act']
  readonly time: Pick<Time, 'nowMs'>
}

export interface Coming {
  /**
   * Somebody pressed "I am coming" on a phone, or a gateway says so for them. @throws AppError `not-allowed`
   * for a token that does not serve
   */
  byToken(token: string): Promise<void>
  /** The same, said while the notice was delivered. Never rejects: the console shows how the case stands. */
  now(id: CaseId, staff: StaffId): Promise<void>
}

/** "I am coming" holds the ladder for a while; it takes no case. Whoever has no account any more is not coming. */
export function openComing({ reach, key, people, act, time }: ComingDeps): Coming {
  async function acknowledge(id: CaseId, staff: StaffId): Promise<void> {
    const person = (await people()).find((one) => one.id === staff)
    if (person === undefined) throw new AppError('not-allowed', 'a token of somebody who does not work here any more')
    await act(id, { act: 'acknowledge' }, person)
  }

  return {
    async byToken(token) {
      const nowMs = time.nowMs()
      const coming = readComingToken(token, key, nowMs)
      if (coming === null || !(await reach.useOnce(token, coming.untilMs, nowMs)))
        throw new AppError('not-allowed', 'a token that is not ours, too old, or used')
      await acknowledge(coming.case, coming.staff)
    },
    now: (id, staff) => acknowledge(id, staff).catch(() => undefined),
  }
}
