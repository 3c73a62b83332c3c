import { describe, expect, test } from 'vitest'
import type { TopicState, TopicView } from '../../../src/alerts/group/topic-view.ts'
import { topicWords } from '../../../src/alerts/group/topic-words.ts'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { Language } from '../../../src/knowledge/knowledge.ts'
import { startMs } from './briefs.ts'

const places = { console: 'https://chat.example.org/console', acknowledge: '' }
const link = 'https://chat.example.org/console#case=a'
const kept: TopicView = {
  id: 'a' as CaseId,
  pseudonym: 'K7-Q2M',
  level: 3,
  state: { at: 'waiting', returned: false },
  eraseAsked: false,
  copies: false,
  lines: [],
}

function said(view: TopicView, step: Partial<Parameters<typeof topicWords>[1]>, language: Language = 'vi') {
  return topicWords(view, { do: 'say', told: '', news: [], lines: [], ...step }, { language, places, utcOffsetMinutes: 420 })
}

const states: readonly { readonly state: TopicState; readonly vi: string; readonly en: string; readonly buttons: readonly string[] }[] = [
  {
    state: { at: 'waiting', returned: false },
    vi: 'Ca đang chờ người nhận.',
    en: 'The case is waiting for somebody to take it.',
    buttons: ['take:a'],
  },
  { state: { at: 'waiting', returned: true }, vi: 'Ca đã về lại hàng chờ.', en: 'The case is back in the queue.', buttons: ['take:a'] },
  { state: { at: 'taken', by: 'Lan' }, vi: 'Lan đã nhận ca.', en: 'Lan has taken the case.', buttons: ['close:a'] },
  {
    state: { at: 'outside' },
    vi: 'Có người đang trả lời bên ứng dụng của kênh.',
    en: 'Somebody is answering in the channel’s own app.',
    buttons: ['take:a'],
  },
  {
    state: { at: 'parked', by: 'Lan', untilMs: startMs + 86_400_000 },
    vi: 'Lan tạm gác ca đến Thứ Năm, 26/11.',
    en: 'Lan has parked the case until Thursday, 11/26.',
    buttons: ['take:a'],
  },
  { state: { at: 'closed', outcome: 'helped', atMs: 0 }, vi: 'Ca đã đóng.', en: 'The case is closed.', buttons: [] },
]

describe('how a case stands, in the group', () => {
  for (const { state, vi, en, buttons } of states) {
    test(vi, () => {
      for (const [language, text] of [
        ['vi', vi],
        ['en', en],
      ] as const) {
        const { words } = said({ ...kept, state }, { news: [{ kind: 'state' }] }, language)
        expect([words.text.split('\n')[0], words.text.split('\n').at(-1)]).toEqual([text, link])
        expect(words.buttons.map(({ data }) => data)).toEqual(buttons)
      }
    })
  }

  test('a new level, a wish to be erased and an alert stand alone, without buttons', () => {
    const { words } = said(kept, { news: [{ kind: 'level' }, { kind: 'erase-asked' }, { kind: 'alert', why: 'unanswered' }] })
    expect(words.text.split('\n')).toEqual([
      'Bây giờ là mức 3.',
      'Người nhắn yêu cầu xóa. Xin kiểm tra trong trang trực.',
      '⚠ Có tin chưa được trả lời.',
    ])
    expect(words.buttons).toEqual([])
  })

  test('what no longer fits waits for the next message', () => {
    const lines = [1, 2, 3, 4].map((seq) => ({ seq, by: null, text: 'a'.repeat(1_150) }))
    const { words, copied } = said({ ...kept, copies: true, lines }, { lines })
    expect(copied).toBe(3)
    expect(words.text.length).toBeLessThanOrEqual(4096)
  })

  test('a line that is cut, or came cut, ends in no half of a sign', () => {
    for (const text of ['x'.repeat(1_199).concat('😢 họ giữ hộ chiếu'), 'em sợ \ud83d'])
      expect(said(kept, { lines: [{ seq: 1, by: null, text }] }).words.text.isWellFormed()).toBe(true)
  })

  test('what is no words is said to be there', () => {
    const lines = [{ seq: 1, by: null, text: null }]
    expect(said({ ...kept, copies: true }, { lines }).words.text).toBe('Người nhắn: (một tin không đọc được ở đây)')
  })
})
