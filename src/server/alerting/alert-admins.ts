import { type Carrier, endOf } from '../../alerts/carrier.ts'
import { channelNotice, type Places } from '../../alerts/notice.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { ReachStore, Target } from '../../store/reach/reach.ts'
import type { Time } from '../../time.ts'

export interface AlertAdminsDeps {
  readonly reach: ReachStore
  readonly carriers: ReadonlyMap<Target['kind'], Carrier>
  readonly people: () => Promise<readonly Staff[]>
  readonly places: () => Places
  readonly time: Time
}

/**
 * Tells whoever keeps this copy that a channel does not work, over every phone and mailbox of theirs; nobody is called. How many it
 * reached. Tried once: while it lasts it is told again every hour.
 */
export async function alertAdmins(
  channel: string,
  code: string,
  { reach, carriers, people, places, time }: AlertAdminsDeps,
): Promise<number> {
  const admins = (await people()).filter(({ role }) => role === 'admin').map(({ id }) => id)
  const ways = (await reach.waysOf(admins)).filter(({ target: { kind } }) => kind !== 'call')
  const ended = await Promise.all(
    ways.map(async (way) => {
      const notice = channelNotice(`${channel}-${way.id}-${time.nowMs()}`, channel, code, way.language, places())
      const carried = await carriers.get(way.target.kind)?.carry(way.target, notice)
      const how = carried === undefined ? 'failed' : endOf(carried)
      if (carried !== undefined) await reach.noteTry(way.id, how, time.nowMs())
      return how
    }),
  )
  return ended.filter((how) => how === 'arrived').length
}
