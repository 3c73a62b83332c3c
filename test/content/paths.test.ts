import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../src/bot/conversation.ts'
import { optionKey, writeChoice } from '../../src/bot/hear/choice-data.ts'
import type { InboundContent } from '../../src/bot/message.ts'
import { askedInput } from '../../src/bot/path/path.ts'
import { spoken } from '../../src/bot/phrases.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { respond } from '../../src/bot/respond.ts'
import { plainText } from '../../src/bot/say/plain-text.ts'
import type { InputType, Knowledge, Language, Tree } from '../../src/knowledge/knowledge.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { afterwards, begin, message, nowMs, tap, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

/** What is typed where a step asks, so that a path goes on in each way it can. */
const typed: Readonly<Record<InputType, readonly string[]>> = {
  text: ['Công ty Xa Lạ', '1/11/2026', '1/1/2020', 'không biết'],
  money: ['20 triệu', '900 triệu', 'không biết'],
  months: ['36 tháng', '14 tháng', 'không biết'],
  country: ['Đài Loan', 'không biết'],
  choice: ['không biết'],
}

interface End {
  readonly outcome: string
  /** The labels and words that led here. */
  readonly way: readonly string[]
  readonly replies: readonly Reply[]
}

/** How a tree ends, for each way there that differs in a step or in an answer that a later rule reads. */
function endsOf(tree: Tree, language: Language, knowledge: Knowledge): readonly End[] {
  const ends: End[] = []
  const seen = new Set<string>()
  const visit = (before: Conversation, content: InboundContent, way: readonly string[]): void => {
    const turn = respond(before, message(content), knowledge, nowMs)
    const conversation = { ...afterwards(turn), danger: null, guarded: false }
    const { place } = conversation
    if (place.at !== 'tree') throw new Error(`${tree.id}: ${way.join(' > ')} leaves the path`)
    const node = tree.nodes.get(place.node)
    const key = JSON.stringify([place.node, Object.entries(place.answers).filter(([id]) => readLater(tree).has(id))])
    if (!node || seen.has(key)) return
    seen.add(key)
    if (node.kind === 'outcome') ends.push({ outcome: node.id, way, replies: turn.replies })
    else if (node.kind === 'rule')
      for (const words of typed[askedInput(node)?.type ?? 'text']) visit(conversation, text(words), [...way, words])
    else
      for (const { answer, label } of node.options) {
        const data = writeChoice({ kind: 'edge', tree: tree.id, node: node.id, option: optionKey(answer) })
        visit(conversation, tap(data), [...way, label[language]])
      }
  }
  visit(begin({ language }), tap(`tree:${tree.id}`), [])
  return ends
}

/** Steps whose answers a rule reads: two ways that agree on them end alike. */
function readLater(tree: Tree): ReadonlySet<string> {
  return new Set([...tree.nodes.values()].flatMap((node) => (node.kind === 'rule' ? node.inputs.flatMap(({ from }) => from ?? []) : [])))
}

const leadsOn = (reply: Reply) =>
  reply.blocks.some(({ kind }) => kind === 'calls') || reply.choices.some(({ data }) => /^(?:topic|tree|consent)/.test(data))

/** Danger is no place for reasons and sources: steps and numbers come at once. */
function missing(replies: readonly Reply[], why: readonly string[]): readonly string[] {
  const blocks = replies.flatMap((reply) => reply.blocks)
  if (replies.some(({ lane }) => lane === 'danger')) return blocks.some(({ kind }) => kind === 'calls') ? [] : ['number']
  return [
    ...(blocks.some((block) => why.includes(plainText(block))) ? [] : ['reason']),
    ...(blocks.some(({ kind }) => kind === 'source') ? [] : ['source']),
    ...(replies.some(leadsOn) ? [] : ['next step']),
  ]
}

for (const tree of knowledge.trees.values()) {
  describe(`every way through ${tree.id}`, () => {
    const ends = Object.fromEntries(languages.map((language) => [language, endsOf(tree, language, knowledge)] as const))

    test.each([...languages])('ends with a reason, a source, and somewhere to go (%s)', (language) => {
      const found = ends[language] ?? []
      expect(found.length).toBeGreaterThan(0)
      const why = (['tree.because', 'tree.reasons'] as const).map((key) => spoken(knowledge, language, key))
      const wrong = found.flatMap(({ outcome, way, replies }) =>
        missing(replies, why).map((what) => `${outcome} lacks its ${what}: ${way.join(' > ')}`),
      )
      expect(wrong).toEqual([])
    })

    test('ends alike in both languages', () => {
      const outcomes = (language: Language) => [...new Set((ends[language] ?? []).map(({ outcome }) => outcome))].sort()
      expect(outcomes('en')).toEqual(outcomes('vi'))
    })
  })
}
