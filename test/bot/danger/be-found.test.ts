import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const last = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)
const beFound = { from: 'phrase', id: 'danger.be-found' }

describe('whoever is in danger and asks how somebody comes is told what lets them be found', () => {
  test.each([
    ['họ nhốt em', 'làm sao xin công an đến cứu'],
    ['họ nhốt em', 'lam sao xin cong an den cuu, sap het pin'],
    ['họ nhốt em', 'còn 3% pin, làm sao họ biết em ở đâu mà cứu'],
    ['họ nhốt em', 'ai đến cứu được em, em ở đâu em cũng không biết'],
    ['họ nhốt em', 'tui không rõ mình đang ở đâu nữa'],
    ['họ nhốt em', 'em gửi vị trí được không'],
    ['họ nhốt em', 'nhờ công an tới đón em với'],
    ['they locked me in', 'how can police come and save me, battery is low'],
    ['they locked me in', 'i dont know where i am'],
  ])('%s / %s', (before, said) => {
    expect(last(before, said)?.replies.at(-1)).toMatchObject({ origin: beFound, lane: 'danger' })
    expect(last(before, said)?.effects).toContainEqual({ kind: 'add-to-case', because: [{ kind: 'asks-to-be-found' }] })
  })

  test('also behind an empty battery, with the numbers for somebody else to call', () => {
    const said = last('họ nhốt em', 'điện thoại sắp hết pin', 'làm sao xin công an đến cứu')
      ?.replies.at(-1)
      ?.blocks.map(plainText)
      .join('\n')
    expect(said).toContain('Muốn có người tới đúng chỗ')
    expect(said).toContain('+84 981 84 84 84')
    expect(said).not.toContain('Gọi ngay:')
  })

  test.each([
    ['họ nhốt em', 'họ nói rằng công an sẽ đến bắt em'],
    ['họ nhốt em', 'ho noi rang cong an den bat em'],
    ['họ nhốt em', 'i do not know where they are taking us'],
    ['họ nhốt em', 'không biết họ đưa em đi đâu'],
    ['họ nhốt em', 'em không biết chữ'],
    ['con tôi mất liên lạc ở Campuchia', 'làm sao công an tìm được nó'],
    ['em bị nợ lương', 'làm sao công an biết em ở đâu'],
  ])('but not: %s / %s', (before, said) => {
    expect(last(before, said)?.replies.at(-1)?.origin).not.toMatchObject(beFound)
  })
})
