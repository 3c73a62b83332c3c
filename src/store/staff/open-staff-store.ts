import type { StaffId } from '../../hotline/case.ts'
import { openOrNull } from '../open-or-null.ts'
import type { Tables } from '../tables.ts'
import { type AuditEntry, auditEntry } from './audit-entry.ts'
import type { KeptInvite } from './invites.ts'
import type { AccountRefusal, Joining, OpenedInvite, StaffStore } from './staff-store.ts'
import type { StaffTables } from './tables.ts'

/** The staff's half of an open store. */
export function openStaffStore(tables: Tables, { accounts, sessions, invites, papers, setAtOnce, blocked }: StaffTables): StaffStore {
  const { writer, audit } = tables

  function told(entry: AuditEntry, run: () => void): Promise<void> {
    return writer.write(() => {
      run()
      audit.add(entry)
    })
  }

  /** Changes an account that may be the last one that keeps accounts, and ends its sessions and open invites with what they stood on. */
  function takeAway(id: StaffId, run: () => void, entry: AuditEntry): Promise<AccountRefusal | 'done'> {
    return writer.write(() => {
      const refusal = accounts.mayLose(id)
      if (refusal !== null) return refusal
      invites.dropBy(id)
      run()
      sessions.endAll(id)
      audit.add(entry)
      return 'done'
    })
  }

  function openedAs({ role, staff: known }: KeptInvite, totpSecret: string): OpenedInvite {
    return { role, account: known === null ? null : (accounts.find(known)?.account ?? null), totpSecret }
  }

  function join({ role, staff: known }: KeptInvite, joining: Joining, nowMs: number): StaffId | null {
    const { login, name, password, totpSecret, totpStep } = joining
    if (known !== null) {
      accounts.beginAnew(known, { password, totpSecret, totpStep })
      return known
    }
    return accounts.findLogin(login) === null ? accounts.make({ login, name }, role, { password, totpSecret, totpStep }, nowMs) : null
  }

  return {
    accounts: async () => accounts.all(),
    account: async (id) => accounts.find(id)?.account ?? null,
    credentialsOf: async (login) => accounts.findLogin(login),
    credentials: async (id) => accounts.find(id),
    useStep: (id, step) => writer.write(() => accounts.useStep(id, step)),
    useRecoveryCode: (id, code) => writer.write(() => sessions.useCode(id, code)),
    setRecoveryCodes: (id, codes, entry) => told(entry, () => sessions.setCodes(id, codes)),
    setPassword: (id, password, except, entry) =>
      told(entry, () => {
        accounts.setPassword(id, password)
        sessions.endAllBut(id, except)
      }),
    setOwn: (id, own, entry) => told(entry, () => accounts.setOwn(id, own)),
    setRole: (id, role, entry) => takeAway(id, () => accounts.setRole(id, role), entry),
    async setDisabled(id, disabled, entry) {
      if (disabled) return takeAway(id, () => accounts.setDisabled(id, entry.atMs), entry)
      if (accounts.find(id) === null) return 'unknown-account'
      await told(entry, () => accounts.setDisabled(id, null))
      return 'done'
    },

    async invite(invite, entry) {
      const { staff: known } = invite
      if (known !== null)
        return takeAway(
          known,
          () => {
            accounts.clearProof(known)
            sessions.dropCodes(known)
            invites.add(invite)
          },
          entry,
        )
      await told(entry, () => invites.add(invite))
      return 'done'
    },

    invites: async (nowMs) => invites.open(nowMs),
    revokeInvite: (id, entry) =>
      writer.write(() => {
        const revoked = invites.revoke(id)
        if (revoked) audit.add(entry)
        return revoked
      }),

    openInvite: (token, totpSecret, nowMs) =>
      writer.write(() => {
        const found = invites.find(token, nowMs)
        if (found === null) return null
        invites.setSecret(token, totpSecret)
        return openedAs(found, totpSecret)
      }),
    async openedInvite(token, nowMs) {
      const found = invites.find(token, nowMs)
      return found === null || found.totpSecret === null ? null : openedAs(found, found.totpSecret)
    },

    acceptInvite: (token, joining, nowMs) =>
      writer.write(() => {
        const found = invites.find(token, nowMs)
        if (found === null || found.totpSecret === null) return 'bad-invite'
        if (found.totpSecret !== joining.totpSecret) return 'bad-code'
        const wasFirst = accounts.all().length === 0
        const id = join(found, joining, nowMs)
        if (id === null) return 'name-taken'
        invites.use(token)
        if (wasFirst) invites.dropOfNobody()
        sessions.setCodes(id, joining.recoveryCodes)
        audit.add(auditEntry(nowMs, id, 'accept-invite', { detail: found.role }))
        return 'joined'
      }),

    startSession: (token, id, entry) =>
      told(entry, () => {
        sessions.start(token, id, entry.atMs)
        accounts.seen(id, entry.atMs)
      }),

    async session(token) {
      const row = sessions.find(token)
      const found = row === null ? null : accounts.find(row.staff)
      return row === null || found === null ? null : { account: found.account, madeAtMs: row.made_at_ms, activeAtMs: row.active_at_ms }
    },

    touchSession: (token, nowMs) => writer.write(() => void sessions.touch(token, nowMs)),
    endSession: (token, entry) =>
      writer.write(() => {
        sessions.end(token)
        if (entry !== null) audit.add(entry)
      }),
    noteTry: (who, withinMs, nowMs) => writer.write(() => sessions.noteTry(who, withinMs, nowMs)),
    forgetTries: (who) => writer.write(() => void sessions.forgetTries(who)),

    tell: (entry) => writer.write(() => audit.add(entry)),
    audit: async (query) => audit.read(query),
    auditIsWhole: async () => audit.isWhole(),

    async notes(of) {
      const opened = openOrNull(tables, of)
      return opened === null ? [] : papers.notes(opened)
    },
    addNote: (of, note, entry) =>
      writer.write(() => {
        const opened = openOrNull(tables, of)
        if (opened === null || entry.staff === null) return
        if (papers.addNote(opened, note, entry.staff, entry.atMs)) audit.add(entry)
      }),
    async draft(of, by) {
      const opened = openOrNull(tables, of)
      return opened === null ? '' : papers.draft(opened, by)
    },
    keepDraft: (of, by, text) =>
      writer.write(() => {
        const opened = openOrNull(tables, of)
        if (opened !== null) papers.keepDraft(opened, by, text)
      }),
    addressOf: async (of) => openOrNull(tables, of)?.address ?? null,
    block: (of, untilMs, entry) =>
      writer.write(() => {
        const opened = openOrNull(tables, of)
        if (opened === null) return false
        blocked.block(opened.address, untilMs)
        audit.add(entry)
        return true
      }),

    overrides: async () => setAtOnce.all(),
    override: (override, entry) => told(entry, () => setAtOnce.set(override)),
    restore: (kind, id, entry) => told(entry, () => setAtOnce.drop(kind, id)),
  }
}
