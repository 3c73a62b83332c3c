import type { CaseId } from '../../../bot/conversation.ts'
import { AppError } from '../../../errors.ts'
import { type Deed, mayDo, relationTo } from '../../../hotline/roles.ts'
import type { CaseSummary } from '../../../store/case-store.ts'
import type { AuditEntry } from '../../../store/staff/audit-entry.ts'
import type { RouteDeps } from '../deps.ts'
import type { SignedIn } from '../guard.ts'
import { mayRead } from '../view/case-view.ts'

/**
 * The one way from an address to a case: who may do what to which is the hotline's table, and the audit knows what was tried as it knows
 * what was done. `trying` is what the audit calls it.
 */
export interface CaseAccess {
  /** @throws AppError `not-found` alike for a case that is not there and one that they may not read */
  readable(me: SignedIn, id: string, trying: string): Promise<CaseSummary>
  /** The case, if they may do this to it. @throws AppError `not-found`, or `forbidden` for one that they may only read */
  allowed(deed: Deed, me: SignedIn, id: string, trying?: string): Promise<CaseSummary>
  tellForbidden(me: SignedIn, trying: string, id: string): Promise<void>
  /** For the audit: what this one of the staff did to a case, now. */
  told(me: SignedIn, deed: string, id: string, detail?: string | null): AuditEntry
  /** A reason may tell of the person, so it stands among the notes, sealed and gone with the conversation; the audit says what was done. */
  keepReason(me: SignedIn, found: CaseSummary, deed: Deed, text: string): Promise<void>
}

export function openCaseAccess({ store, staff, did, time }: Pick<RouteDeps, 'store' | 'staff' | 'did' | 'time'>): CaseAccess {
  async function readable(me: SignedIn, id: string, trying: string): Promise<CaseSummary> {
    const found = await store.caseOf(id as CaseId)
    if (found !== null && mayRead(found, me.staff)) return found
    await tellForbidden(me, trying, id)
    throw new AppError('not-found', 'no such case, or not theirs')
  }

  async function allowed(deed: Deed, me: SignedIn, id: string, trying: string = deed): Promise<CaseSummary> {
    const found = await readable(me, id, trying)
    if (mayDo(me.staff.role, deed, relationTo(found.case, me.staff.id))) return found
    await tellForbidden(me, trying, id)
    throw new AppError('forbidden', `not theirs to ${deed}`)
  }

  function tellForbidden(me: SignedIn, trying: string, id: string): Promise<void> {
    return staff.tell(told(me, 'forbidden', id, trying))
  }

  function told(me: SignedIn, deed: string, id: string, detail: string | null = null): AuditEntry {
    return did(me.account.id, deed, { case: id as CaseId, detail })
  }

  async function keepReason(me: SignedIn, { case: { id }, conversation }: CaseSummary, deed: Deed, text: string): Promise<void> {
    const press = `${deed}/${time.nowMs()}/${me.account.id}`
    await staff.addNote(conversation, { press, case: id, text: `${deed}: ${text}` }, told(me, 'note', id))
  }

  return { readable, allowed, tellForbidden, told, keepReason }
}
