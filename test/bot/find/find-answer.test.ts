import { describe, expect, test } from 'vitest'
import { readChoice } from '../../../src/bot/hear/choice-data.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { talk } from '../path/walking.ts'

const knowledge = await realKnowledge()

test.each(['có mất tiền không', 'có tính phí không'])(
  '“%s”, behind an answer, is about it: nothing about the service is offered by chance',
  (asked) => {
    const [first, second] = talk(
      ['đi Nhật theo đường nào', asked].map((text) => ({ kind: 'text', text }) as const),
      knowledge,
    )
    expect(first?.replies[0]?.origin).toMatchObject({ id: 'japan-routes' })
    const offered = (second?.replies[0]?.choices ?? []).flatMap(({ data }) => {
      const choice = readChoice(data)
      return choice?.kind === 'meant' || choice?.kind === 'topic' ? [choice.topic] : []
    })
    expect(second?.replies[0]?.choices.length).toBeGreaterThan(0)
    expect(offered).not.toContain('who-are-you')
  },
)

describe('“what do I do now”, behind choices of which none was taken, has them once more', () => {
  const topicsAfter = (...said: readonly string[]) =>
    talk(
      said.map((text) => ({ kind: 'text', text }) as const),
      knowledge,
    )
      .at(-1)
      ?.replies[0]?.choices.flatMap(({ data }) => {
        const choice = readChoice(data)
        return choice?.kind === 'topic' ? [choice.topic] : []
      })

  test.each([
    ['giấy tờ hết hạn tháng sau', 'giờ bọn tôi phải làm gì'],
    ['ca bon 12 nguoi khong co tien an', 'gio bon toi phai lam gi'],
    ['my papers expire next month', 'what should I do now'],
  ])('%s, %s', (told, asked) => {
    expect(topicsAfter(told)?.length).toBeGreaterThan(1)
    expect(topicsAfter(told, asked)).toEqual(topicsAfter(told))
  })
})

test.each(['3', '5', '7 8 9'])('“%s”, where nothing was offered, is no question', (typed) => {
  const [turn] = talk([{ kind: 'text', text: typed }], knowledge)
  expect(turn?.effects).toContainEqual(expect.objectContaining({ kind: 'set-clock', clock: 'miss' }))
})

describe('who is on their way out, a child or was sent abroad is sent nowhere else', () => {
  test.each([
    'taxi từ Sihanoukville đến đại sứ quán bao nhiêu tiền',
    'xe buýt từ Bavet ra biên giới đi thế nào',
    'xe buyt tu bavet ra bien gioi di the nao',
    'bus in cambodia is locked, what do i do',
    'em đói và lạnh ở ga tàu Warsaw hỏi ai được',
    'em 14 tuổi làm công ty ở Bình Dương bị nợ lương',
    'công ty ở Hà Nội đưa em đi Nhật rồi nợ lương',
    'tôi bị trục xuất về nước, công ty trong nước không trả lương',
  ])('%s', (said) => {
    const [turn] = talk([{ kind: 'text', text: said }], knowledge)
    expect(JSON.stringify(turn?.replies)).not.toMatch(/nằm ngoài việc của Bến An|cannot answer that|công đoàn nơi làm|trade union where/)
    expect(turn?.replies[0]?.choices.length).toBeGreaterThan(0)
  })
})
