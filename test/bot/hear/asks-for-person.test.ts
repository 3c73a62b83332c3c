import { describe, expect, test } from 'vitest'
import { realKnowledge } from '../fixture-knowledge.ts'
import { talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const effectsOf = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)?.effects

describe('whoever spoke with a responder and asks for them is brought to one, calmly', () => {
  test.each([
    'nãy em nói chuyện với chị Lan, cho em gặp lại chị ấy',
    'nay em noi chuyen voi chi Lan, cho em gap lai chi ay',
    'hôm qua em nói chuyện với chị Hạnh bên mình, giờ em muốn gặp lại',
    'em đang nói chuyện với anh Tuấn thì bị ngắt, cho em nói tiếp',
    'bữa trước tui nói chuyện với cô Hoa, cho tui gặp cổ',
    'tối qua em có nhắn với chị Mai ở đây, em muốn gặp chị Mai',
    'lúc nãy có chị tư vấn nói chuyện với em, chị ấy đâu rồi',
    'cho em gặp lại cái chị hồi sáng',
    'I was talking to Lan before, can I talk to her again',
    'can i speak again with the lady from yesterday',
    'she told me to write back today, can I talk to her',
    'I want to continue with the same person as before',
  ])('%s', (said) => {
    expect(effectsOf(said)).toContainEqual(expect.objectContaining({ kind: 'open-case', level: 1 }))
  })

  test('and behind steps for danger gets no steps for another danger', () => {
    const turn = talk(['họ nhốt em', 'nãy em nói chuyện với chị Lan, cho em gặp lại chị ấy'].map(text), knowledge).at(-1)
    expect(turn?.replies.map(({ origin }) => ('id' in origin ? origin.id : null))).not.toContain('suicidal')
  })

  test.each([
    'nãy em nói chuyện với chị Lan, giờ không ai thấy chị ấy nữa, họ kéo chị đi',
    'em nói chuyện với chị Lan xong là họ đánh em',
    'nãy em nói chuyện với chị Lan, cho em gặp lại chị ấy, em không muốn sống nữa',
    'i was speaking with sister Lan, they took her, let me talk to her',
    'tôi muốn gặp lại con gái tôi, họ đòi tiền',
  ])('but is heard in: %s', (said) => {
    const levels = effectsOf(said)?.flatMap((effect) => ('level' in effect ? [effect.level] : [])) ?? []
    expect(Math.max(0, ...levels)).toBeGreaterThanOrEqual(3)
  })
})
