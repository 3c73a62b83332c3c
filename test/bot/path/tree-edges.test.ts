import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../../src/bot/conversation.ts'
import { longestChoiceData, optionKey, writeChoice } from '../../../src/bot/hear/choice-data.ts'
import type { InboundContent } from '../../../src/bot/message.ts'
import { askedInput } from '../../../src/bot/path/path.ts'
import { respond } from '../../../src/bot/respond.ts'
import type { CompanyRegister, InputType, Knowledge, Language, Tree } from '../../../src/knowledge/knowledge.ts'
import { languages } from '../../../src/knowledge/knowledge.ts'
import { realKnowledge, talkKnowledge } from '../fixture-knowledge.ts'
import { afterwards, begin, message, nowMs, tap, text } from './walking.ts'

/** What is typed where a step asks for something, so that every exit of every rule can be taken. */
const typed: Readonly<Record<InputType, readonly string[]>> = {
  text: ['Công ty Có Phép', 'Công ty Thu Hồi', 'Công ty Xa Lạ', '1/11/2026', '1/1/2020', 'không biết'],
  money: ['20 triệu', '900 triệu', '900 đô', 'không biết'],
  months: ['36 tháng', '14 tháng', 'không biết'],
  country: ['Đài Loan', 'không biết'],
  choice: ['không biết'],
}
const register: CompanyRegister = {
  asOf: '2026-10-01',
  source: 'https://example.org/register',
  companies: [
    { licence: '1', names: ['Công ty Có Phép'], status: 'licensed' },
    { licence: '2', names: ['Công ty Thu Hồi'], status: 'revoked' },
  ],
}

interface Walked {
  /** The arrows of the tree that were never taken, as `node (answer) > node`. */
  readonly untaken: readonly string[]
  /** Where the path did not go where its arrow points, or nothing was said. */
  readonly wrong: readonly string[]
}

/** Goes through a tree by the person's own choices until every arrow has been taken, with a register of companies and without. */
function walkEverywhere(tree: Tree, language: Language, knowledge: Knowledge): Walked {
  const left = new Set(arrowsOf(tree))
  const wrong: string[] = []
  for (const companies of [register, null]) walkWith(tree, language, { ...knowledge, companies }, left, wrong)
  return { untaken: [...left], wrong }
}

function walkWith(tree: Tree, language: Language, knowledge: Knowledge, left: Set<string>, wrong: string[]): void {
  const seen = new Set<string>()
  const step = (before: Conversation, content: InboundContent): Conversation => {
    const turn = respond(before, message(content), knowledge, nowMs)
    if (turn.replies.length === 0 || turn.replies.some(({ blocks }) => blocks.length === 0))
      wrong.push(`silence at ${JSON.stringify(content)}`)
    return { ...afterwards(turn), danger: null, guarded: false }
  }
  const visit = (conversation: Conversation): void => {
    const { place } = conversation
    if (place.at !== 'tree' || place.tree !== tree.id) return void wrong.push(`left the path: ${JSON.stringify(place)}`)
    for (const arrow of arrowsTaken(tree, place.answers)) left.delete(arrow)
    const node = tree.nodes.get(place.node)
    const key = JSON.stringify([place.node, relevant(tree, place.answers)])
    if (!node || node.kind === 'outcome' || seen.has(key) || left.size === 0) return
    seen.add(key)
    if (node.kind === 'rule') {
      for (const words of typed[askedInput(node)?.type ?? 'text']) visit(step(conversation, text(words)))
      return
    }
    for (const { answer, to } of node.options) {
      const after = step(conversation, tap(writeChoice({ kind: 'edge', tree: tree.id, node: node.id, option: optionKey(answer) })))
      const target = tree.nodes.get(to)
      const silent = target?.kind === 'rule' && !askedInput(target)
      if (!silent && (after.place.at !== 'tree' || after.place.node !== to)) wrong.push(`${node.id} (${answer}) should lead to ${to}`)
      visit(after)
    }
  }
  visit(step(begin({ language }), tap(`tree:${tree.id}`)))
}

/** Answers that a later rule reads; two ways that agree on them go on alike. */
function relevant(tree: Tree, answers: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const read = new Set(
    [...tree.nodes.values()].flatMap((node) => (node.kind === 'rule' ? node.inputs.flatMap(({ from }) => from ?? []) : [])),
  )
  return Object.entries(answers).filter(([id]) => read.has(id))
}

function arrowsOf(tree: Tree): readonly string[] {
  return [...tree.nodes.values()].flatMap((node) => {
    if (node.kind === 'question') return node.options.map(({ answer, to }) => `${node.id} (${answer}) > ${to}`)
    return node.kind === 'rule' ? Object.entries(node.exits).map(([exit, to]) => `${node.id} (${exit}) > ${to}`) : []
  })
}

function arrowsTaken(tree: Tree, answers: Readonly<Record<string, string>>): readonly string[] {
  return arrowsOf(tree).filter((arrow) => {
    const [, id = '', answer = ''] = /^(\S+) \(([^)]*)\)/.exec(arrow) ?? []
    return (tree.nodes.get(id)?.kind === 'rule' ? answers[`${id}/exit`] : answers[id]) === answer
  })
}

const contents: readonly (readonly [string, Knowledge])[] = [
  ['the small content', talkKnowledge()],
  ['the real content', await realKnowledge()],
]
for (const [name, knowledge] of contents) {
  describe(`${name}:`, () => {
    for (const tree of knowledge.trees.values()) {
      for (const language of languages) {
        test(`every arrow of ${tree.id} is taken in ${language}`, () => {
          expect(walkEverywhere(tree, language, knowledge)).toEqual({ untaken: [], wrong: [] })
        })
      }

      test(`the buttons of ${tree.id} fit every channel and cannot be taken for each other`, () => {
        for (const node of tree.nodes.values()) {
          if (node.kind !== 'question') continue
          const data = node.options.map(({ answer }) =>
            writeChoice({ kind: 'edge', tree: tree.id, node: node.id, option: optionKey(answer) }),
          )
          expect(new Set(data).size, node.id).toBe(data.length)
          for (const one of data) expect(one.length, one).toBeLessThanOrEqual(longestChoiceData)
        }
      })
    }
  })
}
