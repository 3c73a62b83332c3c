import fc from 'fast-check'
import { expect, test } from 'vitest'
import { screen } from '../../../src/knowledge/danger/screen.ts'
import type { Frames, Signal } from '../../../src/knowledge/words/wording.ts'
import { noFrames, signalOf, smallKnowledge } from '../small-knowledge.ts'

const signals: readonly Signal[] = [
  signalOf({
    id: 'held',
    level: 4,
    topic: 'cannot-leave',
    guarded: true,
    phrases: { vi: ['nhốt', 'không cho <person> ra'], en: ['locked in', "won't let <person> out"] },
    lookAlikes: { vi: ['nhốt gà|chó|mèo', 'trong thang máy'], en: ['locked in the garage'] },
  }),
  signalOf({ id: 'sold', level: 4, phrases: { vi: ['bị bán', 'bán <person> * công ty khác', 'lừa bán'], en: ['sold me'] } }),
  signalOf({ id: 'violence', level: 4, phrases: { vi: ['đánh <person>', 'bị đánh', 'nện <person>'], en: ['hits <person>'] } }),
  signalOf({
    id: 'despair',
    level: 3,
    topic: 'suicidal',
    phrases: { vi: ['muốn chết'], en: ['want to die'] },
    lookAlikes: { vi: ['cười muốn chết'], en: [] },
  }),
  signalOf({
    id: 'papers',
    level: 2,
    topic: 'passport-kept',
    raisedBy: ['debt'],
    phrases: { vi: ['giữ hộ chiếu'], en: ['keeps my passport'] },
  }),
  signalOf({ id: 'debt', level: 1, phrases: { vi: ['nợ * triệu'], en: ['owe them'] } }),
]
const frames: { readonly vi: Frames; readonly en: Frames } = {
  vi: {
    ...noFrames,
    general: ['làm sao biết', 'thế nào là', 'là gì', 'phạt thế nào'],
    others: ['trên phim', 'báo đăng', 'nghe nói'],
    negation: ['không bị', 'chưa ai'],
    past: ['đã về nhà', 'hồi đó'],
    invented: ['tiểu thuyết'],
    once: ['hồi 2019'],
    settled: ['giờ em mở tiệm'],
    feared: ['lỡ sang đó', 'nếu lỡ'],
    now: ['cứu em', 'đang bị'],
    words: { person: ['em', 'tôi', 'con tôi', 'tụi em'], kin: ['con tôi', 'chồng em'], me: ['em bị', 'tôi bị', 'đánh tôi'] },
  },
  en: {
    ...noFrames,
    general: ['how do i know', 'what is'],
    others: ['in the news'],
    negation: ['never'],
    past: ['i am safe now'],
    feared: ['what if'],
    now: ['right now'],
    words: { person: ['me', 'us', 'my son'], kin: ['my son'], me: ['i am'] },
  },
}
const knowledge = smallKnowledge({ signals, frames })

const raised = [
  { text: 'họ nhốt em, không cho ra ngoài', signal: 'held', level: 4 },
  { text: 'ho nhot em khong cho em ra', signal: 'held', level: 4 },
  { text: 'nó nhốt e trong phòng', signal: 'held', level: 4 },
  { text: 'em bij nhoots', signal: 'held', level: 4 },
  { text: 'nó ko cho tụi e ra', signal: 'held', level: 4 },
  { text: 'nó bán em qua công ty khác', signal: 'sold', level: 4 },
  { text: 'báo đăng nhiều rồi, mà giờ chính con tôi bị bán', signal: 'sold', level: 4 },
  { text: 'làm sao biết ở đâu, cứu em, em bị lừa bán', signal: 'sold', level: 4 },
  { text: 'chồng em bị đánh', signal: 'violence', level: 4 },
  { text: 'họ có đánh tôi không nghỉ', signal: 'violence', level: 4 },
  { text: 'em viết tiểu thuyết. Họ đánh tôi bị thương', signal: 'violence', level: 4 },
  { text: 'hồi 2019 em qua. Giờ em mở tiệm. Hôm qua bị đánh', signal: 'violence', level: 4 },
  { text: 'giờ em mở tiệm mà bị đánh hoài', signal: 'violence', level: 4 },
  { text: 'em muốn chết', signal: 'despair', level: 3 },
  { text: 'cười muốn chết. Mà tối nay em muốn chết thật', signal: 'despair', level: 3 },
  { text: 'they won’t let us out', signal: 'held', level: 4 },
  { text: 'they will not let me out', signal: 'held', level: 4 },
  { text: 'chủ hits me hoài', signal: 'violence', level: 4 },
  { text: 'chủ giữ hộ chiếu', signal: 'papers', level: 2 },
  { text: 'chủ giữ hộ chiếu, bảo em nợ 80 triệu', signal: 'papers', level: 3 },
] as const
for (const { text, signal, level } of raised) {
  test(`raised to ${level}: ${text}`, () => {
    const danger = screen(text, knowledge)
    expect(danger).toMatchObject({ signal, level, lookAlike: null })
    expect(danger.because).toContainEqual(expect.objectContaining({ kind: 'words', signal }))
    expect(danger.against).toBeNull()
  })
}

const resembled = [
  { text: 'làm sao biết bị lừa bán', lookAlike: 'sold', why: 'general' },
  { text: 'bị lừa bán là gì', lookAlike: 'sold', why: 'general' },
  { text: 'nhốt người khác thì bị phạt thế nào', lookAlike: 'held', why: 'general' },
  { text: 'trên phim có cảnh bị đánh', lookAlike: 'violence', why: 'others' },
  { text: 'em không bị đánh', lookAlike: 'violence', why: 'negation' },
  { text: 'lỡ sang đó bị bán thì sao', lookAlike: 'sold', why: 'feared' },
  { text: 'hồi đó em bị đánh, giờ đã về nhà', lookAlike: 'violence', why: 'past' },
  { text: 'em viết tiểu thuyết. Có cảnh bị đánh', lookAlike: 'violence', why: 'others' },
  { text: 'hồi 2019 em bị đánh. Giờ em mở tiệm', lookAlike: 'violence', why: 'past' },
  { text: 'bên đó còn bị nhốt hông ạ', lookAlike: 'held', why: 'asks-whether' },
  { text: 'sang đó có bị nhốt không ạ', lookAlike: 'held', why: 'asks-whether' },
  { text: 'bên đó có bị nhốt không ta', lookAlike: 'held', why: 'asks-whether' },
  { text: 'nhà em nhốt gà ngoài sân', lookAlike: 'held', why: 'look-alike' },
  { text: 'bị nhốt trong thang máy', lookAlike: 'held', why: 'look-alike' },
  { text: 'cười muốn chết', lookAlike: 'despair', why: 'look-alike' },
  { text: 'how do I know if they sold me', lookAlike: 'sold', why: 'general' },
  { text: 'what if he hits me', lookAlike: 'violence', why: 'feared' },
] as const
for (const { text, lookAlike, why } of resembled) {
  test(`only resembles danger (${why}): ${text}`, () => {
    const danger = screen(text, knowledge)
    expect(danger).toMatchObject({ level: 0, signal: null, topic: null, guarded: false, lookAlike })
    expect(danger.because).toEqual([])
    expect(danger.against).toMatchObject({ why })
  })
}

const harmless = ['em muốn hỏi về lương', 'bạn rủ em đi Nhật', 'nên em không đi', 'chị ơi', '', '🙂', 'what is the fee']
for (const text of harmless) {
  test(`no danger: ${text === '' ? 'nothing' : text}`, () => {
    expect(screen(text, knowledge)).toMatchObject({ level: 0, signal: null, lookAlike: null })
  })
}

test('a look-alike that holds the word of the danger cancels only where it stands', () => {
  expect(screen('họ nhốt gà ngoài sân rồi nhốt em trong nhà', knowledge)).toMatchObject({ level: 4, signal: 'held' })
})

test('the entry of the signal that stands first is given, at the worst level that was met', () => {
  expect(screen('họ nhốt em rồi đánh em', knowledge)).toMatchObject({ level: 4, signal: 'held' })
  const despairFirst = smallKnowledge({ signals: [...signals].reverse(), frames })
  expect(screen('họ nhốt em, em muốn chết', despairFirst)).toMatchObject({ level: 4, signal: 'despair', topic: 'suicidal' })
})

test('a signal of level 2 or less never gives its entry beside danger', () => {
  const papersFirst = smallKnowledge({ signals: [...signals].reverse(), frames })
  expect(screen('chủ giữ hộ chiếu, nhốt em', papersFirst)).toMatchObject({ level: 4, signal: 'held' })
})

test('what was told before raises what is told now, and what is told now raises what was told before', () => {
  expect(screen('bảo em nợ 80 triệu', knowledge).level).toBe(1)
  expect(screen('bảo em nợ 80 triệu', knowledge, { before: ['papers'] })).toMatchObject({ level: 3, signal: 'papers' })
  expect(screen('chủ giữ hộ chiếu', knowledge, { before: ['debt'] })).toMatchObject({ level: 3, signal: 'papers' })
  expect(screen('em muốn hỏi về lương', knowledge, { before: ['papers', 'debt'] }).level).toBe(0)
})

test('a raised signal counts as the one that it becomes', () => {
  const bound = signalOf({ id: 'bound', level: 3, topic: 'cannot-leave', guarded: true })
  const becoming = [...signals.map((one) => (one.id === 'papers' ? { ...one, becomes: 'bound' } : one)), bound]
  const danger = screen('chủ giữ hộ chiếu, bảo em nợ 80 triệu', smallKnowledge({ signals: becoming, frames }))
  expect(danger).toMatchObject({ level: 3, signal: 'bound', topic: 'cannot-leave', guarded: true, noticed: ['papers', 'debt'] })
})

test('whoever tells of themselves is not given the entry for relatives, and a relative is given theirs', () => {
  const missing = signalOf({ id: 'missing', level: 4, topic: 'home', forRelative: 'home', phrases: { vi: ['<kin> bị'], en: [] } })
  const mine = signals.map((one) => (one.id === 'held' ? { ...one, forRelative: 'home' } : one))
  const withMyself = { ...frames, vi: { ...frames.vi, relative: ['<kin> bị'], myself: ['nhốt em'] } }
  const home = smallKnowledge({ signals: [missing, ...mine], frames: withMyself })
  expect(screen('con tôi bị nhốt', home)).toMatchObject({ topic: 'home', forRelative: 'home' })
  expect(screen('chồng em bị nhốt, họ nhốt em luôn', home)).toMatchObject({ topic: 'cannot-leave', forRelative: 'home' })
})

test('an entry for relatives is none for oneself: then no entry is named, and somebody may be reading along', () => {
  const taken = signalOf({
    id: 'taken',
    level: 4,
    topic: 'home',
    forRelative: 'home',
    forWitness: 'beside',
    phrases: { vi: ['dắt đi'], en: [] },
  })
  const whose = { ...frames, vi: { ...frames.vi, myself: ['dắt em'], witness: ['dắt bạn'], young: ['em 14'] } }
  const mine = smallKnowledge({ signals: [taken], frames: whose })
  const known = { writer: 'self', toldOfSelf: true, young: false, addressed: null, spokenOf: null, whereabouts: null } as const
  expect(screen('em 14 tuổi, bị dắt đi', mine)).toMatchObject({ level: 4, topic: null, forRelative: 'home', guarded: true })
  expect(screen('bị dắt đi', mine)).toMatchObject({ topic: 'home', forWitness: 'beside', guarded: false })
  expect(screen('bị dắt đi', mine, { known })).toMatchObject({ topic: null, guarded: true })
})

test('the signal that stands first is named, all of them are told, and guarded holds for any that is raised', () => {
  const danger = screen('em muốn chết, họ nhốt em', knowledge)
  expect(danger).toMatchObject({ level: 4, signal: 'held', topic: 'cannot-leave', guarded: true })
  expect(danger.because).toHaveLength(2)
})

test('of phrases of one signal that lie in each other one is told', () => {
  const hit = signalOf({ id: 'hit', level: 4, phrases: { vi: ['đánh em', 'đang đánh em', 'chảy máu'], en: [] } })
  const { because } = screen('nó đang đánh em, em chảy máu', smallKnowledge({ signals: [hit], frames }))
  expect(because).toEqual([
    { kind: 'words', signal: 'hit', level: 4, words: 'đang đánh em' },
    { kind: 'words', signal: 'hit', level: 4, words: 'chảy máu' },
  ])
})

test('a question in general says so even where no signal is met', () => {
  expect(screen('thế nào là cưỡng bức lao động', knowledge).general).toBe(true)
  expect(screen('chủ ép em làm đêm', knowledge).general).toBe(false)
})

test('whatever is typed, the screen never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => screen(text, knowledge).level >= 0))
})

test('abuse that is no danger guards nobody, though its signal would', () => {
  const kept = signalOf({ id: 'kept', level: 2, guarded: true, phrases: { vi: ['giữ hộ chiếu'], en: [] } })
  expect(screen('chủ giữ hộ chiếu của em', smallKnowledge({ signals: [kept] }))).toMatchObject({ level: 2, topic: 'kept', guarded: false })
})
