import { expect, test } from 'vitest'
import { redact } from '../../../src/bot/miss/redact.ts'

const cases = [
  { name: 'a name after "tên là"', said: 'Em tên là Nguyễn Thị Hoa, bị giữ hộ chiếu', kept: 'Em tên là [name], bị giữ hộ chiếu' },
  { name: 'a name without capitals', said: 'em ten lan, cò đòi tiền', kept: 'em ten [name], cò đòi tiền' },
  { name: 'a name in English', said: 'my name is Nguyen Van An and I paid', kept: 'my name is [name] and I paid' },
  { name: 'a phone number in groups', said: 'gọi em số 0912 345 678 nhé', kept: 'gọi em số [number] nhé' },
  { name: 'an international number', said: 'call +84 981-234-567', kept: 'call [number]' },
  { name: 'a bank account', said: 'stk 0123456789 vcb', kept: 'stk [number] vcb' },
  { name: 'a passport', said: 'hộ chiếu C1234567 bị giữ', kept: 'hộ chiếu C[number] bị giữ' },
  { name: 'an e-mail', said: 'mail a.b@gmail.com giúp', kept: 'mail [e-mail] giúp' },
  { name: 'a link', said: 'xem https://abc.example/x?y=1 giúp em', kept: 'xem [link] giúp em' },
  { name: 'a page without https', said: 'trang facebook.com/abc.xyz có thật không', kept: 'trang [link] có thật không' },
  { name: 'a nickname', said: 'zalo @hoa_nguyen', kept: 'zalo [id]' },
  { name: 'a sum stays', said: 'cò đòi 25000000 hay 20.000.000 đồng', kept: 'cò đòi 25000000 hay 20.000.000 đồng' },
  { name: 'a sum with its unit stays', said: 'họ đòi 150 triệu và 1.500.000 yên', kept: 'họ đòi 150 triệu và 1.500.000 yên' },
  { name: 'a question about a name stays', said: 'tên công ty là gì', kept: 'tên công ty là gì' },
] as const
for (const { name, said, kept } of cases) {
  test(`redact: ${name}`, () => {
    expect(redact(said)).toBe(kept)
  })
}

test('redact: a diary is cut to a question', () => {
  expect(redact('a'.repeat(5_000)).length).toBeLessThanOrEqual(300)
})
