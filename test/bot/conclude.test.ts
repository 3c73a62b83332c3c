import { describe, expect, test } from 'vitest'
import { conclude } from '../../src/bot/conclude.ts'
import type { Place } from '../../src/bot/conversation.ts'
import type { Choice, Lane, Origin } from '../../src/bot/reply.ts'
import { say } from '../../src/bot/say/say.ts'
import { settingOf } from '../../src/bot/setting.ts'
import type { Effect, Turn } from '../../src/bot/turn.ts'
import type { Country } from '../../src/knowledge/knowledge.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, nowMs } from './path/walking.ts'

const knowledge = talkKnowledge()
const choice: Choice = { label: 'Menu', data: 'cmd:menu', toPerson: false }
const safety = ['cmd:safe-yes', 'cmd:safe-no', 'cmd:safe-unsure']
const korea = 'kr' as Country
const clock: Effect = { kind: 'set-clock', clock: 'miss', dueAtMs: nowMs + 1 }
const turn = (over: Partial<Turn> = {}): Turn => ({ conversation: begin(), replies: [], effects: [], ...over })
const greeting = say(settingOf(begin(), knowledge, nowMs), 'greeting', [choice])

describe('what holds for every turn', () => {
  test('whoever made it, no clock starts in a guarded talk', () => {
    const guarded = turn({ conversation: begin({ guarded: true }), effects: [clock] })
    expect(conclude(begin(), guarded, knowledge, nowMs).effects).toEqual([])
    expect(conclude(begin(), turn({ effects: [clock] }), knowledge, nowMs).effects).toEqual([clock])
  })

  test('whoever made it, a reply in a guarded talk begins with the neutral words; a farewell does not', () => {
    const guarded = turn({ conversation: begin({ guarded: true }), replies: [greeting] })
    expect(conclude(begin(), guarded, knowledge, nowMs).replies[0]?.opening).toMatch(/^Bến An đã nhận được tin/)
    const leaving = { ...guarded, effects: [{ kind: 'leave' } as const] }
    expect(conclude(begin(), leaving, knowledge, nowMs).replies[0]?.opening).toBeNull()
  })

  test('in a guarded talk the last reply ends in the question whether writing is safe, above everything else that can be picked', () => {
    const { replies } = conclude(
      begin(),
      turn({ conversation: begin({ guarded: true, whereabouts: korea }), replies: [greeting, greeting] }),
      knowledge,
      nowMs,
    )
    expect(replies.map(({ choices }) => choices.map(({ data }) => data))).toEqual([['cmd:menu'], [...safety, 'cmd:menu']])
    expect(replies.map(({ blocks }) => blocks.at(-1))).toMatchObject([greeting.blocks.at(-1), { text: expect.stringContaining('an toàn') }])
  })

  test('while nobody knows where somebody in a guarded talk is, they can choose the country, unasked', () => {
    const offered = (whereabouts: Country | null) => {
      const guarded = turn({ conversation: begin({ guarded: true, whereabouts }), replies: [greeting] })
      return conclude(begin(), guarded, knowledge, nowMs).replies[0]?.choices.map(({ data }) => data)
    }
    expect(offered(null)).toEqual([...safety, 'cmd:where', 'cmd:menu'])
    expect(offered(korea)).toEqual([...safety, 'cmd:menu'])
  })

  const inPath: Place = { at: 'tree', tree: 'fee-check', node: 'amount', answers: {} }
  const stepsOfEntry: Origin = { from: 'entry', id: 'cannot-leave', part: 'text', version: '' }
  const stepOfPath: Origin = { from: 'tree', id: 'fee-check', node: 'amount', version: '' }
  test.each<{ what: string; text?: string; place?: Place; calls?: boolean; origin?: Origin; lane?: Lane; asks: boolean }>([
    { what: 'in a path, which asks something itself', place: inPath, asks: false },
    { what: 'in a path, under what is said of danger', place: inPath, lane: 'danger', asks: true },
    {
      what: 'in a path, under what is said of writing',
      place: inPath,
      origin: { from: 'phrase', id: 'guarded.silent', version: '' },
      asks: true,
    },
    { what: 'where a path has ended, as in any open talk', place: { ...inPath, node: 'over' }, asks: true },
    { what: 'under the step that a path comes to in danger', place: inPath, origin: stepOfPath, lane: 'danger', asks: false },
    { what: 'under a question', text: 'Đang xảy ra bây giờ không? Nếu có, bấm nút đầu tiên.', asks: false },
    { what: 'under what asks to choose', text: 'Em chọn nước:', asks: false },
    { what: 'under steps that end in such words', text: 'Em nhớ:', origin: stepsOfEntry, lane: 'danger', asks: true },
    { what: 'under numbers that such words lead to', text: 'Gọi nơi này:', calls: true, asks: true },
    { what: 'under the rest', text: 'Luật cấm thu tiền môi giới.', asks: true },
  ])(
    'but it is asked $what: $asks',
    ({ text = 'Bước một.', place = { at: 'open' }, calls = false, origin = greeting.origin, lane = 'bot', asks }) => {
      const numbers = { kind: 'calls', calls: [{ name: 'Police', number: '117', shown: '117', note: '' }] } as const
      const reply = { ...greeting, origin, lane, blocks: [{ kind: 'paragraph' as const, text }, ...(calls ? [numbers] : [])] }
      const { replies } = conclude(
        begin(),
        turn({ conversation: begin({ guarded: true, place, whereabouts: korea }), replies: [reply] }),
        knowledge,
        nowMs,
      )
      expect(replies[0]?.choices.map(({ data }) => data)).toEqual(asks ? [...safety, 'cmd:menu'] : ['cmd:menu'])
    },
  )

  test('what was offered last is remembered; a line without choices leaves what stands above it', () => {
    const before = begin({ offered: [choice] })
    expect(conclude(before, turn({ replies: [greeting] }), knowledge, nowMs).conversation.offered).toEqual([choice])
    const line = { ...greeting, choices: [] }
    expect(conclude(before, turn({ conversation: before, replies: [line] }), knowledge, nowMs).conversation.offered).toEqual([choice])
  })

  test('what uses up the question ends the wait of a miss, but for a longer wait', () => {
    const waiting = begin({ recent: [{ text: 'bác ơi', atMs: nowMs }] })
    const again: Effect = { kind: 'set-clock', clock: 'miss', dueAtMs: nowMs + 3_000 }
    expect(conclude(waiting, turn(), knowledge, nowMs).effects).toEqual([{ kind: 'cancel-clock', clock: 'miss' }])
    expect(conclude(waiting, turn({ effects: [again] }), knowledge, nowMs).effects).toEqual([again])
    expect(conclude(begin(), turn(), knowledge, nowMs).effects).toEqual([])
    expect(conclude(waiting, turn({ conversation: waiting }), knowledge, nowMs).effects).toEqual([])
  })
})
