import type { CaseAlert } from '../hotline/case-alert.ts'

/** What rings for staff. */
export interface AlertStore {
  /** Alerts and rings that are due, oldest first. They were kept in the transaction of the step that made them. */
  nextAlerts(nowMs: number, limit: number): Promise<readonly QueuedAlert[]>

  /** It has reached somebody, or is tried again. Twice is the same as once. */
  settleAlert(id: AlertId, settlement: AlertSettlement): Promise<void>
}

export type AlertId = string & { readonly __id: 'alert' }

export interface QueuedAlert {
  readonly id: AlertId
  readonly alert: CaseAlert
  /** Those before this one. */
  readonly tries: number
  readonly madeAtMs: number
}

export type AlertSettlement = { readonly state: 'done' } | { readonly state: 'due'; readonly dueAtMs: number }
