import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CaseId } from '../../src/bot/conversation.ts'
import { folders } from './folder.ts'
import { arrived, t0, turn } from './given.ts'

const newFolder = folders()
const hash = (text: string) => createHash('sha256').update(text).digest()

test('what the file holds of staff outlives the process, and nothing in it can be read without the key', async () => {
  const folder = newFolder()
  const first = await folder.open()
  const told = { atMs: t0, staff: null, deed: 'test', case: null, detail: null }
  await first.staff.invite({ token: hash('CANARYTOKEN'), role: 'responder', by: null, staff: null, expiresAtMs: t0 + 1 }, told)
  await first.staff.openInvite(hash('CANARYTOKEN'), 'CANARYSECRET', t0)
  const proof = { password: '$argon2id$x', totpSecret: 'CANARYSECRET', totpStep: 1 }
  const joining = { login: 'canarylogin', name: 'CANARYNAME', ...proof, recoveryCodes: ['CANARYCODE'] }
  expect(await first.staff.acceptInvite(hash('CANARYTOKEN'), joining, t0)).toBe('joined')
  const id = (await first.staff.credentialsOf('canarylogin'))?.account.id
  if (id === undefined) throw new Error('nobody joined')
  const talk = await turn(first, arrived('1', 'em hỏi'))
  await first.staff.startSession(hash('CANARYSESSION'), id, { ...told, staff: id })
  await first.staff.addNote(talk, { press: 'p', case: 'c' as CaseId, text: 'CANARYNOTE' }, { ...told, staff: id })
  await first.staff.keepDraft(talk, id, 'CANARYDRAFT')
  await first.staff.noteTry('login/canarylogin', 1, t0)
  await first.close()

  expect(folder.bytes().toString('latin1')).not.toMatch(/canary/i)
  const { staff } = await folder.open()
  expect((await staff.session(hash('CANARYSESSION')))?.account).toMatchObject({ id, login: 'canarylogin', name: 'CANARYNAME' })
  expect([(await staff.notes(talk))[0]?.text, await staff.draft(talk, id)]).toEqual(['CANARYNOTE', 'CANARYDRAFT'])
  expect(await staff.useRecoveryCode(id, 'CANARYCODE')).toBe(true)
  expect(await staff.auditIsWhole()).toBe(true)
})
