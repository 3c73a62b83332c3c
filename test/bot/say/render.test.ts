import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { render } from '../../../src/bot/say/render.ts'
import { type Setting, settingOf } from '../../../src/bot/setting.ts'
import type { Country, Inline, Prose } from '../../../src/knowledge/knowledge.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs } from '../path/walking.ts'

const knowledge = talkKnowledge()
const setting = (over: Partial<Setting> = {}): Setting => ({ ...settingOf(begin({ language: 'vi' }), knowledge, nowMs), ...over })
const said = (prose: Prose, over: Partial<Setting> = {}) => render(prose, setting(over)).map(plainText)
const paragraph = (...text: Inline): Prose => [{ kind: 'paragraph', text }]
const card = (id: string): Prose => [{ kind: 'contacts', of: { kind: 'contact', id } }]
const inJapan = { whereabouts: 'jp' as Country }
const atHome = { whereabouts: 'vn' as Country }

describe('figures and slots', () => {
  test('a figure that a law sets is written in the language', () => {
    const text = paragraph('Trần: ', { kind: 'fact', id: 'service-fee-sea-months' }, '.')
    expect(said(text)).toEqual(['Trần: 1,5 tháng.'])
    expect(said(text, { language: 'en' })).toEqual(['Trần: 1.5 months.'])
  })

  test('a figure of which no value holds is said to be checked, never left blank', () => {
    expect(said(paragraph('Trần: ', { kind: 'fact', id: 'nothing' }))).toEqual(['Trần: (Đang kiểm tra lại)'])
  })

  test('a slot is filled by whoever renders, else stays empty', () => {
    const [block] = render(paragraph({ kind: 'slot', name: 'receipt' }, '.'), setting(), { receipt: '12' })
    expect(block).toEqual({ kind: 'paragraph', text: '12.' })
    expect(said(paragraph({ kind: 'slot', name: 'toString' }, '.'))).toEqual(['.'])
  })
})

describe('how the person is called', () => {
  const text = paragraph('Anh/chị giữ lại tin nhắn. Em/cháu không có lỗi, anh/chị nhé.')
  const told = [
    { addressed: null, line: 'Anh/chị giữ lại tin nhắn. Em không có lỗi, anh/chị nhé.' },
    { addressed: 'anh/chị', line: 'Anh/chị giữ lại tin nhắn. Em không có lỗi, anh/chị nhé.' },
    { addressed: 'em', line: 'Em giữ lại tin nhắn. Em không có lỗi, em nhé.' },
    { addressed: 'cháu', line: 'Cháu giữ lại tin nhắn. Cháu không có lỗi, cháu nhé.' },
    { addressed: 'bác', line: 'Bác giữ lại tin nhắn. Em không có lỗi, bác nhé.' },
  ]
  for (const { addressed, line } of told) test(`${addressed}`, () => expect(said(text, { addressed })).toEqual([line]))

  test('what somebody else wrote stays as it was written', () => {
    const [block] = render(paragraph({ kind: 'slot', name: 'responder' }, ' hỏi anh/chị.'), setting({ addressed: 'em' }), {
      responder: 'Anh/chị Hoa',
    })
    expect(block).toEqual({ kind: 'paragraph', text: 'Anh/chị Hoa hỏi em.' })
  })
})

describe('numbers', () => {
  const cards = [
    { name: 'works from here: nothing to add', of: 'vn-111', at: atHome, lines: ['Tổng đài 111: 111'] },
    { name: 'nobody knows where from', of: 'vn-111', at: {}, lines: ['Tổng đài 111: 111\n   Gọi được từ Việt Nam.'] },
    {
      name: 'of no use there: who helps there instead',
      of: 'vn-111',
      at: inJapan,
      lines: [
        'Cảnh sát Nhật: 110\n   Bến An chưa gọi kiểm tra số này. Cần người phiên dịch thì nói: “Vietnamese, please”.\nBảo hộ công dân: +84 981 84 84 84',
      ],
    },
    {
      name: 'unsure: says so, beside a sure one',
      of: 'jp-110',
      at: inJapan,
      lines: [
        'Cảnh sát Nhật: 110\n   Bến An chưa gọi kiểm tra số này. Cần người phiên dịch thì nói: “Vietnamese, please”.\nBảo hộ công dân: +84 981 84 84 84',
      ],
    },
    { name: 'a relative calls from home', of: 'vn-111', at: { ...inJapan, writer: 'relative' as const }, lines: ['Tổng đài 111: 111'] },
    { name: 'not there at all', of: 'nobody', at: {}, lines: ['Bảo hộ công dân: +84 981 84 84 84'] },
  ] as const
  for (const { name, of, at, lines } of cards) {
    test(`a card: ${name}`, () => {
      expect(said(card(of), at)).toEqual(lines)
    })
  }

  test('inside a sentence a number says what must not be left unsaid', () => {
    const call: Inline = ['Gọi ', { kind: 'contact', id: 'jp-110' }, '.']
    expect(said(paragraph(...call), inJapan)).toEqual(['Gọi 110 (Bến An chưa gọi kiểm tra số này).'])
    expect(said(paragraph(...call))).toEqual(['Gọi 110 (gọi được từ Nhật Bản; Bến An chưa gọi kiểm tra số này).'])
  })

  test('hours are told in the line’s own time, and that it may not answer now', () => {
    const sundayMs = Date.UTC(2026, 10, 29, 2)
    const [line] = said(card('dolab'), { ...atHome, nowMs: sundayMs })
    expect(line).toContain('Giờ nghe máy: Thứ Hai – Thứ Sáu 8:00–17:00, giờ nơi đó, lúc này có thể không ai nghe.')
    expect(said(card('dolab'), atHome)[0]).not.toContain('không ai nghe')
  })

  test('a number is given once, and cards in a row are one list', () => {
    const blocks = render(
      [...card('citizens'), { kind: 'contacts', of: { kind: 'contacts', need: 'emergency' } }, ...card('citizens')],
      setting(inJapan),
    )
    expect(blocks).toHaveLength(1)
    expect(plainText(blocks[0] ?? { kind: 'paragraph', text: '' }).match(/\+84 981/g)).toHaveLength(1)
  })

  test('for a relative abroad the police of home are no help, the line for citizens is', () => {
    const [line] = said([{ kind: 'contacts', of: { kind: 'contacts', need: 'emergency' } }], {
      whereabouts: 'kh' as Country,
      writer: 'relative',
    })
    expect(line).toBe(
      'Bảo hộ công dân: +84 981 84 84 84\nCảnh sát Campuchia: 117\n   Bến An chưa gọi kiểm tra số này. Gọi được từ Campuchia. Chưa rõ giờ nghe máy cụ thể.',
    )
  })
})
