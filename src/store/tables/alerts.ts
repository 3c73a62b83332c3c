import type { Database } from 'better-sqlite3'
import type { CaseId } from '../../bot/conversation.ts'
import type { CaseAlert } from '../../hotline/case-alert.ts'
import type { AlertId, AlertSettlement, QueuedAlert } from '../alert-store.ts'
import { parsedOrNull } from '../parsed-or-null.ts'

interface Row {
  readonly number: number
  readonly body: string
  readonly tries: number
  readonly made_at_ms: number
}

export type Alerts = ReturnType<typeof alertTable>

/** What staff have to hear of: kept with the step that made it, gone once it has reached somebody. */
export function alertTable(db: Database) {
  const insert = db.prepare('INSERT INTO alerts (case_id, body, made_at_ms, due_at_ms) VALUES (?, ?, ?, ?)')
  const due = db.prepare<[number, number], Row>(
    'SELECT number, body, tries, made_at_ms FROM alerts WHERE due_at_ms <= ? ORDER BY due_at_ms, number LIMIT ?',
  )
  const later = db.prepare('UPDATE alerts SET due_at_ms = ?, tries = tries + 1 WHERE number = ?')
  const remove = db.prepare('DELETE FROM alerts WHERE number = ?')
  const removeOld = db.prepare('DELETE FROM alerts WHERE made_at_ms < ?')
  const removeOf = db.prepare('DELETE FROM alerts WHERE case_id = ?')
  const move = db.prepare('UPDATE alerts SET made_at_ms = made_at_ms + ?, due_at_ms = due_at_ms + ?')

  return {
    add: (alert: CaseAlert, nowMs: number) => insert.run(alert.case, JSON.stringify(alert), nowMs, nowMs),

    /** Without what is damaged: a case that waits alerts again. */
    due: (nowMs: number, limit: number): readonly QueuedAlert[] =>
      due.all(nowMs, limit).flatMap(({ number, body, tries, made_at_ms: madeAtMs }) => {
        const alert = parsedOrNull(body) as CaseAlert | null
        return alert === null ? [] : [{ id: String(number) as AlertId, alert, tries, madeAtMs }]
      }),

    settle(id: AlertId, settlement: AlertSettlement) {
      if (settlement.state === 'done') remove.run(Number(id))
      else later.run(settlement.dueAtMs, Number(id))
    },

    /** The case is over: nobody has to come for what was told of it before. */
    forget: (about: CaseId) => removeOf.run(about),
    move: (byMs: number) => move.run(byMs, byMs),
    tidy: (nowMs: number) => removeOld.run(nowMs - keptMs),
  }
}

/** What nobody could be told by then is told by newer ones: a case that waits alerts again and again. */
const keptMs = 24 * 60 * 60 * 1000
