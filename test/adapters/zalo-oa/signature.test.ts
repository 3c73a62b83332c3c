import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkSignature, isUnsigned } from '../../../src/adapters/zalo-oa/signature.ts'
import { AppError } from '../../../src/errors.ts'
import { appId, macOf, oaSecret, text } from '../zalo-oa-events.ts'

const user = '246000000000000001'
const sentAtMs = 1_795_000_000_123
const body = JSON.stringify(text(user, 'Xin chào', { atMs: sentAtMs, msgId: 'm1' }))
const mac = macOf(body)
const hourMs = 3_600_000

interface Given {
  readonly body?: string
  readonly header?: string
  /** In a header of its own. */
  readonly time?: string
  readonly receivedAtMs?: number
}

function check(given: Given): string {
  const headers = { 'x-zevent-signature': given.header ?? `mac=${mac}`, 'x-zevent-timestamp': given.time }
  const request = { headers, body: new TextEncoder().encode(given.body ?? body), receivedAtMs: given.receivedAtMs ?? sentAtMs + 1000 }
  try {
    checkSignature(request, { appId, oaSecret })
    return 'right'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test('the hash is the one that sha256sum gives', () => {
  expect(macOf('{"app_id":"360000000000000001","timestamp":"1"}')).toBe('d387bf7e1f06eceb5eecd715438bf1a8736a5f1451b92c677d1552f542c5e93d')
})

const macWith = (of: string, time: string) => createHash('sha256').update(`${appId}${of}${time}${oaSecret}`).digest('hex')
const spaced = JSON.stringify(JSON.parse(body), null, 1)
const foreign = body.replace(appId, '360000000000000002')
const cases = [
  { name: 'mac=<hex>, as it was captured', given: {}, is: 'right' },
  { name: 'mac = <hex>, as the text writes it', given: { header: `mac = ${mac}` }, is: 'right' },
  { name: 'bare hex, as code uses it', given: { header: mac }, is: 'right' },
  { name: 'in capitals', given: { header: `mac=${mac.toUpperCase()}` }, is: 'right' },
  { name: 'another mac', given: { header: `mac=${'0'.repeat(64)}` }, is: 'forged-request' },
  { name: 'cut short', given: { header: `mac=${mac.slice(1)}` }, is: 'forged-request' },
  { name: 'twice', given: { header: `mac=${mac}, mac=${mac}` }, is: 'forged-request' },
  { name: 'under another name', given: { header: `sha256=${mac}` }, is: 'forged-request' },
  { name: 'empty', given: { header: '' }, is: 'forged-request' },
  { name: 'with the secret of the app', given: { header: `mac=${macOf(body, 'app-secret-of-some-length')}` }, is: 'forged-request' },
  { name: 'the same in other bytes', given: { body: spaced }, is: 'forged-request' },
  { name: 'the same in other bytes, signed', given: { body: spaced, header: macOf(spaced) }, is: 'right' },
  { name: 'another text under it', given: { body: body.replace('Xin', 'Xjn') }, is: 'forged-request' },
  { name: 'of another app, signed as ours', given: { body: foreign, header: macOf(foreign) }, is: 'forged-request' },
  { name: 'no JSON', given: { body: 'chào', header: macOf('chào') }, is: 'forged-request' },
  { name: 'no time in it', given: { body: '{}', header: macOf('{}') }, is: 'forged-request' },
  { name: 'its own time moved behind the body', given: { body: `${body}${sentAtMs}`, header: mac }, is: 'forged-request' },
  {
    name: 'signed with a time that came beside the body',
    given: { header: macWith(body, '1795000000999'), time: '1795000000999' },
    is: 'right',
  },
  { name: 'with a time beside it that was not signed', given: { time: '1795000000999' }, is: 'right' },
  {
    name: 'signed with another time than the one beside it',
    given: { header: macWith(body, '1795000000999'), time: '1795000000998' },
    is: 'forged-request',
  },
  { name: 'signed with a time that is nowhere', given: { header: macWith(body, '1795000000999') }, is: 'forged-request' },
  { name: 'signed with no time at all', given: { header: macWith(body, ''), time: '' }, is: 'forged-request' },
  {
    name: 'with the end of its body moved into the time beside it',
    given: { body: body.slice(0, -1), header: macWith(body, '1795000000999'), time: '}1795000000999' },
    is: 'forged-request',
  },
  {
    name: 'signed with a time beside it, played again three days later',
    given: { header: macWith(body, '1795259200999'), time: '1795259200999', receivedAtMs: sentAtMs + 72 * hourMs },
    is: 'forged-request',
  },
  { name: 'delivered again two hours later', given: { receivedAtMs: sentAtMs + 2 * hourMs }, is: 'right' },
  { name: 'played again three days later', given: { receivedAtMs: sentAtMs + 72 * hourMs }, is: 'forged-request' },
  { name: 'by a clock that goes half an hour ahead', given: { receivedAtMs: sentAtMs - hourMs / 2 }, is: 'right' },
  { name: 'from tomorrow', given: { receivedAtMs: sentAtMs - 24 * hourMs }, is: 'forged-request' },
] as const
for (const { name, given, is } of cases) test(`checkSignature: ${name}`, () => expect(check(given)).toBe(is))

test('an app id that came as a number is compared digit by digit', () => {
  const number = body.replace(`"${appId}"`, appId)
  expect(check({ body: number, header: macOf(number) })).toBe('right')
  const next = number.replace(appId, '360000000000000003')
  expect(check({ body: next, header: macOf(next) })).toBe('forged-request')
})

test('an empty body and one without a signature are unsigned: they prove nothing', () => {
  const of = (headers: Readonly<Record<string, string>>, text: string) =>
    isUnsigned({ headers, body: new TextEncoder().encode(text), receivedAtMs: 0 })
  expect(of({}, '')).toBe(true)
  expect(of({ 'x-zevent-signature': mac }, '')).toBe(true)
  expect(of({}, body)).toBe(true)
  expect(of({ 'x-zevent-signature': '' }, body)).toBe(false)
})
