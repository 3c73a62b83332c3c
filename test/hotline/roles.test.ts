import { expect, test } from 'vitest'
import { answeredOutside } from '../../src/hotline/outside.ts'
import { type Deed, mayDo, mayEverDo, type Relation, type Role, reaches, relationTo } from '../../src/hotline/roles.ts'
import { at, done, hour, lan, mai, nine, takenBy, waiting } from './given.ts'

const deeds = Object.keys(reaches) as readonly Deed[]
const roles: readonly Role[] = ['responder', 'supervisor', 'curator', 'admin']
const may = (role: Role, relation: Relation) => deeds.filter((deed) => mayDo(role, deed, relation))

/** Deeds that open, show or change somebody's conversation. */
const onCases: readonly Deed[] = [
  'see-queue',
  'read-case',
  'take',
  'reply',
  'hold-back',
  'note',
  'release',
  'transfer',
  'reassign',
  'park',
  'hand-back',
  'close',
  'reopen',
  'set-level',
  'acknowledge',
  'reveal-name',
  'block-sender',
  'hold-erase',
]

test('whoever keeps accounts or writes content comes near no conversation', () => {
  for (const role of ['curator', 'admin'] as const)
    expect(
      onCases.filter((deed) => mayEverDo(role, deed)),
      role,
    ).toEqual([])
})

test('of another responder’s case a responder sees that it is there, and answers a phone', () => {
  expect(onCases.filter((deed) => mayDo('responder', deed, 'foreign'))).toEqual(['see-queue', 'acknowledge'])
})

test('what nobody holds a responder may read and take, and nothing else before taking it', () => {
  expect(onCases.filter((deed) => mayDo('responder', deed, 'unheld'))).toEqual(['see-queue', 'read-case', 'take', 'acknowledge'])
})

test('even a supervisor writes only in a case they hold', () => {
  for (const deed of ['reply', 'hold-back', 'transfer'] as const)
    expect([mayDo('supervisor', deed, 'own'), mayDo('supervisor', deed, 'unheld'), mayDo('supervisor', deed, 'foreign')], deed).toEqual([
      true,
      false,
      false,
    ])
})

test('nobody may do everything, and everything may be done by somebody', () => {
  for (const role of roles) expect(may(role, 'own').length, role).toBeLessThan(deeds.length)
  for (const deed of deeds)
    expect(
      roles.some((role) => mayEverDo(role, deed)),
      deed,
    ).toBe(true)
})

test('numbers are confirmed by curators, accounts kept by admins, and by nobody else', () => {
  const who = (deed: Deed) => roles.filter((role) => mayEverDo(role, deed))
  expect(who('confirm-contact')).toEqual(['curator'])
  expect(who('manage-accounts')).toEqual(['admin'])
  expect(who('reassign')).toEqual(['supervisor'])
})

test('who stands how to a case', () => {
  const parked = done(takenBy(mai), { act: 'park', untilMs: nine + hour }, mai)
  const closed = done(takenBy(mai), { act: 'close', outcome: 'helped' }, mai)
  const outside = answeredOutside(waiting(), waiting().id, at(nine)).case
  const relations = [waiting(), takenBy(mai), parked, closed, outside].map((one) => [relationTo(one, mai.id), relationTo(one, lan.id)])
  expect(relations).toEqual([
    ['unheld', 'unheld'],
    ['own', 'foreign'],
    ['own', 'foreign'],
    ['own', 'foreign'],
    ['unheld', 'unheld'],
  ])
})
