import { describe, expect, test } from 'vitest'
import { missed } from '../../../src/bot/miss/miss.ts'
import { afterwards, nowMs, talk, text } from '../path/walking.ts'
import { knowledge, last, offered } from './real-talk.ts'

describe('who has a case of danger and asks', () => {
  test.each([
    ['my boss touches me', 'where can I sleep tonight'],
    ['chủ sờ soạng em', 'tối nay em ngủ ở đâu'],
  ])('for the steps of another danger has them, though none was told: “%s”, then “%s”', (danger, asked) => {
    expect(last(danger, asked)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'just-escaped' })
  })

  test.each([
    ['chủ đánh em', 'chi phí về nước ai trả'],
    ['my boss touches me', 'can he fire me'],
  ])('what may be known is pointed to, and reads no steps a second time: “%s”, then “%s”', (danger, asked) => {
    expect(last(danger, asked)?.replies[0]?.origin).toMatchObject({ id: 'danger.steps-stand-asked' })
    expect(offered(danger, asked).filter((data) => data.startsWith('meant:'))).not.toEqual([])
  })

  test.each([
    ['con tôi bị nhốt ở Campuchia', 'nó có chết không'],
    ['chủ đánh em ở Đài Loan', 'nó quay lại thì sao'],
    ['em bị nhốt ở Campuchia', 'mất bao nhiêu tiền để được thả'],
  ])('no death, no cost of going and nothing of the service answers it, so the steps are read: “%s”, then “%s”', (danger, asked) => {
    const given = last(danger)?.replies[0]?.origin
    expect(given).toMatchObject({ from: 'entry' })
    expect(last(danger, asked)?.replies[0]?.origin).toEqual(given)
    expect(offered(danger, asked).filter((data) => data.startsWith('meant:'))).toEqual([])
  })

  test('who asks about going is pointed to what is told of it', () => {
    expect(offered('em bị nhốt ở Campuchia', 'em muốn đi Thái thì sao')).toContain('meant:southeast-asia-routes')
  })

  test.each([
    { name: 'a moment later what is meant is pointed to', laterMs: 60_000, origin: { from: 'phrase', id: 'danger.steps-stand-asked' } },
    { name: 'forty minutes later the steps stand above no more', laterMs: 40 * 60_000, origin: { from: 'entry', id: 'family-missing' } },
  ])('$name', ({ laterMs, origin }) => {
    const asked = talk(['con tôi mất liên lạc bên Đài Loan', 'chi phí về nước ai trả'].map(text), knowledge, undefined, laterMs).at(-1)
    if (!asked) throw new Error('nothing was said')
    expect(missed(afterwards(asked), knowledge, nowMs + laterMs).replies[0]?.origin).toMatchObject(origin)
  })

  test.each([
    ['my son is held in Myanmar', 'the company will bring him home for 5000 dollars'],
    ['con tôi bị giữ ở Myanmar', 'đưa con tôi về nước mất bao nhiêu tiền'],
    ['con tôi bị giữ ở Myanmar', 'thủ tục đưa con tôi về nước thế nào'],
  ])('no answer about a death is told or offered where nobody told of one: “%s”, then “%s”', (danger, said) => {
    expect(last(danger, said)?.replies[0]?.origin).not.toMatchObject({ id: 'death-abroad' })
    expect(offered(danger, said)).not.toContain('meant:death-abroad')
  })
  test('of a death it is', () => {
    const said = 'con tôi mất rồi, đưa thi thể về sao'
    expect(last('con tôi bị giữ ở Myanmar', said)?.replies[0]?.origin).toMatchObject({ id: 'death-abroad' })
  })

  test.each([
    ['chủ sờ soạng em', 'em phải làm gì'],
    ['chủ sờ soạng em', 'em sợ lắm'],
  ])('only what to do, or nothing, reads the steps again: “%s”, then “%s”', (danger, said) => {
    expect(last(danger, said)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'sexual-harassment' })
  })
})
