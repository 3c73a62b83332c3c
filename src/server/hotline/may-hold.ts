import { mayDo } from '../../hotline/roles.ts'
import type { Account } from '../../store/staff/staff-store.ts'

/** Whether this account can take a case: whoever cannot is no reason to promise anybody. */
export function mayHold({ role, disabled, waitsForInvite }: Pick<Account, 'role' | 'disabled' | 'waitsForInvite'>): boolean {
  return !disabled && !waitsForInvite && mayDo(role, 'reply', 'own')
}
