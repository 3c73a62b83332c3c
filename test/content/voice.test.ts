import { describe, expect, test } from 'vitest'
import { sayEntry } from '../../src/bot/answer/say-entry.ts'
import { spokenTo } from '../../src/bot/hear/called.ts'
import { sayNode } from '../../src/bot/path/say-node.ts'
import type { Block, Call, Reply } from '../../src/bot/reply.ts'
import { plainText } from '../../src/bot/say/plain-text.ts'
import { render } from '../../src/bot/say/render.ts'
import { settingOf } from '../../src/bot/setting.ts'
import type { Address } from '../../src/knowledge/words/addressed.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { begin, nowMs } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()
const ways = knowledge.lexicon.vi.addressed?.ways.clear ?? {}

function settingFor(addressed: Address | null) {
  return settingOf(begin({ language: 'vi', addressed }), knowledge, nowMs)
}

/** Every answer with its second part, for every country, and every step of every path. */
function everything(addressed: Address | null): readonly Reply[] {
  const setting = settingFor(addressed)
  const answers = [...knowledge.topics.values()].flatMap((topic) =>
    [null, ...topic.variants.keys()].flatMap((country) =>
      (['text', 'more'] as const).map((part) => sayEntry(topic, { part, country, by: 'question' }, setting)),
    ),
  )
  const steps = [...knowledge.trees.values()].flatMap((tree) => [...tree.nodes.values()].map((node) => sayNode(tree, node, {}, setting)))
  return [...answers, ...steps]
}

const linesOf = ({ blocks, choices }: Reply) => [...blocks.map(plainText), ...choices.map(({ label }) => label)]
const callsIn = (block: Block): readonly Call[] => (block.kind === 'calls' ? block.calls : [])
const sources = (replies: readonly Reply[]) => replies.flatMap(({ origin }) => origin)
const numbers = (replies: readonly Reply[]) => replies.flatMap(({ blocks }) => blocks.flatMap(callsIn).map(({ number }) => number))

describe('whoever calls themselves otherwise than anh/chị', () => {
  const usual = everything(null)

  for (const as of Object.keys(ways).filter((way) => way !== 'anh/chị'))
    test(`${as}: is called so in every answer and step, and is told the same`, () => {
      const said = everything({ as, surely: 'clear' })
      expect(said.flatMap(linesOf).filter((line) => /anh\/chị|em\/cháu/i.test(line))).toEqual([])
      expect(said.flatMap(linesOf).filter((line) => line.toLowerCase().includes(as)).length).toBeGreaterThan(150)
      expect(numbers(said)).toEqual(numbers(usual))
      expect(sources(said)).toEqual(sources(usual))
    })

  test('where only the young are spoken to, whoever is not known to be one is "em"', () => {
    expect(usual.flatMap(linesOf).filter((line) => /em\/cháu/i.test(line))).toEqual([])
    expect(usual.flatMap(linesOf).join(' ')).toContain('Em không có lỗi')
  })

  test('the neutral words of a watched talk are long enough for every preview', () => {
    for (const as of Object.keys(ways))
      expect(spokenTo(settingFor({ as, surely: 'clear' }), 'guarded.opening').length).toBeGreaterThanOrEqual(60)
  })

  test("titles and answers to press are the person's own words and call nobody", () => {
    const titles = [...knowledge.topics.values()].map(({ entry }) => entry.vi.title)
    const labels = [...knowledge.trees.values()].flatMap(({ title, nodes }) => [
      title.vi,
      ...[...nodes.values()].flatMap((node) => (node.kind === 'question' ? node.options.map(({ label }) => label.vi) : [])),
    ])
    expect([...titles, ...labels].filter((line) => /anh\/chị|em\/cháu/i.test(line))).toEqual([])
  })

  test('what an answer has people say to others stays in their own words', () => {
    const quoted = everything({ as: 'em', surely: 'clear' })
      .flatMap(linesOf)
      .flatMap((line) => line.match(/“[^”]*”/g) ?? [])
    const usualQuotes = usual.flatMap(linesOf).flatMap((line) => line.match(/“[^”]*”/g) ?? [])
    expect(quoted).toEqual(usualQuotes)
  })

  test('English calls nobody so', () => {
    const english = [...knowledge.topics.values()].flatMap(({ entry }) => render(entry.en.text, settingFor(null)).map(plainText))
    expect(english.filter((line) => /anh\/chị|em\/cháu/i.test(line))).toEqual([])
  })
})
