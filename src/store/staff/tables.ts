import type { Database } from 'better-sqlite3'
import type { KeyRing } from '../keys/key-ring.ts'
import { uuidMaker } from '../uuid.ts'
import { type Accounts, accountTable } from './accounts.ts'
import type { Blocked } from './blocked.ts'
import { type Invites, inviteTable } from './invites.ts'
import { type Papers, paperTables } from './papers.ts'
import { type Sessions, sessionTable } from './sessions.ts'
import { type SetAtOnce, setAtOnceTable } from './set-at-once.ts'

/** The tables of the staff. */
export interface StaffTables {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly invites: Invites
  readonly papers: Papers
  readonly setAtOnce: SetAtOnce
  readonly blocked: Blocked
  /** Lets go what nobody needs any more. */
  tidy(nowMs: number): void
}

export function staffTables({
  db,
  ring,
  blocked,
}: {
  readonly db: Database
  readonly ring: KeyRing
  readonly blocked: Blocked
}): StaffTables {
  const newId = uuidMaker()
  const sessions = sessionTable(db, ring)
  const invites = inviteTable(db, ring)
  return {
    accounts: accountTable(db, ring, newId),
    sessions,
    invites,
    papers: paperTables(db, newId),
    setAtOnce: setAtOnceTable(db),
    blocked,
    tidy(nowMs) {
      sessions.tidy(nowMs)
      invites.tidy(nowMs)
      blocked.tidy(nowMs)
    },
  }
}
