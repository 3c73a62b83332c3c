import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageCall } from '../../../src/adapters/zalo-oa/message-body.ts'
import { zaloOaLimits } from '../../../src/adapters/zalo-oa/zalo-oa-channel.ts'
import type { Block, Call, Choice, Reply } from '../../../src/bot/reply.ts'
import { shape } from '../../../src/bot/say/shape.ts'
import { oaId } from '../zalo-oa-events.ts'
import { messageError } from '../zalo-oa-stand-in.ts'

const to = { channel: 'zalo-oa', account: oaId, id: '2460000000000000019' }

const letters = ['a', 'ế', 'Đ', ' ', '.', '\n', '😀', '**', 'https://example.org/a', '+84 24 0000 0000', 'http://x', '"']
const text = (maxLength: number) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength })
const call: fc.Arbitrary<Call> = fc.record({
  name: text(120),
  number: fc.constantFrom('111', '+842400000000', '1800-1567'),
  shown: fc.constantFrom('111', '+84 24 0000 0000'),
  note: text(60),
})
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: text(900) }),
  fc.record({ kind: fc.constant('steps' as const), items: fc.array(text(400), { maxLength: 6 }) }),
  fc.record({ kind: fc.constant('calls' as const), calls: fc.array(call, { maxLength: 6 }) }),
)
const choice: fc.Arbitrary<Choice> = fc.record({
  label: text(140).map((label) => `x${label}`),
  data: fc.constant('cmd:menu'),
  toPerson: fc.boolean(),
})
const reply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(block, { maxLength: 6 }),
  choices: fc.array(choice, { maxLength: 9 }),
  ifUncertain: fc.constant('repeat' as const),
  lane: fc.constant('bot' as const),
  origin: fc.constant({ from: 'phrase', id: 'x', version: '0' } as const),
  expiresAfterMs: fc.constant(1),
  opening: fc.option(fc.constant('Chào anh chị, đây là một lời chào bình thường của chúng tôi.')),
})

test('Zalo refuses nothing that a reply is shaped into, whatever stands in it', () => {
  fc.assert(
    fc.property(reply, (one) => {
      for (const bubble of shape(one, zaloOaLimits)) {
        const { path, body } = messageCall(to, bubble)
        expect(JSON.stringify(body)).not.toContain('"phone_code":"84')
        expect([bubble.text.length <= 2000, messageError(path, body as Record<string, unknown>)]).toEqual([true, 0])
      }
    }),
  )
})

test('the stand-in refuses what Zalo would', () => {
  const error = (message: object, id = to.id) => messageError('/v3.0/oa/message/cs', { recipient: { user_id: id }, message })
  const buttons = (count: number, title = 'x', type = 'oa.query.hide', payload: unknown = '#x') => ({
    text: 'x',
    attachment: { type: 'template', payload: { buttons: Array.from({ length: count }, () => ({ title, type, payload })) } },
  })
  expect(error({ text: 'x'.repeat(2001) })).toBe(-210)
  expect(error({})).toBe(-201)
  expect(error({ text: 'x' }, '12')).toBe(-201)
  expect([1, 5, 6].map((count) => error(buttons(count)))).toEqual([0, 0, -210])
  expect(error(buttons(1, 'x'.repeat(101)))).toBe(-210)
  expect(error(buttons(1, 'x', 'oa.query.hide', 'x'.repeat(1001)))).toBe(-201)
  expect(error(buttons(1, 'x', 'oa.open.url', { url: 'http://example.org' }))).toBe(-201)
  expect(error(buttons(1, 'x', 'oa.open.phone', { phone_code: '+84' }))).toBe(-201)
  expect(error({ attachment: { type: 'file', payload: { token: 'never' } } })).toBe(-100)
})
