import { describe, expect, test } from 'vitest'
import { screen } from '../../../src/knowledge/danger/screen.ts'
import { whoseSteps } from '../../../src/knowledge/danger/whose-steps.ts'
import { realKnowledge } from '../../bot/fixture-knowledge.ts'
import { signalOf, smallKnowledge } from '../small-knowledge.ts'

const beaten = signalOf({ id: 'beaten', level: 4, forRelative: 'missing' })
const held = signalOf({ id: 'held', level: 3, forRelative: 'missing' })
const gone = signalOf({ id: 'gone', level: 3, topic: 'missing', forRelative: 'missing' })
const dying = signalOf({ id: 'dying', level: 4, neverOutweighed: true })
const knowledge = smallKnowledge({ signals: [dying, gone, beaten, held] })

const toldLike = (signals: Readonly<Record<string, number>>) => Object.entries(signals).map(([id, chance]) => ({ id, chance }))
const about = { who: null, isGrown: false, isAhead: false } as const
const ofSelf = { ...about, who: 'self' } as const
const seen = { met: [], toldLike: null, hits: [], about } as const

describe('whose steps are given', () => {
  test('nothing met and nothing told: nobody’s', () => expect(whoseSteps(seen, knowledge)).toBeNull())

  test('where nothing was learnt, the first in the curators’ order', () =>
    expect(whoseSteps({ ...seen, met: [beaten, held] }, knowledge)).toMatchObject({
      signal: beaten,
      topic: 'beaten',
      forRelative: 'missing',
    }))

  test('whoever tells of themselves is not given the entry for relatives', () => {
    expect(whoseSteps({ ...seen, met: [gone, held], about: ofSelf }, knowledge)).toMatchObject({ topic: 'held' })
    expect(whoseSteps({ ...seen, met: [gone], about: ofSelf }, knowledge)).toMatchObject({ topic: 'missing' })
    const told = toldLike({ gone: 0.9, held: 0.1 })
    expect(whoseSteps({ ...seen, met: [gone, held], toldLike: told, about: ofSelf }, knowledge)).toMatchObject({ topic: 'held' })
  })

  test('of two that were met, the one that it is told like, whatever their order', () => {
    expect(whoseSteps({ ...seen, met: [beaten, held], toldLike: toldLike({ beaten: 0.1, held: 0.9 }) }, knowledge)).toMatchObject({
      topic: 'held',
    })
    expect(whoseSteps({ ...seen, met: [beaten, held], toldLike: toldLike({ beaten: 0.9, held: 0.1 }) }, knowledge)).toMatchObject({
      topic: 'beaten',
    })
  })

  test('a phrase that was met outweighs what it is only a little more told like', () => {
    expect(whoseSteps({ ...seen, met: [beaten], toldLike: toldLike({ beaten: 0.3, held: 0.7 }) }, knowledge)).toMatchObject({
      topic: 'beaten',
    })
    expect(whoseSteps({ ...seen, met: [beaten], toldLike: toldLike({ beaten: 0.001, held: 0.99 }) }, knowledge)).toMatchObject({
      topic: 'held',
    })
  })

  test('of two that it is told alike, the one whose answer its words ask for', () => {
    const both = { ...seen, met: [beaten, held], toldLike: toldLike({ beaten: 0.5, held: 0.5 }) }
    expect(whoseSteps({ ...both, hits: [{ topic: 'held', score: 0.9 }] }, knowledge)).toMatchObject({ topic: 'held' })
    expect(whoseSteps({ ...both, hits: [{ topic: 'beaten', score: 0.9 }] }, knowledge)).toMatchObject({ topic: 'beaten' })
  })

  test('what is never outweighed stays first', () =>
    expect(whoseSteps({ ...seen, met: [dying, held], toldLike: toldLike({ held: 1, dying: 0 }) }, knowledge)).toMatchObject({
      topic: 'dying',
      share: 1,
    }))

  test('signals that lead relatives to the same entry are one for them', () => {
    const steps = whoseSteps({ ...seen, toldLike: toldLike({ dying: 0.4, beaten: 0.3, held: 0.3 }) }, knowledge)
    expect(steps).toMatchObject({ topic: 'dying', forRelative: 'missing' })
  })
})

describe('over the real content', async () => {
  const real = await realKnowledge()
  for (const [text, topic] of [
    ['sáu đứa trong thùng xe đông lạnh, có đứa ngất rồi, gọi tài xế không nghe', 'being-moved-or-sold'],
    ['em mới chạy ra khỏi khu lừa đảo, giờ núp ở nhà dân gần sông', 'just-escaped'],
    ['we escaped from the scam building last night and are hiding in a temple', 'just-escaped'],
    ['họ vừa thả em', 'just-escaped'],
    ['em vừa được thả', 'just-escaped'],
    ['em mới được thả', 'just-escaped'],
    ['em moi duoc tha', 'just-escaped'],
    ['nộp 200 triệu em mới được thả', 'forced-to-scam'],
    ['nộp tiền em mới được thả', 'forced-to-scam'],
    ['lừa được 10 khách mới được thả', 'forced-to-scam'],
    ['thuyền trưởng lấy dây xích quất tụi em, một anh nằm không dậy nữa', 'violence'],
    ['em không muốn sống nữa, tối nay em uống hết thuốc, tụi nó nhốt em mà', 'suicidal'],
    ['em bị nhốt ở tầng ba, quản lý đánh, điện thoại giấu được', 'cannot-leave'],
  ] as const)
    test(`“${text}”: ${topic}`, () => expect(screen(text, real)).toMatchObject({ topic }))

  test('home for years is not out since today', () =>
    expect(screen('em thoát khỏi Campuchia về nhà được 2 năm rồi', real).topic).not.toBe('just-escaped'))
})
