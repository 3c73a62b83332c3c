import { describe, expect, test } from 'vitest'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { talk, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()
const last = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)
const spoken = { from: 'phrase', id: 'anger' }

describe('whoever says what they would do to somebody is spoken to calmly', () => {
  test.each([
    'em đánh nó được không',
    'em danh no duoc khong',
    'em muốn giết nó luôn',
    'tức quá muốn giết nó',
    'nó lừa em 200 triệu, em chỉ muốn giết nó',
    'em mà gặp nó em đánh chết',
    'đập nó một trận có bị đi tù không',
    'em ghét nó, ước gì nó chết đi',
    'em muốn thuê người đánh nó',
    'i want to kill him',
    'can i hit him back',
    'i hate my boss i want to punch him',
  ])('%s', (said) => {
    expect(screen(said, knowledge).level).toBeLessThan(3)
    expect(last(said)?.replies.at(-1)?.origin).toMatchObject(spoken)
    expect(last(said)?.effects).toEqual([])
  })

  test('but behind steps for danger nobody is told to go outside for a while', () => {
    expect(last('họ nhốt em', 'em muốn giết nó')?.replies.at(-1)?.origin).not.toMatchObject(spoken)
  })
})

describe('a threat is heard, of the writer too, where there is a plan, a weapon or an hour, and whatever else is told', () => {
  test.each([
    'nó muốn giết em',
    'chồng em muốn giết nó',
    'bố dượng em muốn giết nó',
    'chủ muốn giết nó',
    'em muốn giết nó vì nó hiếp em',
    'nó đánh em hoài, em muốn giết nó',
    'họ đánh em, em đánh lại được không',
    'em muốn giết chồng em vì ổng đánh em',
    'em cầm dao rồi, em giết nó',
    'em sắp giết nó rồi',
    'tối nay em giết nó rồi em chết theo',
    'i have a knife and i am going to kill him tonight',
    'họ giữ tụi em làm không lương 3 tháng, đi đâu cũng có người theo, tôi muốn giết nó',
  ])('%s', (said) => {
    expect(screen(said, knowledge).level).toBeGreaterThanOrEqual(3)
  })

  test('and nobody who says that they are about to is given the steps for relatives', () => {
    expect(last('em sắp giết nó rồi')?.replies.at(-1)?.origin).not.toMatchObject({ id: 'family-missing' })
  })
})
