import { describe, expect, test } from 'vitest'
import type { CaseId, Conversation } from '../../src/bot/conversation.ts'
import { spoken } from '../../src/bot/phrases.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, nowMs, talk, tap, text } from './path/walking.ts'

const knowledge = talkKnowledge()
const turnOf = (from: Partial<Conversation>, ...said: readonly ReturnType<typeof text>[]) => talk(said, knowledge, begin(from)).at(-1)
const waiting = { id: 'case' as CaseId, level: 2, waits: true } as const

describe('a country that is picked under an answer', () => {
  const picked = [
    {
      name: 'where it is only asked about, holds for that answer',
      data: 'topic:service-fee-cap@jp',
      whereabouts: null,
      shown: 'service-fee-cap@jp',
    },
    {
      name: 'by whoever has the trouble there, is where they are',
      data: 'topic:unpaid-wages@tw',
      whereabouts: 'tw',
      shown: 'unpaid-wages@tw',
    },
    { name: 'that content does not know, is none', data: 'topic:unpaid-wages@zz', whereabouts: null, shown: 'unpaid-wages' },
    { name: 'about the service, says nothing of them', data: 'topic:who-are-you@jp', whereabouts: null, shown: 'who-are-you' },
  ] as const
  for (const { name, data, whereabouts, shown } of picked) {
    test(name, () => {
      const turn = turnOf({}, tap(data))
      expect(turn?.conversation).toMatchObject({ destination: null, whereabouts })
      expect(turn?.replies[0]?.origin).toMatchObject({ id: shown })
    })
  }

  test('the last one picked is where they are', () => {
    expect(turnOf({}, tap('topic:unpaid-wages@tw'), tap('topic:unpaid-wages@jp'))?.conversation.whereabouts).toBe('jp')
  })
})

describe('a country that is typed where an answer asks for one', () => {
  const typed = [
    { asked: 'chủ không trả lương', said: 'Đài Loan', whereabouts: 'tw', shown: 'unpaid-wages@tw' },
    { asked: 'chủ không trả lương', said: 'dạ hàn quốc ạ', whereabouts: 'kr', shown: 'unpaid-wages' },
    { asked: 'chủ không trả lương', said: 'còn Nhật thì sao', whereabouts: null, shown: 'unpaid-wages@jp' },
    { asked: 'tiền dịch vụ tối đa bao nhiêu', said: 'nhật', whereabouts: null, shown: 'service-fee-cap@jp' },
  ] as const
  for (const { asked, said, whereabouts, shown } of typed) {
    test(`"${said}" under "${asked}"`, () => {
      const turn = turnOf({}, text(asked), text(said))
      expect(turn?.conversation).toMatchObject({ destination: null, whereabouts })
      expect(turn?.replies[0]?.origin).toMatchObject({ id: shown })
    })
  }
})

test('that writing is not safe, or may not be, makes the talk a guarded one', () => {
  for (const [data, writingNow] of [
    ['cmd:safe-no', 'unsafe'],
    ['cmd:safe-unsure', 'unsure'],
  ] as const) {
    const turn = turnOf({}, tap(data))
    expect(turn?.conversation).toMatchObject({ guarded: true, writingNow })
    expect(turn?.replies[0]?.opening).not.toBeNull()
    expect(turn?.replies[0]?.blocks.at(-1)).toEqual({ kind: 'paragraph', text: spoken(knowledge, 'vi', 'guarded.question') })
    expect(turnOf({ guarded: true, writingNow }, text('em bị đói'))?.conversation).toMatchObject({ guarded: true, writingNow: null })
  }
})

describe('"more", typed', () => {
  const more = { label: 'More', data: 'more:brokerage-fee', toPerson: false }

  test('is the second part of what was offered last, whichever answer that was', () => {
    expect(turnOf({ offered: [more], topic: 'service-fee-cap' }, text('xem thêm'))?.replies[0]?.origin).toMatchObject({
      id: 'brokerage-fee',
      part: 'more',
    })
  })

  test('else of the last answer', () => {
    expect(turnOf({ topic: 'brokerage-fee' }, text('xem thêm'))?.replies[0]?.origin).toMatchObject({ id: 'brokerage-fee', part: 'more' })
  })
})

test('the menu and the list of paths leave a path; where it is asked for, an answer does not', () => {
  const inPath: Partial<Conversation> = { place: { at: 'tree', tree: 'job-offer', node: 'who-offers', answers: {} } }
  for (const words of ['menu', 'dừng lại']) expect(turnOf(inPath, text(words))?.conversation.place).toEqual({ at: 'open' })
  expect(turnOf(inPath, tap('cmd:guides'))?.conversation.place).toEqual({ at: 'open' })
  for (const data of ['topic:brokerage-fee', 'stage:before:1', 'cmd:person']) {
    const turn = turnOf(inPath, tap(data))
    expect(turn?.conversation.place).toMatchObject({ at: 'tree' })
    expect(turn?.replies[0]?.choices[0]?.data).toBe('cmd:resume')
  }
})

test('with a case open what the bot cannot read is added to it, but not a sticker', () => {
  const send = (what: 'location' | 'picture' | 'sticker') => turnOf({ openCase: waiting }, { kind: 'unserved', what })?.effects
  expect(send('location')).toMatchObject([{ kind: 'add-to-case' }])
  expect(send('picture')).toMatchObject([{ kind: 'add-to-case' }])
  expect(send('sticker')).toEqual([])
})

describe('none of these, in words of their own', () => {
  const vietnamese = [
    'không phải ý tôi',
    'ko phai y em',
    'ý em không phải vậy',
    'e hoi cai khac',
    'không đúng cái em hỏi',
    'chị trả lời sai rồi',
  ]
  const english = ["that's not what I asked", 'wrong answer', 'I mean something else', 'you misunderstood me']
  test.each(english)('“%s” says so in English', (said) => {
    expect(turnOf({}, text('phí môi giới ai trả'), text(said))?.replies[0]?.origin).toMatchObject({ id: 'miss.none' })
  })
  test.each(vietnamese)('“%s” leads to where the button leads, behind an answer and behind choices', (said) => {
    for (const asked of ['phí môi giới ai trả', 'về nước được hỗ trợ gì']) {
      const [, typed] = talk([text(asked), text(said)], knowledge)
      const [, pressed] = talk([text(asked), tap('cmd:none')], knowledge)
      expect(typed?.replies[0]).toMatchObject({ origin: { id: 'miss.none' }, choices: pressed?.replies[0]?.choices })
      expect(typed?.effects.filter(({ kind }) => kind === 'note-unanswered')).toEqual(
        pressed?.effects.filter(({ kind }) => kind === 'note-unanswered'),
      )
    }
  })
  test('a second time a person stands first', () => {
    const turn = turnOf({}, text('về nước được hỗ trợ gì'), text('không phải ý tôi'), text('tôi hỏi cái khác'))
    expect(turn?.replies[0]?.choices[0]).toMatchObject({ data: 'cmd:person' })
  })
  test('is no command for whoever has just been given steps, and none for whoever asks', () => {
    const held = { danger: { level: 4, topic: 'cannot-leave', atMs: nowMs, steps: 'above' }, openCase: { ...waiting, level: 4 } } as const
    const turn = turnOf({ ...held, guarded: true, offered: [], recent: [] }, text('không phải ý tôi'))
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'cannot-leave' })
    expect(turnOf({}, text('phí môi giới ai trả'), text('trả lời phỏng vấn sai thì sao'))?.replies[0]?.origin).not.toMatchObject({
      id: 'miss.none',
    })
  })
})
