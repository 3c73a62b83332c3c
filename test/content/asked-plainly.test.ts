import { expect, test } from 'vitest'
import { readChoice } from '../../src/bot/hear/choice-data.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { talk, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

/** What the reply tells, else what stands first among its choices. */
function comesTo({ replies }: Turn): string | undefined {
  const last = replies.at(-1)
  if (last?.origin.from === 'entry') return last.origin.id
  return offered(last)[0]
}

function offered(reply: Turn['replies'][number] | undefined): readonly string[] {
  return (reply?.choices ?? []).flatMap(({ data }) => {
    const choice = readChoice(data)
    return choice?.kind === 'topic' ? [choice.topic] : []
  })
}

/** In a few words, as the first message; none of them is a line of the content. */
const asked = [
  ['công ty nào tốt vậy', 'check-company-licence'],
  ['vinamex có phải công ty thật không', 'check-company-licence'],
  ['trừ hết còn dư nhiêu', 'choose-destination'],
  ['con tôi sắp ký, cần hỏi công ty những gì', 'contract-contents'],
  ['công ty bắt nộp bằng tốt nghiệp gốc', 'passport-and-papers'],
  ['muốn xin nghỉ phép về cưới em gái', 'overtime-and-rest'],
  ['chị ơi em bị đổi đơn từ may mặc sang xây dựng', 'contract-substitution'],
  ['they ask 5000 euro is good?', 'service-fee-cap'],
] as const

test.each(asked)('%s', (said, topic) => {
  const [turn] = talk([text(said)], knowledge)
  expect(turn && comesTo(turn)).toBe(topic)
})

test('whoever asks whom to call is not asked whether they want to live', () => {
  const [turn] = talk([text('cháu phải gọi ai')], knowledge)
  expect(offered(turn?.replies.at(-1))).not.toContain('suicidal')
})
