import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/bot/turn.ts'
import { screen } from '../../../src/knowledge/danger/screen.ts'
import { placeTold } from '../../../src/knowledge/danger/told/weights.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { realKnowledge, talkKnowledge } from '../fixture-knowledge.ts'
import { talk, tap, text } from '../path/walking.ts'

/** Every text with the word "kho" is somewhat like danger: not enough to be raised. */
const somewhat = { signals: ['locked-in'], biases: [-2, 0], lines: [{ term: 'w kho', times: 2, pairs: [0, 1] }] }
const doubting: Knowledge = { ...talkKnowledge(), told: placeTold(somewhat) }

const plainTalk = talkKnowledge()

function choicesOf(turn: Turn | undefined): readonly string[] {
  return turn?.replies.flatMap(({ choices }) => choices.map(({ data }) => data)) ?? []
}

describe('what may be danger', () => {
  test('is asked about at once where nothing else is understood, instead of waiting for more', () => {
    const [turn] = talk([text('zxcv kho bnmq wert')], doubting)
    expect(turn?.replies.length).toBe(1)
    expect(choicesOf(turn)[0]).toBe('now:locked-in')
    expect(turn?.effects.map(({ kind }) => kind)).toEqual(['note-unanswered'])
    expect(talk([text('zxcv kho bnmq wert')], { ...doubting, told: null })[0]?.replies).toEqual([])
  })

  test('is asked about beside an answer', () => {
    const [turn] = talk([text('phí môi giới ai trả, em ở kho')], doubting)
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'brokerage-fee' })
    expect(choicesOf(turn)[0]).toBe('now:locked-in')
    expect(turn?.effects.map(({ kind }) => kind)).not.toContain('open-case')
  })

  test('is asked about at once also where a phrase only resembles it', () => {
    const [unknown] = talk([text('zxcv công ty em nhốt xe bnmq wert')], plainTalk)
    expect(choicesOf(unknown)[0]).toBe('now:locked-in')
  })

  test('has its name where no other danger is as likely, and none where one is', () => {
    const asked = (told: typeof somewhat) => talk([text('zxcv kho bnmq wert')], { ...doubting, told: placeTold(told) })
    const as = (told: typeof somewhat) => JSON.stringify(asked(told)[0]?.replies[0]?.blocks)
    const name = plainTalk.signals.find(({ id }) => id === 'locked-in')?.happening?.vi
    expect(as(somewhat)).toContain(name)
    const anyOfThree = { ...somewhat, signals: ['locked-in', 'sold', 'beaten'], biases: [-2, 0, 0, 0] }
    expect(as(anyOfThree)).toContain('gặp nguy hiểm')
    expect(as(anyOfThree)).not.toContain(name)
    expect(choicesOf(asked(anyOfThree)[0])[0]).toBe('now:locked-in?')
  })

  test('brings the steps and a case once the person says that it is happening', () => {
    const turns = talk([text('zxcv kho bnmq wert'), tap('now:locked-in')], doubting)
    expect(turns.at(-1)?.effects.map(({ kind }) => kind)).toContain('open-case')
  })
})

const real = await realKnowledge()
test('what only resembles danger is asked about under an advertisement too', () => {
  const ad = 'Tuyển gấp lao động đi Nhật, việc nhẹ lương cao, không cần bằng cấp, bao ăn ở, trại có nhốt gà, LH zalo 0900000000'
  const [turn] = talk([text(ad)], real)
  expect(JSON.stringify(turn?.replies[0]?.origin)).toContain('ad.')
  expect(choicesOf(turn)[0]).toBe('now:locked-in')
})

test('what was asked about without its name brings the steps that hold for everybody, and its title under them', () => {
  const of = (pressed: string) => talk([text('phí môi giới ai trả'), tap(pressed)], real).at(-1)
  expect(of('now:locked-in')?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'cannot-leave' })
  expect(of('now:locked-in?')?.replies[0]?.origin).toMatchObject({ from: 'phrase' })
  expect(of('now:locked-in?')?.effects).toContainEqual(expect.objectContaining({ kind: 'open-case', level: 4 }))
  expect(of('now:debt-threats')?.conversation.guarded).toBe(false)
  expect(of('now:debt-threats?')?.conversation.guarded).toBe(true)
  expect(choicesOf(of('now:locked-in?'))).toContainEqual(expect.stringMatching(/^(topic|meant):cannot-leave/))
})

const told = [
  'thằng cai tống mấy đứa tụi em vô nhà kho rồi chốt cửa, hai ngày rồi',
  'em ra ngoài là có người lôi vô lại, em xin về mà tụi nó cười',
  'con bé nhà tôi nhắn bị người ta đưa lên xe đi đâu không biết',
  'chong em cam dao rut nha dap cua, em voi con dang tron',
  'they took us off the bus and put us in a house, nobody can leave',
]
for (const one of told) {
  test(`over the real content, danger in other words is raised: ${one}`, () => {
    expect(screen(one, real).level).toBeGreaterThanOrEqual(3)
  })
}

const calm = [
  'em làm ở xưởng gỗ, chủ tốt, tháng này được thưởng',
  'mẹ em muốn em về ăn tết mà vé mắc quá',
  'cho em hỏi làm hộ chiếu mất bao lâu',
  'bạn em kể hồi trước bị lừa mà giờ về làm ruộng rồi',
  'we work eight hours and the room is clean',
]
for (const one of calm) {
  test(`over the real content, everyday talk is neither raised nor asked about: ${one}`, () => {
    expect(screen(one, real)).toMatchObject({ level: 0, perhaps: null })
  })
}

const smallTalk = [
  'chị ơi em vẫn đây',
  'alo chị ơi em đây',
  'em quay lại rồi chị ơi',
  'mẹ ơi con đây',
  'dạ em đang nghe đây',
  'i am still here',
]
for (const one of smallTalk) {
  test(`over the real content, small talk with the words of a cry is no danger: ${one}`, () => {
    expect(screen(one, real).level).toBe(0)
  })
}

describe('what is told like danger, over the real ranking', () => {
  const toldLike = (odds: number) => ({
    ...real,
    told: placeTold({ signals: ['locked-in'], biases: [odds, 0], lines: [{ term: 'w visa', times: 2, pairs: [0, 1] }] }),
  })
  const asks = 'em muốn hỏi gia hạn visa lao động bên Nhật thì cần những giấy tờ gì ạ'
  const cries = 'em hết visa rồi, tụi nó nhốt mấy đứa em trong kho không cho về nữa'

  test('is first asked about, then raised, the more surely it is told like danger while it asks for something else', () => {
    const come = Array.from({ length: 13 }, (_, at) => screen(asks, toldLike(at / 4))).map(({ level, perhaps }) =>
      level > 0 ? 'raised' : perhaps === null ? 'nothing' : 'asked about',
    )
    expect([...new Set(come)]).toEqual(['nothing', 'asked about', 'raised'])
  })

  test('is asked about from less on in a letter, and raised from as much on', () => {
    const letter = `${asks}. Em cảm ơn anh chị đã đọc, em chờ tin, chúc cả nhà mình nhiều sức khỏe.`
    const from = (message: string, is: (danger: ReturnType<typeof screen>) => boolean) =>
      Array.from({ length: 120 }, (_, at) => at / 20 - 3).find((odds) => is(screen(message, toldLike(odds)))) ?? NaN
    const asked = ({ perhaps }: ReturnType<typeof screen>) => perhaps !== null
    const raised = ({ level }: ReturnType<typeof screen>) => level > 0
    expect(from(asks, raised) - from(asks, asked)).toBeLessThan(0.6)
    expect(from(letter, raised) - from(letter, asked)).toBeGreaterThan(1.5)
  })

  test('is raised where they ask for what people in danger are given', () =>
    expect(screen(cries, { ...toldLike(0.6), signals: real.signals, danger: talkKnowledge().danger })).toMatchObject({ level: 4 }))

  test('is raised whatever they ask, where it is surely told like it', () => expect(screen(asks, toldLike(3))).toMatchObject({ level: 4 }))
})
