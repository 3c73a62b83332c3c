import { expect, test } from 'vitest'
import { makeComingToken, readComingToken } from '../../src/alerts/coming-token.ts'
import { aCase, an, binh } from './alerting.ts'

const key = 'the-key-of-this-store'
const coming = { case: aCase.case, staff: an.id, untilMs: 1000 }

test('says who comes to which case, until its time is over', () => {
  const token = makeComingToken(coming, key)
  expect(readComingToken(token, key, 999)).toEqual(coming)
  expect(readComingToken(token, key, 1000)).toBeNull()
})

test('two are never the same', () => {
  expect(makeComingToken(coming, key)).not.toBe(makeComingToken(coming, key))
})

test('nobody without the key can make one, change one or join two', () => {
  const mine = makeComingToken(coming, key)
  const theirs = makeComingToken({ ...coming, staff: binh.id }, key)
  const [said] = theirs.split('.')
  const [, mac] = mine.split('.')
  const changed = Buffer.from(JSON.stringify([aCase.case, binh.id, 9_999, 'x'])).toString('base64url')
  const forged = [
    '',
    '.',
    'x',
    mine.slice(0, -1),
    `${mine}.`,
    `${said}.${mac}`,
    `${changed}.${mac}`,
    `${said}.`,
    makeComingToken(coming, 'another key'),
  ]
  expect(forged.map((token) => readComingToken(token, key, 0))).toEqual(forged.map(() => null))
})
