import type { StaffStore } from '../store/staff/staff-store.ts'
import type { Time } from '../time.ts'
import type { Passwords } from './passwords.ts'

/** What everything about accounts works with. */
export interface AccountDeps {
  readonly staff: StaffStore
  readonly passwords: Passwords
  readonly time: Pick<Time, 'nowMs'>
}
