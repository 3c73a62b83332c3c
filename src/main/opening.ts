import type { Config } from '../config.ts'
import type { Library } from '../library/open-library.ts'
import type { Alerting } from '../server/alerting/open-alerting.ts'
import type { OpenLog } from '../server/log.ts'
import type { Metrics } from '../server/metrics.ts'
import type { Store } from '../store/store.ts'
import type { Time } from '../time.ts'
import type { Closing } from './closing.ts'

/** What every part is opened with. */
export interface Opening {
  readonly config: Config
  readonly log: OpenLog
  readonly time: Time
  readonly closing: Closing
  readonly later: Later
}

/** What a part may ask for that was opened before it was there. */
export interface Later {
  address: string
  alerting: Alerting | null
  stopping: boolean
}

/** What outlives a start, and what is counted. */
export interface Kept {
  readonly store: Store
  readonly metrics: Metrics
  readonly library: Library
}

/** Where people open the console. */
export function consoleAddress({ config, later }: Opening): string {
  return `${config.publicAddress ?? later.address}/console`
}
