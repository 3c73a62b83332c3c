import { expect, test } from 'vitest'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { previewReplies } from '../../../src/cli/content/preview-replies.ts'
import { languages } from '../../../src/knowledge/knowledge.ts'
import { realKnowledge, talkKnowledge } from '../../bot/fixture-knowledge.ts'

const knowledge = talkKnowledge()
const nowMs = Date.UTC(2026, 10, 25, 3)
const steps = [...knowledge.trees.values()].flatMap((tree) =>
  [...tree.nodes.values()].map((node) => ({ name: `tree:${tree.id}#${node.id}`, node })),
)

test('every answer, every form of it for a country and every step of every path can be looked at, in both languages', () => {
  const entries = [...knowledge.topics.values()].flatMap(({ id, variants }) => [
    id,
    ...[...variants.keys()].map((country) => `${id}@${country}`),
  ])
  for (const language of languages)
    for (const name of [...entries, ...steps.map((step) => step.name)])
      expect([name, previewReplies(name, { language, knowledge, nowMs })?.length]).toEqual([name, expect.any(Number)])
})

test('what an answer says to whoever writes for another is shown as well', async () => {
  const real = await realKnowledge()
  for (const [language, child, another] of [
    ['vi', 'không có lỗi', 'Ở bên trẻ'],
    ['en', 'It is not your fault', 'Stay with the child'],
  ] as const) {
    const replies = previewReplies('under-18', { language, knowledge: real, nowMs }) ?? []
    const [first = '', second = '', ...more] = replies.map(({ blocks }) => blocks.map(plainText).join('\n'))
    expect(first).toContain(child)
    expect(first).not.toContain(another)
    expect(second).toContain(another)
    expect(more).toHaveLength(1)
  }
})

test('a question is shown with its options, an end with its words', () => {
  for (const { name, node } of steps) {
    const replies = previewReplies(name, { language: 'vi', knowledge, nowMs }) ?? []
    if (node.kind === 'question')
      for (const { label } of node.options)
        expect(replies.flatMap(({ choices }) => choices).map((choice) => choice.label)).toContain(label.vi)
    if (node.kind === 'outcome') expect([name, replies.flatMap(({ blocks }) => blocks).length]).not.toEqual([name, 0])
  }
})
