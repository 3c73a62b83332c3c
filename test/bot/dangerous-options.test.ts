import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../src/bot/conversation.ts'
import type { Turn } from '../../src/bot/turn.ts'
import type { Knowledge, Level, Tree } from '../../src/knowledge/knowledge.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, talk, tap, text } from './path/walking.ts'

const knowledge = talkKnowledge()
const leaveJob = knowledge.trees.get('leave-job') as Tree

/** The small content with a case of that level at the end of the dangerous option. */
function endingIn(level: Level): Knowledge {
  const held = leaveJob.nodes.get('held')
  if (held?.kind !== 'outcome') throw new Error('the fixture ends at "held"')
  const tree: Tree = { ...leaveJob, nodes: new Map([...leaveJob.nodes, ['held', { ...held, opensCase: level }]]) }
  return { ...knowledge, trees: new Map([...knowledge.trees, ['leave-job', tree]]) }
}

const cases = (turn: Turn | undefined) => turn?.effects.filter(({ kind }) => kind === 'open-case' || kind === 'raise-case') ?? []
const chose = { kind: 'path', tree: 'leave-job', node: 'danger', chose: { vi: 'Họ đang giữ tôi lại', en: 'They are holding me' } }
const choose = (content: Knowledge, words: string) => talk([tap('tree:leave-job'), text(words)], content).at(-1)

describe('an option that means danger', () => {
  test('opens one case where its end opens one too, and says both reasons', () => {
    expect(cases(choose(endingIn(4), 'Họ đang giữ tôi lại'))).toEqual([
      { kind: 'open-case', level: 4, topic: null, because: [chose, { kind: 'path', tree: 'leave-job', node: 'held', chose: null }] },
    ])
  })

  test('keeps its own level where that is the higher one, or where its end asks first', () => {
    expect(cases(choose(endingIn(3), 'Họ đang giữ tôi lại'))).toMatchObject([{ level: 4 }])
    expect(cases(choose(endingIn(2), 'Họ đang giữ tôi lại'))).toMatchObject([{ level: 4, because: [chose] }])
  })

  test('raises the case while a person holds the talk, by its button', () => {
    const offered = talk([tap('tree:leave-job')], knowledge)[0]?.conversation.offered ?? []
    const [danger, , harmless] = offered
    const held = begin({ holder: 'person', openCase: { id: 'case' as CaseId, level: 2, waits: false } })
    expect(talk([tap(danger?.data ?? '')], knowledge, held)[0]).toMatchObject({
      replies: [],
      effects: [{ kind: 'cancel-unsent' }, { kind: 'pass-to-person' }, { kind: 'raise-case', level: 4, because: [chose] }],
    })
    expect(talk([tap(harmless?.data ?? '')], knowledge, held)[0]?.effects).toEqual([{ kind: 'pass-to-person' }])
  })
})

test('an end that opens a case of level 3 or more opens it on arrival, a lower one after one tap', () => {
  const arrive = (level: Level) => {
    const [, node] = [...leaveJob.nodes].find(([, { kind }]) => kind === 'question') ?? []
    if (node?.kind !== 'question') throw new Error('the fixture asks something first')
    const harmless: Tree = {
      ...leaveJob,
      nodes: new Map([
        ...endingNodes(level),
        [node.id, { ...node, options: node.options.map((option) => ({ ...option, level: 0 as const })) }],
      ]),
    }
    return choose({ ...knowledge, trees: new Map([...knowledge.trees, ['leave-job', harmless]]) }, 'Họ đang giữ tôi lại')
  }
  const endingNodes = (level: Level) => endingIn(level).trees.get('leave-job')?.nodes ?? []
  expect(cases(arrive(3))).toEqual([
    { kind: 'open-case', level: 3, topic: null, because: [{ kind: 'path', tree: 'leave-job', node: 'held', chose: null }] },
  ])
  expect(cases(arrive(2))).toEqual([])
  expect(arrive(2)?.replies[0]?.choices.map(({ data }) => data)).toContain('consent:2')
})
