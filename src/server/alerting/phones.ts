import { type Carrier, endOf } from '../../alerts/carrier.ts'
import { type Places, testNotice } from '../../alerts/notice.ts'
import { isPushService } from '../../alerts/push.ts'
import { AppError } from '../../errors.ts'
import type { StaffId } from '../../hotline/case.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import { letters } from '../../staff/tokens.ts'
import type { ReachStore, Target, Way, WayId } from '../../store/reach/reach.ts'
import type { Time } from '../../time.ts'

/** What one of the staff does about their own phones. */
export interface Phones {
  /** What this copy can send over. */
  readonly over: readonly Target['kind'][]
  /** What a browser has to be told before it allows notifications of ours. */
  readonly pushKey: string
  /** Whether there is a Telegram group to link an account with. */
  readonly hasGroup: boolean
  waysOf(staff: StaffId): Promise<readonly Way[]>
  /** @throws AppError `bad-request` for an address that is no push service, and for more ways than anybody needs */
  add(staff: StaffId, target: Target, language: Language): Promise<void>
  remove(staff: StaffId, way: WayId): Promise<boolean>
  /** They left, or a phone is in other hands: nothing rings for them any more. */
  forget(staff: StaffId): Promise<void>
  /** Sends a notice about nothing and says how it ended; null: no such way of theirs. */
  test(staff: StaffId, way: WayId): Promise<'arrived' | 'failed' | 'gone' | null>
  isLinked(staff: StaffId): Promise<boolean>
  /** A code that they write in the group within ten minutes. */
  linkCode(staff: StaffId): Promise<{ readonly code: string; readonly untilMs: number }>
  unlink(staff: StaffId): Promise<void>
}

export interface PhonesDeps {
  readonly reach: ReachStore
  readonly carriers: ReadonlyMap<Target['kind'], Carrier>
  readonly pushKey: string
  readonly pushServices: readonly string[]
  readonly hasGroup: boolean
  readonly places: () => Places
  readonly time: Time
}

const mostWays = 10
const codeMs = 10 * 60_000
const codeLength = 8

export function openPhones({ reach, carriers, pushKey, pushServices, hasGroup, places, time }: PhonesDeps): Phones {
  return {
    over: [...carriers.keys()],
    pushKey,
    hasGroup,
    waysOf: (staff) => reach.waysOf([staff]),

    async add(staff, target, language) {
      if (!carriers.has(target.kind)) throw new AppError('bad-request', `this copy cannot send over ${target.kind}`)
      if (target.kind === 'push' && !isPushService(target.endpoint, pushServices))
        throw new AppError('bad-request', 'an address that is no push service of a browser')
      if ((await reach.waysOf([staff])).length >= mostWays) throw new AppError('bad-request', 'more ways than anybody needs')
      await reach.addWay(staff, target, language, time.nowMs())
    },

    remove: (staff, way) => reach.removeWay(staff, way),

    forget: (staff) => reach.forget(staff),

    async test(staff, id) {
      const way = (await reach.waysOf([staff])).find((one) => one.id === id)
      const carrier = way && carriers.get(way.target.kind)
      if (way === undefined || carrier === undefined) return null
      const carried = await carrier.carry(way.target, testNotice(`test-${id}-${time.nowMs()}`, way.language, places()))
      const ended = endOf(carried)
      await reach.noteTry(id, ended, time.nowMs())
      return ended
    },

    isLinked: (staff) => reach.hasAccount(staff),
    async linkCode(staff) {
      const code = letters(codeLength)
      const untilMs = time.nowMs() + codeMs
      await reach.keepLinkCode(staff, code, untilMs)
      return { code, untilMs }
    },
    unlink: (staff) => reach.unlinkAccount(staff),
  }
}
