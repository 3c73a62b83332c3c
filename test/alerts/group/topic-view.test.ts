import { expect, test } from 'vitest'
import { topicView } from '../../../src/alerts/group/topic-view.ts'
import type { InboundContent } from '../../../src/bot/message.ts'
import type { TranscriptLine } from '../../../src/store/case-store.ts'
import { briefOf } from './briefs.ts'

const said = (seq: number, content: InboundContent): TranscriptLine => ({ seq, atMs: 0, by: 'person', content })
const file = (caption: string | null): InboundContent => ({
  kind: 'file',
  what: 'picture',
  file: { ref: 'r', name: null, sizeBytes: null },
  caption,
})

test('the words under a picture are copied as words, and a picture without any is no words', () => {
  const view = topicView(briefOf(), [said(1, file('hợp đồng này có đúng không')), said(2, file(null))], [])
  expect(view.lines.map(({ text }) => text)).toEqual(['hợp đồng này có đúng không', null])
})

test('what may never be copied is heard under a picture too', () => {
  expect(topicView(briefOf(), [said(1, file('con gái em 13 tuổi'))], []).copies).toBe(false)
})
