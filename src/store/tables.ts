import type { Database } from 'better-sqlite3'
import type { AtPoint } from './crash-point.ts'
import { GroupCommit } from './group-commit.ts'
import type { KeyRing } from './keys/key-ring.ts'
import { type Media, mediaTable } from './media/media-table.ts'
import { type TakeBacks, takeBackTable } from './media/take-backs.ts'
import { type Audit, auditTable } from './staff/audit.ts'
import { type Blocked, blockedTable } from './staff/blocked.ts'
import { type Alerts, alertTable } from './tables/alerts.ts'
import { type Cases, caseTable } from './tables/cases.ts'
import { type Clocks, clockTable } from './tables/clocks.ts'
import { type Conversations, conversationTable } from './tables/conversations.ts'
import { type DoneOnce, doneOnceTable } from './tables/done-once.ts'
import { hoursTable, type KeptHours } from './tables/hours.ts'
import { type Inbox, inboxTable } from './tables/inbox.ts'
import { type Outgoing, outgoingTable } from './tables/outgoing.ts'
import { type Tallies, tallyTable } from './tables/tallies.ts'
import { type Unanswered, unansweredTable } from './tables/unanswered.ts'
import { uuidMaker } from './uuid.ts'

/**
 * An open store from inside: its tables, the keys they are sealed with, and the one way to write.
 *
 * In their SQL a parameter is written `+?` where it meets a join or an ORDER BY: SQLite plans such a statement anew for every value of a
 * bare `?`, which takes longer (25 µs) than the statement (3 µs).
 */
export interface Tables {
  readonly db: Database
  readonly ring: KeyRing
  readonly writer: GroupCommit
  readonly at: AtPoint
  readonly newId: (nowMs: number) => string
  readonly conversations: Conversations
  readonly inbox: Inbox
  readonly outgoing: Outgoing
  readonly media: Media
  readonly takeBacks: TakeBacks
  readonly cases: Cases
  readonly clocks: Clocks
  readonly doneOnce: DoneOnce
  readonly alerts: Alerts
  readonly hours: KeptHours
  readonly unanswered: Unanswered
  readonly audit: Audit
  readonly blocked: Blocked
  readonly tallies: Tallies
}

/** Every table over a database whose schema is of today. */
export function openTables(db: Database, ring: KeyRing, at: AtPoint): Tables {
  const newId = uuidMaker()
  const conversations = conversationTable(db, ring, newId)
  const clocks = clockTable(db)
  return {
    db,
    ring,
    at,
    newId,
    writer: new GroupCommit(db, at, conversations.forget),
    conversations,
    inbox: inboxTable(db, newId),
    outgoing: outgoingTable(db),
    media: mediaTable(db, newId),
    takeBacks: takeBackTable(db, ring, newId),
    cases: caseTable(db, clocks),
    clocks,
    doneOnce: doneOnceTable(db),
    alerts: alertTable(db),
    hours: hoursTable(db),
    unanswered: unansweredTable(db, ring.store, newId),
    audit: auditTable(db, ring.store),
    blocked: blockedTable(db, ring),
    tallies: tallyTable(db),
  }
}
