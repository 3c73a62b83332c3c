import type { NamedStatus } from '../../adapters/ask-statuses.ts'
import type { StaffId } from '../../hotline/case.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AccountDeps } from '../../staff/account-deps.ts'
import type { AuditEntry, DoneTo } from '../../store/staff/audit-entry.ts'
import type { Store } from '../../store/store.ts'
import type { Time } from '../../time.ts'
import type { Phones } from '../alerting/phones.ts'
import type { Hotline } from '../hotline/hotline.ts'
import type { Log } from '../log.ts'
import type { Cookie } from '../page/cookie.ts'
import type { LimitsOf } from '../take-turn.ts'
import type { ConsoleEvents } from './console-events.ts'
import type { Guard } from './guard.ts'
import type { SetAtOnce } from './set-at-once.ts'
import type { ShowWriting } from './show-writing.ts'
import type { Views } from './view/case-view.ts'

/** What the console is given. */
export interface ConsoleDeps extends AccountDeps {
  readonly store: Store
  readonly hotline: Hotline
  /** Null while no content could be loaded. */
  readonly knowledge: () => Knowledge | null
  /** The same without what curators have set at once. */
  readonly contentAsWritten: () => Knowledge | null
  readonly setAtOnce: SetAtOnce
  readonly limitsOf: LimitsOf
  /** The longest file that staff can send. */
  readonly mostFileBytes: number
  /** A channel whose page fetches what we say, so that it is known what was read. */
  readonly isPulled: (channel: string) => boolean
  /** Left out: no app can show it. */
  readonly showWriting?: ShowWriting
  readonly phones: Phones
  /** Asks every service how we stand with it. */
  readonly channelStatuses: () => Promise<readonly NamedStatus[]>
  /** Whether the phone of anybody on call can be reached; null while nobody is on call. */
  readonly phonesReachable: () => Promise<boolean | null>
  readonly time: Time
  readonly log: Log
  readonly publicAddress: string | null
  /** Where people open the console, for links. */
  readonly consoleAddress: () => string
  readonly stopping: () => boolean
}

/** What its addresses work with. */
export interface RouteDeps extends ConsoleDeps {
  readonly cookie: Cookie
  readonly guard: Guard
  readonly events: ConsoleEvents
  readonly views: Views
  /** What one of the staff did, now, for the audit. */
  readonly did: (staff: StaffId, deed: string, to?: Partial<DoneTo>) => AuditEntry
}
