import { expect, test } from 'vitest'
import type { InboundContent } from '../../../../src/bot/message.ts'
import type { Bubble } from '../../../../src/bot/say/bubble.ts'
import { lineViews } from '../../../../src/server/console/view/line-view.ts'

const shown = (content: InboundContent) => {
  const [line] = lineViews([{ by: 'person', seq: 1, atMs: 0, content }], [], { pulled: false, openings: [] })
  return [line?.what, line?.text]
}

test('whoever holds the case reads the details that somebody sent, and sees what they were', () => {
  expect(shown({ kind: 'unserved', what: 'contact', words: 'Lan, 84901234567' })).toEqual(['contact', 'Lan, 84901234567'])
  expect(shown({ kind: 'unserved', what: 'sticker' })).toEqual(['sticker', null])
})

const origin = { from: 'phrase', id: 'guarded.silent', version: 'v' } as const
const saidBy = (by: 'bot' | 'staff', text: string, choices: Bubble['choices'] = []) =>
  ({ by, seq: 1, atMs: 0, bubble: { text, blocks: null, choices }, origin, state: 'sent', code: null }) as const

test('of what the machine said on a watched phone the neutral beginning is left out, however the person is called; of what staff wrote nothing is', () => {
  const openings = ['Bến An has your message.', 'Bến An đã nhận được tin của anh/chị. Cảm ơn anh/chị.']
  const opening = 'Bến An đã nhận được tin của em. Cảm ơn em.'
  const said = [
    saidBy('bot', `${opening}\n\nNhớ nơi đang ở.\n\nBáo cho một người nhà.`),
    saidBy('bot', opening),
    saidBy('bot', 'Bến An hiểu rồi.'),
  ]
  const lines = [...said, saidBy('staff', `${opening}\n\nChị đây.`)]
  const texts = lineViews(lines, [], { pulled: true, openings }).map(({ text }) => text)
  expect(texts).toEqual(['Nhớ nơi đang ở.\n\nBáo cho một người nhà.', opening, 'Bến An hiểu rồi.', `${opening}\n\nChị đây.`])
})

test('a pressed button stands under the question that it answers', () => {
  const choices = [{ label: 'Có', data: 'cmd:safe-yes', toPerson: false }]
  const tap = { by: 'person', seq: 2, atMs: 0, content: { kind: 'tap', data: 'cmd:safe-yes' } } as const
  const under = (text: string) => lineViews([saidBy('bot', text, choices), tap], [], { pulled: true, openings: [] })[1]
  expect(under('Nhớ nơi đang ở.\n\nNhắn tin có an toàn không?')).toMatchObject({
    what: 'tap',
    asked: 'Nhắn tin có an toàn không?',
    text: 'Có',
  })
  expect(under('Khi nào nhắn được, cứ nhắn.')).not.toHaveProperty('asked')
})
