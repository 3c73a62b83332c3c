import { describe, expect, test } from 'vitest'
import { last, offered } from './real-talk.ts'

describe('who has a case of danger and asks', () => {
  test.each([
    ['my boss touches me', 'where can I sleep tonight'],
    ['chủ sờ soạng em', 'tối nay em ngủ ở đâu'],
  ])('for the steps of another danger has them, though none was told: “%s”, then “%s”', (danger, asked) => {
    expect(last(danger, asked)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'just-escaped' })
  })

  test.each([
    ['chủ đánh em', 'chi phí về nước ai trả'],
    ['my boss touches me', 'will I lose my visa'],
    ['chủ sờ soạng em', 'em tố cáo thì có bị đuổi không'],
  ])('what may be known is pointed to, and reads no steps a second time: “%s”, then “%s”', (danger, asked) => {
    expect(last(danger, asked)?.replies[0]?.origin).toMatchObject({ id: 'danger.steps-stand-asked' })
    expect(offered(danger, asked).filter((data) => data.startsWith('meant:'))).not.toEqual([])
  })

  test.each([
    ['chủ sờ soạng em', 'em phải làm gì'],
    ['chủ sờ soạng em', 'em sợ lắm'],
  ])('only what to do, or nothing, reads the steps again: “%s”, then “%s”', (danger, said) => {
    expect(last(danger, said)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'sexual-harassment' })
  })
})
