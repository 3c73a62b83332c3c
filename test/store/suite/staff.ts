import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CaseId, ConversationId } from '../../../src/bot/conversation.ts'
import type { StaffId } from '../../../src/hotline/case.ts'
import type { Role } from '../../../src/hotline/roles.ts'
import type { Store } from '../../../src/store/store.ts'
import { address, arrived, does, hourMs, minuteMs, t0, turn } from '../given.ts'
import type { Opened } from '../store-suite.ts'

const hash = (text: string) => createHash('sha256').update(text).digest()
const told = (deed: string, staff: StaffId | null = null) => ({ atMs: t0, staff, deed, case: null, detail: null })
const one = 'case-1' as CaseId

/** What every Store promises of accounts, sessions, notes, drafts and what curators set. */
export function staffSuite(open: () => Promise<Opened>): void {
  describe('staff', () => {
    let store: Store
    beforeEach(async () => {
      store = (await open()).store
    })

    async function join(login: string, role: Role): Promise<StaffId> {
      const { staff } = store
      await staff.invite({ token: hash(login), role, by: null, staff: null, expiresAtMs: t0 + 1 }, told('invite'))
      await staff.openInvite(hash(login), `secret of ${login}`, t0)
      await staff.acceptInvite(
        hash(login),
        { login, name: login, password: 'hash', totpSecret: `secret of ${login}`, totpStep: 7, recoveryCodes: [`${login}-1`] },
        t0,
      )
      const found = await staff.credentialsOf(login)
      if (found === null) throw new Error('nobody joined')
      return found.account.id
    }

    test('a link makes one account, with the secret it showed and the step that proved it', async () => {
      const id = await join('lan', 'responder')
      expect(await store.staff.credentials(id)).toMatchObject({
        totpSecret: 'secret of lan',
        password: 'hash',
        account: { role: 'responder' },
      })
      expect(await store.staff.useStep(id, 7)).toBe(false)
      expect(await store.staff.useStep(id, 8)).toBe(true)
      expect(await store.staff.useStep(id, 8)).toBe(false)
      const again = { login: 'other', name: 'other', password: 'hash', totpSecret: 'secret of lan', totpStep: 9, recoveryCodes: [] }
      expect(await store.staff.acceptInvite(hash('lan'), again, t0)).toBe('bad-invite')
    })

    test('a link that is too old opens nothing', async () => {
      await store.staff.invite({ token: hash('x'), role: 'admin', by: null, staff: null, expiresAtMs: t0 }, told('invite'))
      expect(await store.staff.openInvite(hash('x'), 'secret', t0)).toBeNull()
      expect(await store.staff.invites(t0)).toEqual([])
    })

    test('what takes something from an account ends its sessions, and is in the audit', async () => {
      await join('first', 'admin')
      const id = await join('lan', 'responder')
      for (const [deed, change] of [
        ['disable', () => store.staff.setDisabled(id, true, told('disable'))],
        ['role', () => store.staff.setRole(id, 'curator', told('role'))],
        ['reset', () => store.staff.invite({ token: hash('r'), role: 'curator', by: null, staff: id, expiresAtMs: t0 + 1 }, told('reset'))],
      ] as const) {
        await store.staff.startSession(hash(deed), id, told('login', id))
        expect(await change()).toBe('done')
        expect(await store.staff.session(hash(deed)), deed).toBeNull()
        expect((await store.staff.audit({ before: null, staff: null, case: null, limit: 1 }))[0]?.deed).toBe(deed)
      }
    })

    test('a wall clock that is set makes no session longer or shorter', async () => {
      const id = await join('lan', 'responder')
      await store.staff.startSession(hash('session'), id, told('login', id))
      await store.staff.touchSession(hash('session'), t0 + minuteMs)
      await store.moveTimes(-hourMs)
      expect(await store.staff.session(hash('session'))).toMatchObject({ madeAtMs: t0 - hourMs, activeAtMs: t0 + minuteMs - hourMs })
    })

    test('an account that is not there is not changed, and nothing is told of it', async () => {
      const nobody = 'nobody' as StaffId
      expect(await store.staff.setRole(nobody, 'admin', told('role'))).toBe('unknown-account')
      expect(await store.staff.setDisabled(nobody, true, told('disable'))).toBe('unknown-account')
      expect(await store.staff.setDisabled(nobody, false, told('enable'))).toBe('unknown-account')
      expect(await store.staff.audit({ before: null, staff: null, case: null, limit: 9 })).toEqual([])
    })

    test('tries are counted within their time, each by itself, and forgotten', async () => {
      const { staff } = store
      expect([await staff.noteTry('a', 10, t0), await staff.noteTry('a', 10, t0 + 5), await staff.noteTry('b', 10, t0 + 5)]).toEqual([
        1, 2, 1,
      ])
      expect(await staff.noteTry('a', 10, t0 + 12)).toBe(2)
      await staff.forgetTries('a')
      expect(await staff.noteTry('a', 10, t0 + 12)).toBe(1)
    })

    describe('beside a case', () => {
      let talk: ConversationId
      let lan: StaffId
      beforeEach(async () => {
        lan = await join('lan', 'responder')
        talk = await turn(store, arrived('1', 'em hỏi'))
      })
      const note = (press: string, text: string) => store.staff.addNote(talk, { press, case: one, text }, told('note', lan))

      test('notes stand in the order they were made, each press once', async () => {
        await note('p1', 'đã gọi')
        await note('p2', 'hẹn mai')
        await note('p1', 'đã gọi')
        expect((await store.staff.notes(talk)).map(({ text, by }) => [text, by])).toEqual([
          ['đã gọi', lan],
          ['hẹn mai', lan],
        ])
      })

      test('a draft is the last one kept; an empty one is none', async () => {
        await store.staff.keepDraft(talk, lan, 'Chào')
        await store.staff.keepDraft(talk, lan, 'Chào anh/chị')
        expect(await store.staff.draft(talk, lan)).toBe('Chào anh/chị')
        await store.staff.keepDraft(talk, lan, '')
        expect(await store.staff.draft(talk, lan)).toBe('')
      })

      test('they go with the conversation, and are kept for none that is not there', async () => {
        await note('p1', 'đã gọi')
        await store.staff.keepDraft(talk, lan, 'Chào')
        await turn(store, arrived('2', 'xóa'), does({ kind: 'erase', receipt: 'A1' }))
        expect([await store.staff.notes(talk), await store.staff.draft(talk, lan), await store.staff.addressOf(talk)]).toEqual([
          [],
          '',
          null,
        ])
        await note('p2', 'sau đó')
        await store.staff.keepDraft(talk, lan, 'sau đó')
        expect([await store.staff.notes(talk), await store.staff.draft(talk, lan)]).toEqual([[], ''])
      })

      test('the address that a case leads to is told', async () => {
        expect(await store.staff.addressOf(talk)).toEqual(address('an'))
      })
    })

    test('what curators set is the last that was set, until it is restored', async () => {
      const set = (told1: string) =>
        store.staff.override({ kind: 'entry-withdrawn', id: 'tea', by: 'Mai', told: told1, atMs: t0 }, told('withdraw-entry'))
      await set('sai số')
      await set('luật đổi')
      expect(await store.staff.overrides()).toEqual([{ kind: 'entry-withdrawn', id: 'tea', by: 'Mai', told: 'luật đổi', atMs: t0 }])
      await store.staff.restore('entry-withdrawn', 'tea', told('restore-entry'))
      expect(await store.staff.overrides()).toEqual([])
    })
  })
}
