import { expect, test } from 'vitest'
import type { CaseId, Conversation } from '../../src/bot/conversation.ts'
import { respond } from '../../src/bot/respond.ts'
import type { Effect, Turn } from '../../src/bot/turn.ts'
import { turnAway } from '../../src/bot/turn-away.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, message, nowMs, tap, text } from './path/walking.ts'

const knowledge = talkKnowledge()
const turn = (...effects: readonly Effect[]): Turn => ({ conversation: begin({ misses: 1 }), replies: [], effects })
const away = (given: Turn, toldBefore: boolean, before = begin()) => turnAway(before, given, toldBefore, knowledge, nowMs)

test('whoever is blocked is given the numbers once, and no answer', () => {
  const first = away(turn({ kind: 'note-unanswered', question: 'gì đó', language: 'vi' }), false)
  expect(first.effects).toEqual([{ kind: 'turn-away' }])
  expect(first.replies[0]?.blocks.some(({ kind }) => kind === 'calls')).toBe(true)
  expect(first.conversation.misses).toBe(0)
  expect(away(turn(), true)).toMatchObject({ replies: [], effects: [{ kind: 'turn-away' }] })
})

for (const [name, effect] of [
  ['danger now', { kind: 'open-case', level: 4, topic: null, because: [] }],
  ['danger', { kind: 'open-case', level: 3, topic: null, because: [] }],
  ['leaving', { kind: 'leave' }],
  ['erasing', { kind: 'erase', receipt: 'r' }],
  ['going', { kind: 'reachable', reachable: false }],
] as const) {
  test(`${name} is heard from anybody`, () => {
    expect(away(turn(effect), true)).toEqual(turn(effect))
  })
}

test('a request is not, but whoever has a case is heard until it is closed', () => {
  const asks: Effect = { kind: 'open-case', level: 1, topic: null, because: [{ kind: 'asked-for-person' }] }
  expect(away(turn(asks), true).effects).toEqual([{ kind: 'turn-away' }])
  const open = begin({ openCase: { id: 'case' as CaseId, level: 4, waits: true } })
  expect(away(turn({ kind: 'pass-to-person' }), true, open)).toEqual(turn({ kind: 'pass-to-person' }))
})

const says = (before: Conversation, words: string, atMs: number) =>
  away(respond(before, message(text(words), atMs), knowledge, atMs), true, before)

test('danger that takes several messages to tell is heard from them, too', () => {
  const first = says(begin(), 'bọn nó không cho', nowMs)
  expect(first.effects).toEqual([{ kind: 'turn-away' }])
  expect(says(first.conversation, 'em đi ra ngoài', nowMs + 5_000).effects).toContainEqual(
    expect.objectContaining({ kind: 'open-case', level: 4 }),
  )
})

test('a sign of danger weighs beside what they tell on another day', () => {
  expect(says(begin(), 'họ giữ hộ chiếu', nowMs).conversation.signs).toEqual([{ signal: 'papers-held', atMs: nowMs }])
})

test('where somebody may be reading along, the numbers come behind neutral words', () => {
  const unsafe = respond(begin(), message(tap('cmd:safe-no')), knowledge, nowMs)
  const [reply] = away(unsafe, false).replies
  expect(reply?.opening).toMatch(/^Bến An đã nhận được tin/)
  expect(away(unsafe, false).conversation).toMatchObject({ guarded: true, writingNow: 'unsafe' })
})
