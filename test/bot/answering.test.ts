import { describe, expect, test, vi } from 'vitest'
import { sayEntry } from '../../src/bot/answer/say-entry.ts'
import { respondToClock } from '../../src/bot/respond.ts'
import { plainText } from '../../src/bot/say/plain-text.ts'
import { renderPhrase } from '../../src/bot/say/render.ts'
import { type Setting, settingOf } from '../../src/bot/setting.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { makeDangerBooks } from '../../src/knowledge/danger/danger-books.ts'
import type { Country, Knowledge, Prose, Topic } from '../../src/knowledge/knowledge.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { realKnowledge, talkKnowledge } from './fixture-knowledge.ts'
import { begin, nowMs, talk, text } from './path/walking.ts'

vi.mock('../../src/knowledge/search/rank.ts', async () => ({
  rank: (await import('./rank-by-words.ts')).rankByWords,
  likelyRight: () => 1,
}))

const knowledge = talkKnowledge()

describe('a greeting', () => {
  test('is no miss and not read together with what comes after', () => {
    const [turn] = talk([text('chào chị')], knowledge)
    expect(turn?.effects).toEqual([])
    expect(turn?.conversation).toMatchObject({ recent: [], misses: 0 })
  })

  test('does not use up what still waits for an answer', () => {
    const turns = talk([text('nhà cháu nghe bảo'), text('chào chị')], knowledge)
    expect(turns.at(-1)?.conversation.recent.map((one) => one.text)).toEqual(['nhà cháu nghe bảo'])
  })
})

describe('a question that waits for more words is answered in the end', () => {
  const asked = text('giá vàng hôm nay')
  const sticker = { kind: 'unserved', what: 'sticker' } as const

  test.each([
    ['a call', text('chị ơi')],
    ['thanks', text('cảm ơn chị')],
    ['a sticker', sticker],
    ['where they are', text('em đang ở Đài Loan')],
  ])('also where %s came behind it', (_, behind) => {
    const [waits, said] = talk([asked, behind], knowledge)
    expect(waits?.effects).toMatchObject([{ kind: 'set-clock', clock: 'miss' }])
    expect(said?.effects.filter(({ kind }) => kind === 'cancel-clock')).toEqual([])
    expect(respondToClock(said?.conversation ?? begin(), 'miss', knowledge, nowMs + 3_000).replies[0]?.origin).toMatchObject({
      id: 'miss.first',
    })
  })

  test('choices for both end its wait', () => {
    const [, offered] = talk([asked, text('tiền')], knowledge)
    expect(offered?.replies[0]?.origin).toMatchObject({ id: 'choices' })
    expect(offered?.effects).toContainEqual({ kind: 'cancel-clock', clock: 'miss' })
  })
})

test('an answer ends a row of misses', () => {
  const [answered] = talk([text('phí môi giới ai trả')], knowledge, begin({ misses: 1 }))
  expect(answered?.conversation.misses).toBe(0)
  const missedAgain = begin({ ...answered?.conversation, recent: [{ text: 'giá vàng hôm nay', atMs: nowMs }] })
  expect(respondToClock(missedAgain, 'miss', knowledge, nowMs).replies[0]?.origin).toMatchObject({ id: 'miss.first' })
})

test('whoever comes to the same answer again at once is told its rest, then shown where it stands; later it is told again', () => {
  const asked = 'phí môi giới ai trả'
  const [first, rest, again] = talk([text(asked), text(asked), text(asked)], knowledge)
  expect(first?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'brokerage-fee' })
  expect(rest?.replies[0]?.origin).toMatchObject({ id: 'brokerage-fee', part: 'more' })
  expect(rest?.replies[0]?.choices.some(({ toPerson }) => toPerson)).toBe(true)
  expect(again?.replies[0]?.origin).toMatchObject({ id: 'answer-above' })
  expect(again?.replies[0]?.choices.some(({ data }) => data === 'more:brokerage-fee')).toBe(false)
  expect(again?.replies[0]?.choices.some(({ toPerson }) => toPerson)).toBe(true)
  const answered = first?.conversation.answered
  const old = begin({ ...first?.conversation, answered: answered ? { ...answered, atMs: nowMs - 10 * 60_000 } : null })
  expect(talk([text(asked)], knowledge, old)[0]?.replies[0]?.origin).toMatchObject({ id: 'brokerage-fee' })
})

test('a follow-up without a subject is about the answer before it', () => {
  const first = text('phí môi giới ai trả')
  expect(talk([text('thế còn nữa không nhỉ')], knowledge)[0]?.replies).toEqual([])
  const [reply] = talk([first, text('thế còn nữa không nhỉ')], knowledge).at(-1)?.replies ?? []
  expect(reply?.origin).toMatchObject({ id: 'brokerage-fee', part: 'more' })
})

test('where all of an answer was told and shown again, asking on is no question about it', () => {
  const asksOn = text('mất bao lâu')
  const turns = talk([text('phí môi giới ai trả'), asksOn, asksOn, asksOn], knowledge)
  const said = turns.map(({ replies }) => replies.map(({ origin }) => (origin.from === 'person' ? null : origin.id)))
  expect(said).toEqual([['brokerage-fee'], ['brokerage-fee'], ['answer-above'], []])
})

describe('a short question that names no subject', () => {
  const behind = (words: string) => talk([text('phí môi giới ai trả'), text(words)], knowledge).at(-1)

  for (const words of ['mất bao lâu', 'nop o dau', 'như thế có được không ạ']) {
    test(`is about the answer before it: ${words}`, () => {
      expect(behind(words)?.replies[0]?.origin).toMatchObject({ id: 'brokerage-fee', part: 'more' })
      expect(talk([text(words)], knowledge)[0]?.replies[0]?.origin).not.toMatchObject({ id: 'brokerage-fee' })
    })
  }

  test('is not: what is told, what is long, what another message waits beside', () => {
    const isAbove = (turn: Turn | undefined) => turn?.replies.some(({ origin }) => origin.from === 'entry' && origin.part === 'more')
    for (const words of ['nhà em nghèo lắm', 'zxcv bnmq wert zxcv bnmq wert có được không']) expect(isAbove(behind(words))).toBe(false)
    expect(isAbove(talk([text('phí môi giới ai trả'), text('zxcv bnmq wert'), text('mất bao lâu')], knowledge).at(-1))).toBe(false)
  })
})

describe('abuse that is no danger now', () => {
  const last = (words: string, content: Knowledge = knowledge) =>
    talk([text(words)], content)
      .at(-1)
      ?.replies.at(-1)
  const offers = (words: string, content: Knowledge) => last(words, content)?.choices.filter(({ toPerson }) => toPerson).length
  /** The small content in which these words are a sign of abuse that leads to a topic. */
  const withSign = (words: string, topic: string): Knowledge => {
    const signals = knowledge.signals.map((one) => (one.level === 2 ? { ...one, topic, phrases: { vi: [words], en: [] } } : one))
    return { ...knowledge, signals, danger: makeDangerBooks({ ...knowledge, signals }) }
  }

  test('is answered with what it leads to, and a person is offered once', () => {
    const papers = 'họ giữ hộ chiếu của em'
    expect(last(papers)?.origin).toMatchObject({ id: 'passport-kept' })
    expect(offers(papers, knowledge)).toBe(1)
  })

  test('brings a person under another answer that offers none', () => {
    const words = 'phí môi giới ai trả'
    expect(offers(words, knowledge)).toBe(0)
    expect(last(words, withSign(words, 'passport-kept'))?.origin).toMatchObject({ id: 'brokerage-fee' })
    expect(offers(words, withSign(words, 'passport-kept'))).toBe(1)
  })

  test('brings a person under choices', () => {
    const words = 'người giới thiệu và công ty'
    expect(last(words)?.origin).toMatchObject({ id: 'choices' })
    expect(offers(words, knowledge)).toBe(0)
    expect(last(words, withSign(words, 'cannot-leave'))?.origin).toMatchObject({ id: 'choices' })
    expect(offers(words, withSign(words, 'cannot-leave'))).toBe(1)
  })
})

describe('an answer', () => {
  const topic = (id: string) => knowledge.topics.get(id) as Topic
  const setting = (over: Partial<Setting> = {}): Setting => ({ ...settingOf(begin({ language: 'en' }), knowledge, nowMs), ...over })
  const years = Date.UTC(2030, 0, 1)

  test('that is urgent is told past its date too, when it only resembles the question', () => {
    const telling = { part: 'text', country: null, by: 'question' } as const
    const [now, later] = [nowMs, years].map((atMs) => sayEntry(topic('cannot-leave'), telling, setting({ nowMs: atMs })).blocks[0])
    expect(later).toEqual(now)
  })

  test('past its date gives way to contacts and a person where it weighs on a decision, and says its age elsewhere', () => {
    const telling = { part: 'text', country: null, by: 'choice' } as const
    const told = (id: string, atMs: number) => sayEntry(topic(id), telling, setting({ nowMs: atMs }))
    for (const [id, risk] of [
      ['unpaid-wages', 'caution'],
      ['abusive-job', 'review'],
    ] as const) {
      expect(topic(id).risk).toBe(risk)
      expect(told(id, nowMs).blocks[0]).not.toEqual(told(id, years).blocks[0])
      expect(told(id, years).blocks.some(({ kind }) => kind === 'calls')).toBe(true)
      expect(told(id, years).choices[0]?.toPerson).toBe(true)
    }
    expect(told('brokerage-fee', years).blocks[0]).toEqual(told('brokerage-fee', nowMs).blocks[0])
    expect(told('brokerage-fee', years).blocks.length).toBeGreaterThan(told('brokerage-fee', nowMs).blocks.length)
  })

  test('asks for the country where several have their own, and offers no country as the only one', () => {
    const wages = topic('unpaid-wages')
    const countries = (at: readonly string[], named: Country | null = null) => {
      const entries = [...wages.variants.values()].slice(0, 1)
      const variants = new Map(entries.flatMap((entry) => at.map((country) => [country as Country, entry] as const)))
      const said = sayEntry({ ...wages, variants }, { part: 'text', country: named, by: 'question' }, setting())
      const choose = renderPhrase(setting(), 'variant.choose').map(plainText).join('\n')
      const asks = said.blocks.map(plainText).join('\n').includes(choose)
      return { asks, offered: said.choices.flatMap(({ data }) => /^topic:unpaid-wages@(..)/.exec(data)?.[1] ?? []) }
    }
    expect(countries(['jp', 'kr'])).toEqual({ asks: true, offered: ['jp', 'kr'] })
    expect(countries(['jp'])).toEqual({ asks: false, offered: [] })
    expect(countries(['jp', 'kr'], 'jp' as Country)).toEqual({ asks: false, offered: [] })
  })

  test('for a country without its own names that country, but not to who reads along', () => {
    const telling = { part: 'text', country: 'kh' as Country, by: 'question' } as const
    const said = (guarded: boolean) => sayEntry(topic('service-fee-cap'), telling, setting({ guarded })).blocks.map(plainText).join('\n')
    expect(said(false)).toContain('Cambodia')
    expect(said(true)).not.toContain('Cambodia')
  })
})

const real = await realKnowledge()
test('what is written for responders is told to nobody else', () => {
  const strings = (prose: Prose | null) =>
    (prose ?? []).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.kind === 'contacts' ? [] : block.items)).flat()
  const told = (content: Knowledge, topic: Topic, language: 'vi' | 'en', country: Country | null) =>
    (['text', 'more'] as const)
      .flatMap((part) => sayEntry(topic, { part, country, by: 'choice' }, settingOf(begin({ language }), content, nowMs)).blocks)
      .map(plainText)
      .join('\n')
  let notes = 0
  for (const topic of real.topics.values()) {
    for (const language of languages) {
      for (const [country, entry] of [
        [null, topic.entry[language]] as const,
        ...[...topic.variants].map(([at, one]) => [at, one[language]] as const),
      ]) {
        const said = told(real, topic, language, country)
        for (const part of strings(entry.responder)) {
          if (typeof part !== 'string' || part.length < 40) continue
          notes += 1
          expect(said, entry.id).not.toContain(part)
        }
      }
    }
  }
  expect(notes).toBeGreaterThan(100)
})
