import type { Tables } from '../tables.ts'
import { accountTable } from './accounts.ts'
import { inviteTable } from './invites.ts'
import { paperTables } from './papers.ts'
import { sessionTable } from './sessions.ts'
import { setAtOnceTable } from './set-at-once.ts'

export type StaffTables = ReturnType<typeof staffTables>

/** The tables of the staff. */
export function staffTables({ db, ring, newId, blocked }: Tables) {
  const sessions = sessionTable(db, ring)
  const invites = inviteTable(db, ring)
  return {
    accounts: accountTable(db, ring, newId),
    sessions,
    invites,
    papers: paperTables(db, newId),
    setAtOnce: setAtOnceTable(db),
    blocked,
    /** Lets go what nobody needs any more. */
    tidy(nowMs: number) {
      sessions.tidy(nowMs)
      invites.tidy(nowMs)
      blocked.tidy(nowMs)
    },
  }
}
