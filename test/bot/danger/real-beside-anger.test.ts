import { describe, expect, test } from 'vitest'
import { last, offered, turnAfter } from './real-talk.ts'

describe('anger that is more than anger', () => {
  for (const said of [
    'em muốn giết nó rồi tự chết luôn',
    'i want to kill him and then myself',
    'i want to kill my boss then die',
    'tao muốn giết thằng chủ rồi chết',
    'sống chán rồi, muốn giết nó',
  ])
    test(`is despair beside one's own death: ${said}`, () => {
      expect(turnAfter(said).danger?.level).toBeGreaterThanOrEqual(3)
    })

  test('is anger alone where nobody speaks of their own death', () => expect(turnAfter('em muốn giết nó luôn').danger).toBeNull())
})

describe('who asks to be found and tells of another danger in the same line', () => {
  test.each([
    ['không biết địa chỉ, họ bảo mai bán em', 'being-moved-or-sold'],
    ['không biết địa chỉ, em có bầu 5 tháng đau bụng ra máu', 'pregnancy'],
  ])('is heard: %s', (said, topic) => expect(offered('em bị nhốt ở Campuchia', said)).toContain(`meant:${topic}`))
})

test('a relative who went to a third country is there, wherever whoever writes is', () => {
  expect(turnAfter('Vợ tôi đi Malaysia bị chủ đánh, tôi đang làm ở Hàn')).toMatchObject({
    writer: 'relative',
    whereabouts: 'my',
    writesFrom: 'kr',
  })
})

test('anger of whoever is held is told to the hotline, and nobody is sent outside', () => {
  const turn = last('em bị nhốt ở Campuchia', 'em muốn giết nó')
  expect(turn?.replies.map(({ origin }) => origin)).not.toContainEqual(expect.objectContaining({ id: 'anger' }))
  expect(turn?.effects).toContainEqual(expect.objectContaining({ kind: 'add-to-case' }))
})

test('choices that are shown once more ask no second time whether danger is happening', () => {
  const asksWhether = (data: string) => data.startsWith('now:')
  expect(offered('thấy một bé gái bị nhốt trong quán karaoke gần nhà').filter(asksWhether)).toHaveLength(1)
  expect(offered('thấy một bé gái bị nhốt trong quán karaoke gần nhà', 'ở Bình Dương').filter(asksWhether)).toHaveLength(1)
})
