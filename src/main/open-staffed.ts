import { timesWith } from '../hotline/times.ts'
import { openAlerting } from '../server/alerting/open-alerting.ts'
import { openSetAtOnce } from '../server/console/set-at-once.ts'
import { openCrowdBehind } from '../server/crowds/crowd-behind.ts'
import type { Door } from '../server/door.ts'
import { openHotline } from '../server/hotline/open-hotline.ts'
import type { Services } from './open-services.ts'
import type { Kept, Opening } from './opening.ts'

export type Staffed = Awaited<ReturnType<typeof openStaffed>>

/** The hotline, and what rings for its people. */
export async function openStaffed(
  { config, log, time, closing, later }: Opening,
  { store, metrics, library }: Kept,
  { channels, limitsOf }: Services,
  decide: Door,
) {
  const setAtOnce = await openSetAtOnce(store.staff)
  const content = () => {
    const known = library.knowledge()
    return known && setAtOnce.over(known)
  }
  const hotline = await openHotline({ store, decide, knowledge: content, limitsOf, time, times: timesWith(config.waits) })
  const crowdOf = openCrowdBehind({ store, hotline })
  const staffGroup = config.telegram?.staffGroup
  const alerting = await openAlerting({
    ...{ store, hotline, crowdOf, knowledge: hotline.knowledge, time, log, metrics },
    config: config.alerts,
    group: channels.telegram && staffGroup ? { settings: staffGroup, telegram: channels.telegram } : null,
    publicAddress: config.publicAddress,
    address: () => config.publicAddress ?? later.address,
  })
  later.alerting = alerting
  closing.push(alerting.stop)
  return { setAtOnce, hotline, alerting }
}
