import { describe, expect, test } from 'vitest'
import type { CaseId, Conversation } from '../../src/bot/conversation.ts'
import type { FileKind, InboundContent } from '../../src/bot/message.ts'
import { respond } from '../../src/bot/respond.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { afterwards, begin, message, nowMs, talk, text } from './path/walking.ts'

const knowledge = talkKnowledge()
const file = (what: FileKind, caption: string | null = null): InboundContent => ({
  ...{ kind: 'file', what, caption },
  file: { ref: 'r', name: null, sizeBytes: null },
})
const said = (turns: readonly Turn[]) =>
  turns.map(({ replies }) => replies.map(({ origin }) => (origin.from === 'phrase' ? origin.id : origin.from)))
const waiting: Conversation = begin({ openCase: { id: 'case' as CaseId, level: 2, waits: true } })

describe('many things sent at once', () => {
  test('are told of once, and every one of them reaches the case', () => {
    const turns = talk(Array(10).fill(file('picture')), knowledge, waiting)
    expect(said(turns)).toEqual([['file.kept'], ...Array(9).fill([])])
    for (const { effects } of turns) expect(effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'sent', what: 'picture' }] }])
  })

  test('with words under the first one are told of under their answer alone', () => {
    const turns = talk([file('picture', 'phí môi giới ai trả'), file('picture'), file('picture')], knowledge)
    expect(turns.map(({ replies }) => replies.length)).toEqual([1, 0, 0])
  })

  test('are told of by kind: each takes other words', () => {
    expect(said(talk([file('picture'), file('voice'), file('voice')], knowledge))).toEqual([['file.picture'], ['file.voice'], []])
  })

  test('that no channel hands out are told of once, too', () => {
    const sticker: InboundContent = { kind: 'unserved', what: 'sticker' }
    expect(said(talk([sticker, sticker], knowledge))).toEqual([['unserved.sticker'], []])
  })

  test('ring a watched phone once', () => {
    const turns = talk([file('picture'), file('picture')], knowledge, { ...waiting, guarded: true })
    expect(said(turns)).toEqual([['guarded.again'], []])
  })
})

describe('told of again', () => {
  test('is what comes after other words', () => {
    const turns = talk([file('picture'), text('phí môi giới ai trả'), file('picture')], knowledge)
    expect(said(turns)[2]).toEqual(['file.picture'])
  })

  test('is what comes a minute later', () => {
    const first = respond(begin(), message(file('voice')), knowledge, nowMs)
    const later = respond(afterwards(first), message(file('voice'), nowMs + 60_000), knowledge, nowMs + 60_000)
    expect(said([first, later])).toEqual([['file.voice'], ['file.voice']])
  })
})

test('words under a second picture that nobody understands wait for more, as any', () => {
  const [, second] = talk([file('picture'), file('picture', 'abcxyz qwerty')], knowledge)
  expect(second?.effects).toContainEqual({ kind: 'set-clock', clock: 'miss', dueAtMs: nowMs + 1_000 + 3_000 })
})

describe('details that somebody sent', () => {
  const details = (words: string): InboundContent => ({ kind: 'unserved', what: 'contact', words })

  test('are no question: nobody who minds the content ever reads them', () => {
    const turns = talk([details('Nguyễn Thị Lan, 84901234567, thôn 3 xã Hoà Bình'), text('abcxyz qwerty')], knowledge)
    const noted = turns.flatMap(({ effects }) => effects.filter(({ kind }) => kind === 'note-unanswered'))
    expect(JSON.stringify([noted, turns[0]?.conversation.recent])).not.toMatch(/Lan|thôn|8490/)
    expect(said(turns)[0]).toEqual(['unserved.contact'])
    expect(turns[0]?.effects).toEqual([])
  })

  test('reach whoever holds the case', () => {
    const [turn] = talk([details('Lan, 84901234567')], knowledge, waiting)
    expect(turn?.effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'sent', what: 'contact' }] }])
  })

  test('are heard for danger, in whatever field it is cried', () => {
    const [turn] = talk([details('Lan, 84901234567, họ nhốt em không cho ra')], knowledge)
    expect(turn?.effects).toContainEqual(expect.objectContaining({ kind: 'open-case' }))
  })
})

test('somebody’s card is said to be there for whoever helps, and not where somebody may be reading along', () => {
  const card: InboundContent = { kind: 'unserved', what: 'contact', words: 'B, 84000000000' }
  expect(said(talk([card], knowledge))).toEqual([['unserved.contact']])
  expect(said(talk([card], knowledge, { ...waiting, guarded: true }))).toEqual([['guarded.again']])
})
