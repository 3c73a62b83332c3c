import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseId, Conversation } from '../../src/bot/conversation.ts'
import { longestChoiceData, readChoice } from '../../src/bot/hear/choice-data.ts'
import type { InboundContent } from '../../src/bot/message.ts'
import { respond, respondToClock, respondToGap } from '../../src/bot/respond.ts'
import type { Turn } from '../../src/bot/turn.ts'
import type { Country } from '../../src/knowledge/knowledge.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { afterwards, begin, message, nowMs, talk, tap, text } from './path/walking.ts'

const knowledge = talkKnowledge()

/** What people write and press, and what nobody would: the things the bot knows, mixed with anything else. */
const phrases = [
  'họ nhốt em, không cho ra ngoài',
  'my boss hits me',
  'làm sao biết có bị lừa bán không',
  'phí môi giới ai trả',
  'còn Nhật thì sao?',
  'chủ ở Đài Loan không trả lương',
  'con tôi ở Campuchia mất liên lạc',
  'chủ giữ hộ chiếu',
  'không biết',
  '36 tháng',
  '20 triệu',
  'Công ty cổ phần Ví Dụ Một',
  'thoát',
  'xóa hết',
  'gặp người thật',
  'quay lại',
  'dừng lại',
  'menu',
  'english',
  'xem thêm',
  'ok',
  '1',
  '2',
  'Có',
]
const taps = [
  'tree:job-offer',
  'tree:leave-job',
  'tree:fee-check',
  'topic:unpaid-wages@tw',
  'topic:cannot-leave',
  'topic:abusive-job',
  'consent:2',
  'now:locked-in',
  'country:kh',
  'stage:during:1',
  'stage:during:9',
  'edge:job-offer:visa:0000',
  'cmd:safe-yes',
  'cmd:safe-no',
  'cmd:none',
  'cmd:resume',
  'cmd:where',
]
const content: fc.Arbitrary<InboundContent> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...phrases).map(text) },
  { weight: 3, arbitrary: fc.constantFrom(...taps).map(tap) },
  { weight: 2, arbitrary: fc.nat({ max: 8 }).map((n) => text(`[choice ${n}]`)) },
  fc.string({ unit: 'grapheme', maxLength: 200 }).map(text),
  fc.string({ unit: 'binary', maxLength: 80 }).map(tap),
  fc.constantFrom('voice', 'picture', 'sticker', 'location', 'protected').map((what): InboundContent => ({ kind: 'unserved', what })),
  fc
    .record({
      what: fc.constantFrom('voice', 'picture', 'document'),
      caption: fc.option(fc.constantFrom('nhốt em', 'menu', 'phí môi giới?')),
    })
    .map(({ what, caption }): InboundContent => ({ kind: 'file', what, file: { ref: 'r', name: null, sizeBytes: null }, caption })),
  fc
    .record({ latitude: fc.constantFrom(11.5564, 0, 91), longitude: fc.constantFrom(104.9282, 0), moved: fc.boolean() })
    .map((place): InboundContent => ({ kind: 'location', ...place, live: place.moved, name: null })),
  fc.constantFrom<InboundContent>(
    { kind: 'left' },
    { kind: 'returned' },
    { kind: 'started', payload: null },
    { kind: 'started', payload: 'job-offer' },
  ),
)

/** Plays a talk; `[choice n]` presses the n-th of the choices shown last. */
function play(contents: readonly InboundContent[], from: Conversation): readonly { readonly before: Conversation; readonly turn: Turn }[] {
  const played: { before: Conversation; turn: Turn }[] = []
  let conversation = from
  for (const [i, said] of contents.entries()) {
    const atMs = nowMs + i * 7_000
    const pressed = said.kind === 'text' ? /^\[choice (\d)\]$/.exec(said.text)?.[1] : undefined
    const choice = pressed === undefined ? undefined : conversation.offered[Number(pressed)]
    const turn = respond(conversation, message(choice ? tap(choice.data) : said, atMs), knowledge, atMs)
    played.push({ before: conversation, turn })
    conversation = afterwards(turn)
  }
  return played
}

const talks = fc.array(content, { minLength: 1, maxLength: 14 })
const from: fc.Arbitrary<Conversation> = fc
  .record({ guarded: fc.boolean(), held: fc.boolean(), there: fc.constantFrom(null, 'jp', 'kh') })
  .map(({ guarded, held, there }) =>
    begin({
      guarded,
      holder: held ? 'person' : 'bot',
      openCase: held ? { id: 'case' as CaseId, level: 2, waits: false } : null,
      whereabouts: there as Country | null,
    }),
  )

describe('whatever is written', { timeout: 60_000 }, () => {
  test('respond never throws, and decides the same again', () => {
    fc.assert(
      fc.property(talks, from, (contents, start) => {
        const once = play(contents, start)
        expect(play(contents, start)).toEqual(once)
      }),
      { numRuns: 150 },
    )
  })

  test('a turn survives being kept as JSON', () => {
    fc.assert(
      fc.property(talks, from, (contents, start) => {
        for (const { turn } of play(contents, start)) expect(JSON.parse(JSON.stringify(turn))).toEqual(turn)
      }),
      { numRuns: 60 },
    )
  })

  test('nobody is left in silence: every message of a person ends in words, in a clock, with a person, or under words that told of its like', () => {
    fc.assert(
      fc.property(talks, from, (contents, start) => {
        let lastSaid: string | null = null
        for (const [i, { turn }] of play(contents, start).entries()) {
          const content = contents[i]
          if (content === undefined || content.kind === 'left' || content.kind === 'returned') continue
          if (content.kind === 'location' && content.moved) continue // the phone sent it, and nobody waits
          const waits = turn.effects.some((effect) => effect.kind === 'set-clock' && effect.clock === 'miss')
          const passed = turn.effects.some((effect) => ['pass-to-person', 'leave', 'erase'].includes(effect.kind))
          const alike = ['file', 'unserved', 'started'].includes(content.kind) ? turn.conversation.toldOf?.phrase : undefined
          expect(turn.replies.length > 0 || waits || passed || (alike !== undefined && alike === lastSaid)).toBe(true)
          const origin = turn.replies.at(-1)?.origin
          if (origin !== undefined) lastSaid = origin.from === 'phrase' ? origin.id : null
        }
      }),
      { numRuns: 150 },
    )
  })

  test('every choice can be read back, fits, and stands under the last reply only', () => {
    fc.assert(
      fc.property(talks, from, (contents, start) => {
        for (const { turn } of play(contents, start)) {
          for (const [i, reply] of turn.replies.entries()) {
            if (i < turn.replies.length - 1) expect(reply.choices).toEqual([])
            for (const choice of reply.choices) {
              expect(readChoice(choice.data), choice.data).not.toBeNull()
              expect(choice.label).not.toBe('')
              expect(choice.data.length).toBeLessThanOrEqual(longestChoiceData)
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('while a person holds the talk the bot says nothing and starts no clock', () => {
    fc.assert(
      fc.property(talks, (contents) => {
        const held = begin({ holder: 'person', openCase: { id: 'case' as CaseId, level: 2, waits: false } })
        for (const { before, turn } of play(contents, held)) {
          if (before.holder !== 'person') continue
          expect(turn.replies).toEqual([])
          expect(turn.effects.some(({ kind }) => kind === 'set-clock')).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('in a guarded talk every reply but the farewell begins with 60 neutral characters, ends sooner, and starts no clock', () => {
    fc.assert(
      fc.property(talks, (contents) => {
        for (const { turn } of play(contents, begin({ guarded: true }))) {
          if (!turn.conversation.guarded || turn.effects.some(({ kind }) => kind === 'leave' || kind === 'erase')) continue
          expect(turn.effects.some(({ kind }) => kind === 'set-clock')).toBe(false)
          for (const reply of turn.replies) {
            expect((reply.opening ?? '').length).toBeGreaterThanOrEqual(60)
            expect(reply.expiresAfterMs).toBeLessThanOrEqual(5 * 60_000)
            expect(reply.blocks.some(({ kind }) => kind === 'source')).toBe(false)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('only the word that writing is safe ends a guarded talk', () => {
    fc.assert(
      fc.property(talks, (contents) => {
        for (const { before, turn } of play(contents, begin({ guarded: true }))) {
          if (before.guarded && !turn.conversation.guarded)
            expect(turn.replies[0]?.origin).toMatchObject({ from: 'phrase', id: /^guarded\.safe/ })
        }
      }),
      { numRuns: 60 },
    )
  })

  test('no number is given that cannot be dialled from where the person is known to be', () => {
    fc.assert(
      fc.property(talks, fc.constantFrom('jp', 'kh', 'tw'), (contents, there) => {
        for (const { turn } of play(contents, begin({ whereabouts: there as Country }))) {
          const { whereabouts, writer } = turn.conversation
          if (whereabouts === null || writer === 'relative') continue
          for (const block of turn.replies.flatMap(({ blocks }) => blocks)) {
            for (const { number } of block.kind === 'calls' ? block.calls : []) {
              const contact = [...knowledge.contacts.values()].find((one) => one.number === number)
              expect(contact?.dialFrom === 'anywhere' || contact?.dialFrom.includes(whereabouts), `${number} from ${whereabouts}`).toBe(
                true,
              )
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('a level is never lowered, and a case is opened only where none is open', () => {
    fc.assert(
      fc.property(talks, from, (contents, start) => {
        for (const { before, turn } of play(contents, start)) {
          for (const effect of turn.effects) {
            if (effect.kind === 'open-case') expect(before.openCase).toBeNull()
            if (effect.kind === 'raise-case') expect(effect.level).toBeGreaterThan(before.openCase?.level ?? 0)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('the order of the policy', () => {
  const dangerWords = 'họ nhốt em, không cho ra ngoài'

  test('leaving comes before everything, whoever holds the talk', () => {
    for (const holder of ['bot', 'person'] as const) {
      const [turn] = talk(
        [text('thoát')],
        knowledge,
        begin({ holder, place: { at: 'tree', tree: 'job-offer', node: 'visa', answers: {} } }),
      )
      expect(turn?.effects).toEqual([{ kind: 'leave' }])
      expect(turn?.conversation.place).toEqual({ at: 'open' })
    }
  })

  test('danger comes before a path, a command and an answer, and opens a case in the same turn', () => {
    const inPath = begin({ place: { at: 'tree', tree: 'job-offer', node: 'company-check', answers: { 'who-offers': 'company' } } })
    const [turn] = talk([text(dangerWords)], knowledge, inPath)
    expect(turn?.effects.map(({ kind }) => kind)).toEqual(['cancel-unsent', 'open-case'])
    expect(turn?.replies[0]?.lane).toBe('danger')
    expect(turn?.replies[0]?.blocks.some(({ kind }) => kind === 'calls')).toBe(true)
  })

  test('while a person holds the talk danger raises the case instead', () => {
    const held = begin({ holder: 'person', openCase: { id: 'case' as CaseId, level: 2, waits: false } })
    const [turn] = talk([text(dangerWords)], knowledge, held)
    expect(turn?.effects).toMatchObject([{ kind: 'cancel-unsent' }, { kind: 'pass-to-person' }, { kind: 'raise-case', level: 4 }])
    expect(turn?.conversation.guarded).toBe(true)
  })

  const asked = [{ label: 'Có', data: 'cmd:safe-yes', toPerson: false }]
  const silenced = [{ kind: 'cancel-unsent' }]
  for (const { said, offered = asked, before = true, guarded = true, writingNow = null, effects = [] } of [
    { said: tap('cmd:safe-yes'), guarded: false },
    { said: tap('cmd:safe-no'), before: false, writingNow: 'unsafe', effects: silenced },
    { said: tap('cmd:safe-unsure'), writingNow: 'unsure', effects: silenced },
    { said: tap('cmd:safe-yes'), offered: [] },
    { said: tap('cmd:safe-no'), offered: [], before: false, writingNow: 'unsure', effects: silenced },
    { said: text('nhắn được rồi'), offered: [], guarded: false },
    { said: text('dạ em cảm ơn') },
    { said: text('họ quay lại rồi'), before: false, writingNow: 'unsafe', effects: silenced },
    { said: text('it is not safe now'), offered: [], before: false, writingNow: 'unsafe', effects: silenced },
  ] as const) {
    const where = offered.length > 0 ? 'under the bot’s question' : 'after a person wrote'
    test(`while a person holds the talk ${JSON.stringify(said)} ${where} leaves it ${guarded ? 'guarded' : 'open'}`, () => {
      const openCase = { id: 'case' as CaseId, level: 3, waits: false } as const
      const held = begin({ holder: 'person', openCase, guarded: before, offered, writingNow: 'unsure' })
      const [turn] = talk([said], knowledge, held)
      expect(turn?.conversation).toMatchObject({ guarded, writingNow })
      expect(turn?.effects).toEqual([...effects, { kind: 'pass-to-person' }])
      expect(turn?.replies).toEqual([])
    })
  }

  test('what is written to a person answers their question, not whether writing is safe', () => {
    const asked = afterwards(talk([text(dangerWords)], knowledge)[0] as Turn)
    const held: Conversation = { ...asked, holder: 'person' }
    for (const said of ['Có', 'dạ có ạ', 'không biết']) {
      const [turn] = talk([text(said)], knowledge, held)
      expect(turn?.conversation.guarded, said).toBe(true)
      expect(turn?.effects, said).toEqual([{ kind: 'pass-to-person' }])
    }
    const [open] = talk([text('dạ chưa ạ')], knowledge, { ...held, guarded: false })
    expect(open?.conversation.guarded).toBe(false)
  })

  test('danger that is told in the same breath as "họ quay lại rồi" puts the guard up, though it is none that asks for it', () => {
    const recent = [{ text: 'con em mất liên lạc', atMs: nowMs }]
    const danger = { level: 4, topic: 'cannot-leave', atMs: nowMs, steps: 'above' } as const
    const open = begin({ danger, recent, openCase: { id: 'case' as CaseId, level: 4, waits: true } })
    for (const conversation of [open, { ...open, holder: 'person' as const }]) {
      const [breath] = talk([text('giờ em chờ')], knowledge, conversation)
      expect(breath?.effects).toContainEqual(expect.objectContaining({ kind: 'add-to-case' }))
      expect(breath?.conversation.guarded).toBe(false)
      const [turn] = talk([text('họ quay lại rồi')], knowledge, conversation)
      expect(turn?.effects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['cancel-unsent', 'add-to-case']))
      expect(turn?.conversation.guarded).toBe(true)
    }
  })

  test('a command comes before a path', () => {
    const [, turn] = talk([tap('tree:job-offer'), text('menu')], knowledge)
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'menu' })
  })

  test('a chosen option is not screened as text', () => {
    const inPath = talk([tap('tree:leave-job')], knowledge)
    const [turn] = talk([text('Họ dọa đánh tôi')], knowledge, inPath[0]?.conversation)
    expect(turn?.effects).toMatchObject([{ kind: 'cancel-unsent' }, { kind: 'open-case', level: 3 }])
  })
})

describe('clocks and gaps', () => {
  const missing = begin({ recent: [{ text: 'giá vàng hôm nay', atMs: nowMs }] })

  test('a miss is said once its time has come, and the question is kept', () => {
    const turn = respondToClock(missing, 'miss', knowledge, nowMs + 3_000)
    expect(turn.replies[0]?.origin).toMatchObject({ id: 'miss.first' })
    expect(turn.effects).toEqual([{ kind: 'note-unanswered', question: 'giá vàng hôm nay', language: 'vi' }])
    expect(turn.conversation).toMatchObject({ misses: 1, recent: [] })
  })

  const silent: readonly (readonly [string, Conversation])[] = [
    ['nothing waits any more', begin()],
    ['somebody may be reading along', { ...missing, guarded: true }],
    ['a person holds the talk', { ...missing, holder: 'person' }],
  ]
  for (const [name, conversation] of silent) {
    test(`nothing is said when ${name}`, () => {
      expect(respondToClock(conversation, 'miss', knowledge, nowMs)).toEqual({ conversation, replies: [], effects: [] })
    })
  }

  test('a gap is apologised for, and passed on while a person holds the talk', () => {
    expect(respondToGap(begin(), knowledge, nowMs).replies[0]?.origin).toMatchObject({ id: 'gap' })
    expect(respondToGap(begin({ holder: 'person' }), knowledge, nowMs)).toMatchObject({
      replies: [],
      effects: [{ kind: 'pass-to-person' }],
    })
  })
})
