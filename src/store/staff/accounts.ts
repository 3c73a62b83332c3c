import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { StaffId } from '../../hotline/case.ts'
import type { Role } from '../../hotline/roles.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { seal, unseal } from '../keys/seal.ts'
import type { Account, AccountRefusal, Credentials } from './staff-store.ts'

interface Row {
  readonly id: StaffId
  readonly body: Buffer
  readonly role: Role
  readonly password: string | null
  readonly totp: Buffer | null
  readonly disabled_at_ms: number | null
  readonly seen_at_ms: number | null
}

/** Sealed: who works for the hotline is nobody's business who finds the file. */
interface Body {
  readonly login: string
  readonly name: string
  readonly language: Language
}

/** What makes an account, or lets it begin anew. */
export interface Proof {
  readonly password: string
  readonly totpSecret: string
  readonly totpStep: number
}

/** The accounts. What changes anything has to run inside a job of the writer. */
export function accountTable(db: Database, ring: KeyRing, newId: (nowMs: number) => string) {
  const insert = db.prepare(
    'INSERT INTO staff (id, look_up, body, role, password, totp, totp_step, made_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const all = db.prepare<[], Row>('SELECT * FROM staff ORDER BY id')
  const byId = db.prepare<[string], Row>('SELECT * FROM staff WHERE id = ?')
  const byLookUp = db.prepare<[Buffer], Row>('SELECT * FROM staff WHERE look_up = ?')
  const useStep = db.prepare('UPDATE staff SET totp_step = ? WHERE id = ? AND totp_step < ?')
  const setProof = db.prepare('UPDATE staff SET password = ?, totp = ?, totp_step = ? WHERE id = ?')
  const setPassword = db.prepare('UPDATE staff SET password = ? WHERE id = ?')
  const setBody = db.prepare('UPDATE staff SET body = ? WHERE id = ?')
  const setRole = db.prepare('UPDATE staff SET role = ? WHERE id = ?')
  const setDisabled = db.prepare('UPDATE staff SET disabled_at_ms = ? WHERE id = ?')
  const setSeen = db.prepare('UPDATE staff SET seen_at_ms = ? WHERE id = ?')
  const otherAdmins = db
    .prepare<[string], number>(
      `SELECT count(*) FROM staff WHERE role = 'admin' AND disabled_at_ms IS NULL AND password IS NOT NULL AND id <> ?`,
    )
    .pluck()

  return {
    all: (): readonly Account[] => all.all().map((row) => toAccount(row, ring.store)),

    find(id: StaffId): Credentials | null {
      const row = byId.get(id)
      return row === undefined ? null : toCredentials(row, ring.store)
    },

    findLogin(login: string): Credentials | null {
      const row = byLookUp.get(ring.login(login))
      return row === undefined ? null : toCredentials(row, ring.store)
    },

    make({ login, name }: Pick<Account, 'login' | 'name'>, role: Role, proof: Proof, nowMs: number): StaffId {
      const id = newId(nowMs) as StaffId
      const body = sealBody(id, { login, name, language: 'vi' }, ring.store)
      const totp = sealSecret(id, proof.totpSecret, ring.store)
      insert.run(id, ring.login(login), body, role, proof.password, totp, proof.totpStep, nowMs)
      return id
    },

    beginAnew(id: StaffId, { password, totpSecret, totpStep }: Proof) {
      setProof.run(password, sealSecret(id, totpSecret, ring.store), totpStep, id)
    },

    /** Nobody gets in until it has begun anew. */
    clearProof: (id: StaffId) => setProof.run(null, null, 0, id),

    useStep: (id: StaffId, step: number): boolean => useStep.run(step, id, step).changes === 1,
    setPassword: (id: StaffId, password: string) => setPassword.run(password, id),

    setOwn(id: StaffId, own: Partial<Pick<Body, 'name' | 'language'>>) {
      const row = byId.get(id)
      if (row !== undefined) setBody.run(sealBody(id, { ...readBody(row, ring.store), ...own }, ring.store), id)
    },

    setRole: (id: StaffId, role: Role) => setRole.run(role, id),
    setDisabled: (id: StaffId, atMs: number | null) => setDisabled.run(atMs, id),
    seen: (id: StaffId, nowMs: number) => setSeen.run(nowMs, id),

    /** Whether this account may lose what makes it the one that keeps accounts. */
    mayLose(id: StaffId): AccountRefusal | null {
      const row = byId.get(id)
      if (row === undefined) return 'unknown-account'
      return row.role === 'admin' && row.disabled_at_ms === null && otherAdmins.get(id) === 0 ? 'last-admin' : null
    },
  }
}

function toAccount(row: Row, key: KeyObject): Account {
  return {
    id: row.id,
    ...readBody(row, key),
    role: row.role,
    disabled: row.disabled_at_ms !== null,
    waitsForInvite: row.password === null,
    seenAtMs: row.seen_at_ms,
  }
}

function toCredentials(row: Row, key: KeyObject): Credentials {
  const totpSecret = row.totp === null ? null : unseal(key, row.totp, place(row.id, 'totp')).toString('utf8')
  return { account: toAccount(row, key), password: row.password, totpSecret }
}

function readBody({ id, body }: Row, key: KeyObject): Body {
  return JSON.parse(unseal(key, body, place(id, 'body')).toString('utf8')) as Body
}

function sealBody(id: StaffId, body: Body, key: KeyObject): Buffer {
  return seal(key, JSON.stringify(body), place(id, 'body'))
}

function sealSecret(id: StaffId, secret: string, key: KeyObject): Buffer {
  return seal(key, secret, place(id, 'totp'))
}

function place(id: string, column: string) {
  return { table: 'staff', row: id, column }
}
