import { expect, test } from 'vitest'
import type { InboundContent } from '../../../src/bot/turn.ts'
import { lineViews } from '../../../src/server/console/line-view.ts'

const shown = (content: InboundContent) => {
  const [line] = lineViews([{ by: 'person', seq: 1, atMs: 0, content }], [], false)
  return [line?.what, line?.text]
}

test('whoever holds the case reads the details that somebody sent, and sees what they were', () => {
  expect(shown({ kind: 'unserved', what: 'contact', words: 'Lan, 84901234567' })).toEqual(['contact', 'Lan, 84901234567'])
  expect(shown({ kind: 'unserved', what: 'sticker' })).toEqual(['sticker', null])
})
