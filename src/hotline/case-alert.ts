import type { CaseId } from '../bot/conversation.ts'
import type { Level } from '../knowledge/knowledge.ts'
import type { StaffId } from './case.ts'
import type { AlertReason, Whom } from './step.ts'

/** An alert or a ring of a case as it reaches staff: content-free, for it may be read on a lock screen. */
export type CaseAlert = AlertedCase &
  (
    | { readonly kind: 'alert'; readonly whom: Whom; readonly why: AlertReason }
    /** The phone of somebody on call. */
    | { readonly kind: 'ring'; readonly staff: StaffId }
  )

interface AlertedCase {
  readonly case: CaseId
  /** What staff call the conversation by. */
  readonly pseudonym: string
  readonly level: Level
}
