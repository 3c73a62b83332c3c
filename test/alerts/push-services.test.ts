import { createECDH } from 'node:crypto'
import { expect, test } from 'vitest'
import { isPushService, makePushKeys } from '../../src/alerts/push.ts'

const called = [
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
  'https://web.push.apple.com/QGu',
  'https://wns2-par02p.notify.windows.com/w/?token=x',
  'https://push.operator.example:8443/abc',
]
const notCalled = [
  { name: 'in the clear', endpoint: 'http://fcm.googleapis.com/x' },
  { name: 'another port', endpoint: 'https://fcm.googleapis.com:8443/x' },
  { name: 'a name that only ends so', endpoint: 'https://evilfcm.googleapis.com/x' },
  { name: 'a name that only begins so', endpoint: 'https://fcm.googleapis.com.evil.example/x' },
  { name: 'a name before an @', endpoint: 'https://fcm.googleapis.com@169.254.169.254/x' },
  { name: 'this machine', endpoint: 'https://127.0.0.1/x' },
  { name: 'the machine next door', endpoint: 'http://10.0.0.1:8500/v1/kv' },
  { name: 'a file', endpoint: 'file:///etc/passwd' },
  { name: 'no address', endpoint: 'fcm.googleapis.com' },
  { name: 'nothing', endpoint: '' },
]

test.each(called)('%s is called', (endpoint) => {
  expect(isPushService(endpoint, ['https://push.operator.example:8443'])).toBe(true)
})

test.each(notCalled)('$name is not called', ({ endpoint }) => {
  expect(isPushService(endpoint, [])).toBe(false)
})

// One number of 256 begins with a byte of nought, which a plain export leaves out.
test('keys of pushes are a pair, each at its full length', () => {
  for (let nth = 0; nth < 1_000; nth += 1) {
    const { publicKey, privateKey } = makePushKeys()
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(privateKey, 'base64url')
    expect([Buffer.from(privateKey, 'base64url').length, pair.getPublicKey('base64url')]).toEqual([32, publicKey])
  }
})
