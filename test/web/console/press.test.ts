import { expect, test } from 'vitest'
import { type Press, stillMeant } from '../../../web/src/console/press.ts'

const id = 'a'.repeat(32)
const pressed = { id, case: 'one', atMs: 0, unsure: true } as const
const take: Press = { ...pressed, kind: 'act', body: { id, act: 'take' } }
const note: Press = { ...pressed, kind: 'note', body: { id, text: 'Đã gọi 111.' } }
const reply: Press & { kind: 'reply' } = { ...pressed, kind: 'reply', body: { id, text: 'Mình vẫn ở đây.', confirmed: true } }

test('what was pressed two minutes ago goes as it is', () => {
  for (const press of [take, note, reply]) expect(stillMeant(press, 120_000)).toBe(press)
})

test('later a deed goes no more, words do, and whether a late reply may leave is asked again', () => {
  expect(stillMeant(take, 120_001)).toBeNull()
  expect(stillMeant(note, 120_001)).toBe(note)
  expect(stillMeant(reply, 120_001)).toEqual({ ...reply, body: { ...reply.body, confirmed: false } })
})
