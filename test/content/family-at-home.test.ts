import { expect, test } from 'vitest'
import { sayEntry } from '../../src/bot/answer/say-entry.ts'
import type { Block } from '../../src/bot/reply.ts'
import { settingOf } from '../../src/bot/setting.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { begin, nowMs } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

test('words for people in Việt Nam lead to no number that only works abroad, wherever the writer is', () => {
  const wrong: string[] = []
  for (const language of languages)
    for (const topic of knowledge.topics.values())
      for (const country of knowledge.countries.keys())
        for (const part of ['text', 'more'] as const) {
          const setting = settingOf(begin({ language, whereabouts: country }), knowledge, nowMs)
          const { blocks } = sayEntry(topic, { part, country, by: 'choice' }, setting)
          wrong.push(...onlyThere(blocks).map((name) => `${topic.id}, ${country}, ${language}: ${name}`))
        }
  expect(wrong).toEqual([])
})

/** A card gives way to what can be dialled where the person is; what stands under words for Việt Nam must not. */
function onlyThere(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block, i) => {
    const before = blocks[i - 1]
    if (block.kind !== 'calls' || before?.kind !== 'paragraph' || !speaksToHome(before.text)) return []
    return block.calls.filter(({ onlyFrom }) => onlyFrom === 'there').map(({ name }) => name)
  })
}

/** "Call only if it is safe, or let somebody at home call": there both are meant. */
function speaksToHome(words: string): boolean {
  return /Vi[eệ]t Nam\b.*:$/u.test(words) && !/gọi thay|gọi được|call for you|may call/.test(words)
}
