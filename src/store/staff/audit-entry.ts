import type { CaseId } from '../../bot/conversation.ts'
import type { StaffId } from '../../hotline/case.ts'

/** Who did what. `detail` is an id, a level, a reason that staff gave; never a word of the person, no name, no address. */
export interface AuditEntry extends DoneTo {
  readonly atMs: number
  /** Null: nobody who has an account (the command line, a name that nobody has). */
  readonly staff: StaffId | null
  readonly deed: string
}

export interface DoneTo {
  readonly case: CaseId | null
  readonly detail: string | null
}

export function auditEntry(
  atMs: number,
  staff: StaffId | null,
  deed: string,
  { case: about = null, detail = null }: Partial<DoneTo> = {},
): AuditEntry {
  return { atMs, staff, deed, case: about, detail }
}
