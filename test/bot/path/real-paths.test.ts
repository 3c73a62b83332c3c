import { describe, expect, test } from 'vitest'
import { stageOf } from '../../../src/bot/find/stage-of.ts'
import { sayNode } from '../../../src/bot/path/say-node.ts'
import { takeOption } from '../../../src/bot/path/step-tree.ts'
import { spoken } from '../../../src/bot/phrases.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { settingOf } from '../../../src/bot/setting.ts'
import type { Knowledge, Tree } from '../../../src/knowledge/knowledge.ts'
import { findPlaces } from '../../../src/knowledge/places/places.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs, talk, tap, text } from './walking.ts'

const real = await realKnowledge()

describe('guided paths of the real content:', () => {
  const staffed: Knowledge = { ...real, staffed: true }
  const unstaffed: Knowledge = { ...real, staffed: false }
  const last = (said: readonly string[], knowledge = unstaffed) =>
    talk([tap('tree:job-offer'), ...said.map(text)], knowledge, begin({ language: 'vi' }))
      .at(-1)
      ?.replies.at(-1)
  const words = (said: readonly string[]) => (last(said)?.blocks ?? []).map(plainText).join('\n')
  const company = ['Một công ty', 'Công ty Không Ai Biết', 'hỏi tiếp', 'có, đọc hiểu', 'visa lao động', 'chưa thu', 'nhà máy']

  test('the reasons of a verdict stand between what it comes to and what to do', () => {
    const told = words(company)
    const order = ['Chưa nên ký', 'Vì sao', 'Chưa tra được', 'Hãy làm xong những việc này trước', 'Tra công ty trên']
    const at = order.map((part) => told.indexOf(part))
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(at[0]).toBeGreaterThanOrEqual(0)
  })

  test('that a company could not be looked up is said where its name was asked for', () => {
    expect(words(company.slice(0, 2))).toContain(spoken(real, 'vi', 'company.cannot-check' as never))
  })

  test('what somebody does not know stands as no empty line among their answers', () => {
    const turns = talk([tap('tree:fee-check'), ...['1', '1', '1', '1', 'không biết'].map(text)], unstaffed, begin({ language: 'vi' }))
    const because = turns
      .at(-1)
      ?.replies.at(-1)
      ?.blocks.find(({ kind }) => kind === 'list')
    expect(because).toMatchObject({ items: expect.arrayContaining(['Đã ký hợp đồng']) })
    expect(because).not.toMatchObject({ items: expect.arrayContaining(['']) })
  })

  test('going on where there was nothing to choose is no answer', () => {
    const turns = talk(
      [tap('tree:going-home'), ...['1', 'Người khác giữ hộ chiếu', '1', 'Đang bị giữ ở trại di trú'].map(text)],
      unstaffed,
      begin({ language: 'vi' }),
    )
    const because = turns
      .at(-1)
      ?.replies.at(-1)
      ?.blocks.find(({ kind }) => kind === 'list')
    expect(because).toEqual({ kind: 'list', items: ['Tôi an toàn', 'Người khác giữ hộ chiếu', 'Đang bị giữ ở trại di trú'] })
  })

  test('who denies something is not taken to say it, and who does not know has an answer', () => {
    const home = (...said: readonly string[]) =>
      talk([tap('tree:going-home'), ...['1', ...said].map(text)], unstaffed, begin({ language: 'vi' })).at(-1)?.conversation.place
    for (const said of ['không mất', 'hộ chiếu không mất', 'chưa hết hạn']) expect(home(said)).toMatchObject({ node: 'passport' })
    for (const said of ['chưa quá hạn', 'không quá hạn']) expect(home('1', said)).toMatchObject({ node: 'stay' })
    expect(home('1', 'không biết')).toMatchObject({ node: 'overstay', answers: { stay: 'unknown' } })
  })

  test('who has not left is given a line at home beside an unsure one, not the one for citizens abroad', () => {
    expect(words(company)).toMatch(/: 111$/m)
    expect(words(company)).not.toContain('+84 981 84 84 84')
  })

  test('words that name no answer are asked again, and plain ones are understood', () => {
    const work = company.slice(0, 6)
    for (const said of ['rồi', 'chưa có', 'rạp xiếc']) expect(last([...work, said])?.origin).toMatchObject({ node: 'work' })
    expect(last([...work, 'việc nhẹ lương cao'])?.origin).toMatchObject({ node: 'stop' })
    expect(last([...work, 'casino'])?.origin).toMatchObject({ node: 'stop' })
  })

  test('paths before leaving and abroad are told apart by what leads to them', () => {
    const stages = [...real.trees.values()].map((tree) => [tree.id, stageOf(real, tree)])
    expect(Object.fromEntries(stages)).toMatchObject({
      'job-offer': 'before',
      'fee-check': 'before',
      trapped: 'during',
      'leave-job': 'during',
    })
    expect(stages.find(([id]) => id === 'after-return')?.[1]).toBe('after')
  })

  for (const tree of real.trees.values()) {
    test(`${tree.id}: where a person is offered the question stands above the button, and nobody is promised who is not there`, () => {
      for (const node of tree.nodes.values()) {
        if (node.kind !== 'outcome' || (node.opensCase !== 1 && node.opensCase !== 2)) continue
        const asked = [
          { knowledge: staffed, question: 'tree.offer', label: 'label.consent' },
          { knowledge: unstaffed, question: 'tree.offer-nobody', label: 'label.consent-nobody' },
        ] as const
        for (const { knowledge, question, label } of asked) {
          const reply = sayNode(tree, node, {}, settingOf(begin({ language: 'vi' }), knowledge, nowMs))
          expect(reply.blocks.map(plainText)).toContain(spoken(real, 'vi', question))
          expect(reply.choices.map((choice) => choice.label)).toContain(spoken(real, 'vi', label))
        }
      }
    })
  }

  test('an answer that a person must check offers one only where one is on duty', () => {
    const told = (knowledge: Knowledge) =>
      talk([tap('topic:abusive-job')], knowledge, begin({ language: 'vi' }))
        .at(-1)
        ?.replies.at(-1)
    expect(told(staffed)?.blocks.map(plainText)).toContain(spoken(real, 'vi', 'review.offer'))
    expect(told(unstaffed)?.blocks.map(plainText)).toContain(spoken(real, 'vi', 'review.offer-nobody'))
    expect(told(unstaffed)?.choices.map(({ label }) => label)).toContain(spoken(real, 'vi', 'label.consent-nobody'))
  })

  describe('a country that is chosen in a path', () => {
    const places = [...real.trees.values()].flatMap(({ id, nodes }) =>
      [...nodes.values()].flatMap((node) => (node.kind === 'question' ? node.options.map((option) => ({ id, node, option })) : [])),
    )
    test.each(places.filter(({ option }) => option.country !== null))(
      '$id: “$option.label.vi” is where the person is',
      ({ id, node, option }) => {
        const turn = takeOption(begin(), { tree: real.trees.get(id) as Tree, node: node.id, answers: {} }, option, unstaffed, nowMs)
        expect(turn.conversation.whereabouts).toBe(option.country)
      },
    )
    test('is told by every answer that says where somebody is, and by no other', () => {
      for (const { option } of places) {
        const { vi, en } = option.label
        const several = /[,、] /.test(vi)
        const says = [`Tôi ${vi.toLowerCase()}`, en].map((label) =>
          / ở |^I am|^Still| is in /.test(label) && !several ? findPlaces(label, real).whereabouts : null,
        )
        expect(says, vi).toEqual([option.country, option.country])
      }
    })
    test('has its numbers in what is asked afterwards', () => {
      const chosen = ['1', 'Hộ chiếu còn hạn, tôi giữ', 'Đã quá hạn, hoặc rời chủ cũ', 'Tôi đang ở Nhật Bản', 'gọi số nào']
      const turns = talk([tap('tree:going-home'), ...chosen.map(text)], unstaffed, begin({ language: 'vi' }))
      expect(turns.at(-1)?.replies[0]?.origin).toMatchObject({ id: 'hotline-numbers@jp' })
    })
  })

  describe('what is asked behind the end of a path', () => {
    const japan = ['1', 'Hộ chiếu còn hạn, tôi giữ', 'Đã quá hạn, hoặc rời chủ cũ', 'Tôi đang ở Nhật Bản']
    const asked = (...said: readonly string[]) =>
      talk([tap('tree:going-home'), ...[...japan, ...said].map(text)], unstaffed, begin({ language: 'vi' })).at(-1)

    test('of a number is about its numbers, more than once', () => {
      for (const said of [['so do goi duoc ko'], ['so do goi duoc ko', 'gọi có mất tiền không']]) {
        const [reply] = asked(...said)?.replies ?? []
        expect(reply?.origin).toMatchObject({ id: 'numbers.known' })
        expect((reply?.blocks ?? []).map(plainText).join()).toContain('0570-011-000')
      }
    })
    test('of another country is its end for there, and nobody is there who only asks', () => {
      const turn = asked('còn ở Đài thì sao')
      expect(turn?.replies[0]?.origin).toMatchObject({ from: 'tree', node: 'over-taiwan' })
      expect(turn?.conversation.whereabouts).toBe('jp')
    })
    test('of a country that the path has no answer for is asked of everything', () => {
      expect(asked('còn ở Đức thì sao')?.conversation.place).toEqual({ at: 'open' })
    })
  })

  describe('whether a contract was signed, asked by the path for fees,', () => {
    const answered = (said: string) => {
      const turn = talk([tap('tree:fee-check'), ...['dich vu', 'cong ty', said].map(text)], unstaffed, begin({ language: 'vi' })).at(-1)
      const { place } = turn?.conversation ?? {}
      return place?.at === 'tree' ? place.answers.signed : undefined
    }
    test.each(['thu 4000 do', 'thu tien 90tr', 'ky ben do', 'thu tien', 'họ thu tiền', 'ký bên đó', '90 trieu', 'thu 90 trieu'])(
      '“%s” answers it not',
      (said) => expect(answered(said)).toBeUndefined(),
    )
    test.each(['gia han', 'đang làm bên đó', 'họ thu tiền gia hạn', 'da ky', 'chưa', 'ký hợp đồng rồi'])('“%s” answers it', (said) =>
      expect(answered(said)).toBeDefined(),
    )
  })

  test.each([
    ['job-offer', 'cty', 'Một công ty'],
    ['job-offer', 'cty ạ', 'Một công ty'],
    ['job-offer', 'Một công ty', 'Một công ty'],
  ] as const)('in %s “%s” is the option “%s”', (tree, said, option) => {
    const path = real.trees.get(tree)
    const [start] = [...(path?.nodes.values() ?? [])]
    const label = start?.kind === 'question' ? start.options.find(({ label }) => label.vi === option) : undefined
    const [, turn] = talk([tap(`tree:${tree}`), text(said)], unstaffed, begin({ language: 'vi' }))
    expect(turn?.conversation.place).toMatchObject({ at: 'tree', tree, answers: { [start?.id ?? '']: label?.answer } })
  })

  test('“dc” is none', () => {
    expect(talk([tap('tree:job-offer'), text('dc')], unstaffed, begin({ language: 'vi' })).at(-1)?.conversation.place).toMatchObject({
      answers: {},
    })
  })

  describe('at the end of a path the talk is open again:', () => {
    const ending = ['1', 'Người khác giữ hộ chiếu', '1', 'Đang bị giữ ở trại di trú']
    const behind = (said: string) =>
      talk([tap('tree:going-home'), ...[...ending, said].map(text)], unstaffed, begin({ language: 'vi' })).at(-1)

    test.each(['chủ ko đánh e, chỉ la thôi', 'nếu chủ không cho về thì sao', 'em đang có bầu 5 tháng'])(
      '“%s” is asked about there',
      (said) => {
        const turn = behind(said)
        expect(turn?.conversation).toMatchObject({ danger: null, guarded: false })
        expect(turn?.replies.flatMap(({ choices }) => choices).some(({ data }) => data.startsWith('now:'))).toBe(true)
      },
    )
    test('what nobody doubts is raised there', () => expect(behind('chủ nhốt em trong phòng')?.conversation.danger?.level).toBe(4))
    test('that danger is over is heard there', () => {
      const turns = talk([tap('tree:leave-job'), text('1'), text('em đỡ rồi')], unstaffed, begin({ language: 'vi' }))
      expect(turns.at(-1)?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'danger.over' })
    })
    test('what is asked there was not meant where the person says so', () => {
      expect(behind('không đúng cái em hỏi')?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'miss.none' })
    })
  })
})
