import type { Case, StaffId } from './case.ts'

/** Nobody is everything: whoever keeps accounts reads no conversation, whoever writes content neither. */
export type Role = 'responder' | 'supervisor' | 'curator' | 'admin'

export interface Staff {
  readonly id: StaffId
  readonly role: Role
  /** As people in need know them; never the name of their account. */
  readonly name: string
}

/** How one of the staff stands to a case: holds it (held it last, where it is closed), nobody does, somebody else does. */
export type Relation = 'own' | 'unheld' | 'foreign'

/** Whatever staff may do, by its name in the record; an `Act` is what one of them does to a case. */
export type Deed = keyof typeof reaches

/** Whether the role may do this to a case that stands so to them; for what has no case `relation` says nothing. */
export function mayDo(role: Role, deed: Deed, relation: Relation = 'foreign'): boolean {
  const reach: Reach = (reaches[deed] as Partial<Record<Role, Reach>>)[role] ?? 'never'
  return reach === 'any' || (reach === 'open' && relation !== 'foreign') || (reach === 'own' && relation === 'own')
}

/** Whether there is any case to which the role may do it. */
export function mayEverDo(role: Role, deed: Deed): boolean {
  return mayDo(role, deed, 'own') || mayDo(role, deed, 'unheld')
}

export function relationTo({ state }: Pick<Case, 'state'>, staff: StaffId): Relation {
  if (state.at === 'waiting' || (state.at === 'taken' && state.by.kind === 'outside')) return 'unheld'
  const whose = state.at === 'taken' ? (state.by.kind === 'responder' ? state.by.id : null) : state.at === 'parked' ? state.owner : state.by
  return whose === staff ? 'own' : 'foreign'
}

type Reach = 'never' | 'own' | 'open' | 'any'

const hotline = { responder: 'any', supervisor: 'any' } as const
const everyone = { ...hotline, curator: 'any', admin: 'any' } as const

/** Who may do what. `own`: to a case they hold; `open`: also to one that nobody holds. A role that is not named may not. */
export const reaches = {
  // cases
  'see-queue': hotline,
  'read-case': { responder: 'open', supervisor: 'any' },
  take: { responder: 'open', supervisor: 'any' },
  reply: { responder: 'own', supervisor: 'own' },
  'hold-back': { responder: 'own', supervisor: 'own' },
  note: { responder: 'own', supervisor: 'any' },
  release: { responder: 'own', supervisor: 'any' },
  transfer: { responder: 'own', supervisor: 'own' },
  reassign: { supervisor: 'any' },
  park: { responder: 'own', supervisor: 'any' },
  'hand-back': { responder: 'own', supervisor: 'any' },
  close: { responder: 'own', supervisor: 'any' },
  reopen: { responder: 'own', supervisor: 'any' },
  'set-level': { responder: 'own', supervisor: 'any' },
  acknowledge: hotline,
  'reveal-name': { responder: 'own', supervisor: 'any' },
  'block-sender': { responder: 'own', supervisor: 'any' },
  'hold-erase': { supervisor: 'any' },
  practise: hotline,
  // the hotline
  'see-clocks-and-people': { supervisor: 'any' },
  'edit-timetable': { supervisor: 'any', admin: 'any' },
  'see-on-call': { ...hotline, admin: 'any' },
  'own-phones': everyone,
  // knowledge
  'search-knowledge': { ...hotline, curator: 'any' },
  'see-entries': { supervisor: 'any', curator: 'any' },
  'see-gaps': { curator: 'any' },
  'confirm-contact': { curator: 'any' },
  'withdraw-contact': { supervisor: 'any', curator: 'any' },
  'withdraw-entry': { supervisor: 'any', curator: 'any' },
  // the house
  'own-account': everyone,
  'manage-accounts': { admin: 'any' },
  'see-channels': { admin: 'any' },
  'see-audit': { supervisor: 'any', admin: 'any' },
  'see-report': { supervisor: 'any', curator: 'any', admin: 'any' },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Role, Reach>>>>>
