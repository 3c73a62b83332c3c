import { describe, expect, test } from 'vitest'
import { offered, turnAfter } from './real-talk.ts'

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
