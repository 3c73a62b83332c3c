import { expect, test } from 'vitest'
import { openPasswords, usualCost } from '../../src/staff/passwords.ts'
import { enrolmentOf, newTotpSecret } from '../../src/staff/second-factor.ts'
import { passwords } from './test-accounts.ts'

test('passwords are argon2id at 64 MiB and three passes, and never the same twice', async () => {
  expect(usualCost).toEqual({ memoryKib: 65_536, passes: 3 })
  const dear = openPasswords()
  expect(await dear.hash('một mật khẩu dài')).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await passwords.hash('một mật khẩu dài')).not.toBe(await passwords.hash('một mật khẩu dài'))
})

test('a password is the same in every way of writing its marks', async () => {
  const kept = await passwords.hash('bến cảng bình yên'.normalize('NFD'))
  expect(await passwords.matches('bến cảng bình yên'.normalize('NFC'), kept)).toBe(true)
  expect(await passwords.matches('ben cang binh yen', kept)).toBe(false)
})

test('where there is no password none matches', async () => {
  expect(await passwords.matches('', null)).toBe(false)
  expect(await passwords.matches('a password that nobody has', null)).toBe(false)
})

test('many at once are all answered', async () => {
  const kept = await passwords.hash('một mật khẩu dài')
  const all = await Promise.all(Array.from({ length: 20 }, (_, at) => passwords.matches(at % 2 === 0 ? 'một mật khẩu dài' : 'khác', kept)))
  expect(all.filter(Boolean)).toHaveLength(10)
})

test('a flood is turned away, and whoever waited before it is answered', async () => {
  const busy = openPasswords({ memoryKib: 64, passes: 1 })
  const all = await Promise.allSettled(Array.from({ length: 200 }, () => busy.hash('một mật khẩu dài')))
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toHaveLength(98)
  expect(refused[0]).toMatchObject({ code: 'store-busy' })
})

test('the code picture is drawn within its field, quiet edge and all', async () => {
  const secret = await newTotpSecret()
  const { qr, otpauth } = await enrolmentOf(secret, 'lan')
  expect(new URL(otpauth).searchParams.get('secret')).toBe(secret)
  expect(otpauth).toMatch(/^otpauth:\/\/totp\/B%E1%BA%BFn%20An/)
  const dark = [...qr.path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)])
  expect(dark.length).toBeGreaterThan(300)
  for (const [x = 0, y = 0] of dark) expect(Math.min(x, y, qr.size - 1 - x, qr.size - 1 - y)).toBeGreaterThanOrEqual(4)
})
