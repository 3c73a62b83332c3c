import { expect, test } from 'vitest'
import { keptWithWords } from '../../../src/knowledge/words/kept-with-words.ts'
import { realKnowledge } from '../../bot/fixture-knowledge.ts'

const knowledge = await realKnowledge()
const sameLexicon = { ...knowledge }

test('a message is read once for each knowledge, and by the one that asks', () => {
  const read: unknown[] = []
  const readBy = keptWithWords((text, words, by) => {
    read.push(by)
    return by === knowledge ? `${text}: ${words.length}` : null
  })
  expect([readBy('chủ nhốt em', knowledge), readBy('chủ nhốt em', knowledge)]).toEqual(['chủ nhốt em: 3', 'chủ nhốt em: 3'])
  expect([readBy('chủ nhốt em', sameLexicon), readBy('chủ nhốt em', sameLexicon)]).toEqual([null, null])
  expect(read).toEqual([knowledge, sameLexicon])
})
