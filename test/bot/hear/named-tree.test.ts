import { describe, expect, test, vi } from 'vitest'
import { namedTree } from '../../../src/bot/hear/named-tree.ts'
import { type Country, languages } from '../../../src/knowledge/knowledge.ts'
import { plain } from '../../../src/knowledge/words/normalise.ts'
import { realKnowledge, talkKnowledge } from '../fixture-knowledge.ts'
import { begin, talk, text } from '../path/walking.ts'

// What is sure goes on being tuned; what a title does beside it is told here.
vi.mock('../../../src/knowledge/search/rank.ts', async () => ({
  rank: (await import('../rank-by-words.ts')).rankByWords,
  likelyRight: () => 1,
}))

const knowledge = talkKnowledge()

const calls = [
  ['Tôi có bị thu phí quá mức không?', 'fee-check', true],
  ['toi co bi thu phi qua muc khong', 'fee-check', true],
  ['dạ em có bị thu phí quá mức không ạ', 'fee-check', true],
  ['am i charged too much', 'fee-check', true],
  ['cho em hỏi tôi có bị thu phí quá mức không', 'fee-check', false],
  ['tôi có bị thu phí cao quá mức không', 'fee-check', false],
  ['I want to leave my job, what do I do', 'leave-job', true],
  ['I want to leave this job. What do I do?', 'leave-job', false],
  ['tôi có bị thu phí không', null],
  ['hôm qua bạn tôi kể là bên công ty kia người ta hỏi em có bị thu phí quá mức không mà sợ', null],
  ['dạ ạ', null],
  ['', null],
] as const
for (const [words, tree, exactly] of calls) {
  test(`"${words}" ${tree === null ? 'calls no path' : `calls ${tree}${exactly ? '' : ' nearly'}`}`, () => {
    const named = namedTree(words, knowledge)
    expect(named && { tree: named.tree.id, exactly: named.exactly }).toEqual(tree === null ? null : { tree, exactly })
  })
}

describe('a path that is called by its title', () => {
  test('opens where no answer is meant as surely', () => {
    const [turn] = talk([text('Tôi có bị thu phí quá mức không?')], knowledge, begin({ destination: 'jp' as Country, misses: 1 }))
    expect(turn?.conversation).toMatchObject({ place: { at: 'tree', tree: 'fee-check' }, misses: 0, recent: [] })
  })

  test('is offered first where an answer is meant as surely, and once', () => {
    const [turn] = talk([text('lời mời làm việc này có hợp pháp không')], knowledge)
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'check-job-offer' })
    expect(turn?.replies[0]?.choices.filter(({ data }) => data === 'tree:job-offer')).toHaveLength(1)
  })

  test('is the first choice where it was called nearly and nothing is sure', () => {
    const [turn] = talk([text('am I charged very too much')], knowledge)
    expect(turn?.replies[0]?.origin).toMatchObject({ id: 'choices' })
    expect(turn?.replies[0]?.choices[0]?.data).toBe('tree:fee-check')
  })

  test('waits behind danger', () => {
    const [turn] = talk([text('Tôi muốn bỏ việc, phải làm gì? họ nhốt em, không cho ra ngoài')], knowledge)
    expect(turn?.replies[0]?.lane).toBe('danger')
  })

  test('called from within another one takes its place', () => {
    const turn = talk([text('Tôi có bị thu phí quá mức không?'), text('Tôi muốn bỏ việc, phải làm gì?')], knowledge).at(-1)
    expect(turn?.conversation.place).toMatchObject({ tree: 'leave-job', node: 'danger', answers: {} })
    expect(turn?.replies[0]?.choices.map(({ data }) => data)).not.toContain('cmd:resume')
  })
})

const real = await realKnowledge()
describe('the real content:', () => {
  for (const tree of real.trees.values()) {
    test(`the title of ${tree.id}, typed, opens it, offers it, or is danger`, () => {
      for (const language of languages) {
        for (const words of [tree.title[language], plain(tree.title[language])]) {
          const [turn] = talk([text(words)], real)
          const opened = turn?.conversation.place.at === 'tree' && turn.conversation.place.tree === tree.id
          const offered = turn?.replies.some(({ choices }) => choices.some(({ data }) => data === `tree:${tree.id}`))
          const danger = turn?.replies.some(({ lane }) => lane === 'danger')
          expect(opened || offered || danger, words).toBe(true)
        }
      }
    })
  }
})
