import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import { readSmallTalk } from '../../../src/bot/hear/small-talk.ts'
import { missed } from '../../../src/bot/miss/miss.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs, talk, tap, text } from '../path/walking.ts'

const knowledge = await realKnowledge()

describe('small talk, over the real content:', () => {
  const cases = [
    {
      said: [
        'cảm ơn nhé',
        'ok cảm ơn chị',
        'dạ em cảm ơn nhiều ạ',
        'cam on ban',
        'cảm ơn cháu nhé',
        'con cảm ơn cô',
        'thank you so much',
        'dạ vâng em biết rồi',
        'vâng ạ để em suy nghĩ',
        'hay quá',
        'để em xem đã',
        'let me think about it',
        'ok để tôi tính',
        'vâng để em hỏi lại mẹ đã',
        'de minh xem lai da',
        'thôi em ổn',
        'ok bye',
        'tạm biệt nha',
        'thôi em đi ngủ đây',
        'con đi làm đây ạ',
        'à ra vậy',
        'em hiểu rồi',
        'good night',
        '👍',
        '🙏🙏',
      ],
      talk: 'thanks',
    },
    { said: ['rồi', 'rồi ạ'], talk: 'greeting' },
    {
      said: [
        'em chào ạ',
        'chào chị',
        'chị ơi em hỏi',
        'em ơi cho chị hỏi',
        'tui hỏi cái này',
        'cho con hỏi với',
        'cho minh hoi cai nay duoc khong',
        'bác có chuyện muốn hỏi',
        'tôi có thắc mắc',
        'em muốn hỏi một việc ạ',
        'I want ask something',
        'hello',
        'alo',
        'con chào cô',
        'con chào cô chú',
        'c ơi',
        'c oi',
        '...',
        '😭',
      ],
      talk: 'greeting',
    },
    {
      said: [
        'có ai không',
        'co ai o do khong',
        'bao giờ có người trả lời',
        'khi nào có người trực vậy',
        'is anybody there',
        'sao không ai trả lời ạ',
        'chưa ai trả lời à',
        'bao giờ có người',
        'why is nobody answering',
        'e oi co ai ko',
        'sao im vậy',
        'sao im lặng thế',
        'trả lời em đi',
        'nói đi',
        'noi gi di',
      ],
      talk: 'anyone',
    },
    {
      said: [
        'em không hiểu',
        'là sao?',
        'ý là sao ạ',
        'e chua hieu lam',
        'vậy là sao',
        'I do not understand',
        "I don't get it",
        'what do you mean',
        '?',
        '??',
        'tôi không biết',
        'dài quá đọc không hết',
        'nhiều chữ quá ạ',
      ],
      talk: 'unclear',
    },
    { said: ['em nói nhầm', 'em noi nham', 'em đùa thôi', 'just kidding'], talk: 'no' },
    {
      said: [
        'đồ ngu',
        'bot ngu quá',
        'bot này ngu thật',
        'vô dụng',
        'trả lời vớ vẩn',
        'you are useless',
        'you are an idiot',
        'shut up',
        'you suck big time',
      ],
      talk: 'insult',
    },
    {
      said: [
        'em muốn ngủ',
        'em đi ngủ ngoài đường',
        'cho con hỏi chuyện lương',
        'em muốn hỏi chủ một việc',
        'em buồn ngủ quá',
        'chủ chửi em ngu',
        'sếp chửi đồ ngu',
        'bị chửi là con điên',
        'chủ bảo em câm mồm',
        'công ty nói láo',
        'em thấy mình vô dụng',
        'tôi là đồ vô dụng',
        'mẹ nó mất rồi',
        'em bi noi nham',
        'di My luong may do',
        'bao thanh tra lao dong',
        'chu cam di nha tho',
        'boss says shut up',
        'boss humiliates me, may I quit',
        'so you are an agency',
        'they cut me',
        'what can this bot do',
        'em chào chủ rồi nghỉ việc được không',
        'có ai bị lừa không',
        'có ai không được trả lương như em không',
        'khi nào có người đón ở sân bay',
        'khi nào có ai trả lương',
        '',
      ],
      talk: null,
    },
  ] as const
  for (const { said, talk: kind } of cases) {
    for (const one of said) test(`"${one}" is ${kind ?? 'none'}`, () => expect(readSmallTalk(one, knowledge)).toBe(kind))
  }

  const answered = (said: readonly string[]) => talk(said.map(text), knowledge, begin({ language: 'vi', topic: 'brokerage-fee' })).at(-1)

  test('thanks, calls and insults are answered at once, open no case and bring no line for people in need', () => {
    for (const said of ['cảm ơn nhé', 'có ai không', 'đồ ngu']) {
      const turn = answered([said])
      expect(turn?.effects).toEqual([])
      expect(turn?.replies[0]?.blocks.some(({ kind }) => kind === 'calls')).toBe(false)
      expect(turn?.replies[0]?.choices.length, 'no whole menu').toBeLessThan(4)
    }
  })

  test('whoever waits for a person and asks when they come is told how it stands', () => {
    const turn = answered(['gặp người thật', 'bao giờ có người trả lời'])
    expect(turn?.replies[0]?.origin).toMatchObject({ id: 'waiting.nobody' })
  })

  test('whoever stands in no queue, because the case is parked, is not told that they do', () => {
    const parked = begin({ language: 'vi', openCase: { id: 'case' as CaseId, level: 2, waits: false } })
    const turn = talk([text('có ai không')], knowledge, parked).at(-1)
    expect(turn?.replies[0]?.origin).toMatchObject({ id: 'anyone.nobody' })
    expect(turn?.replies[0]?.choices.map(({ data }) => data)).toContain('cmd:person')
  })

  test('whoever did not understand is asked to ask for one thing, with a person near; in a guarded talk whether writing is safe', () => {
    const turn = answered(['em không hiểu'])
    expect(turn?.replies[0]?.origin).toMatchObject({ id: 'unclear' })
    expect(turn?.replies[0]?.choices.map(({ data }) => data)).toEqual(['cmd:person', 'cmd:menu'])
    const guarded = talk([text('họ nhốt em, không cho ra ngoài'), text('là sao')], knowledge).at(-1)
    expect(guarded?.replies[0]?.choices.map(({ data }) => data)).toContain('cmd:safe-yes')
  })

  test('an insult beside danger is danger', () => {
    expect(answered(['thằng điên đó nhốt em'])?.conversation.danger).toMatchObject({ level: 4 })
  })

  test('a greeting later on brings no whole menu', () => {
    expect(answered(['chị ơi'])?.replies[0]?.choices.map(({ data }) => data)).toEqual(['cmd:person', 'cmd:menu'])
  })

  test('what is somebody else’s to answer brings no line for people in need, however often it is asked', () => {
    const asked = ['thời tiết hôm nay thế nào', 'giá vàng hôm nay bao nhiêu', 'kết quả bóng đá tối qua']
    for (const [i] of asked.entries()) {
      const recent = asked.slice(0, i + 1).map((one) => ({ text: one, atMs: 0 }))
      const turn = missed(begin({ language: 'vi', misses: i, recent }), knowledge, nowMs)
      expect(turn.replies[0]?.origin).toMatchObject({ id: 'miss.elsewhere' })
    }
    const ours = missed(begin({ language: 'vi', recent: [{ text: 'blabla xkld blabla', atMs: 0 }] }), knowledge, nowMs)
    expect(ours.replies[0]?.origin).toMatchObject({ id: 'miss.first' })
  })

  test('what somebody tells of themselves behind an answer is not turned away as a stranger’s question', () => {
    const originAfter = (said: string, topic: string | null) =>
      missed(begin({ language: 'vi', topic, recent: [{ text: said, atMs: 0 }] }), knowledge, nowMs).replies[0]?.origin
    expect(originAfter('nhà tôi hộ nghèo', 'policy-loan')).toMatchObject({ id: 'miss.first' })
    expect(originAfter('công an phường bảo không giải quyết', 'scammed-by-broker')).toMatchObject({ id: 'miss.first' })
    const missedOnce = begin({ language: 'vi', misses: 1, recent: [{ text: '6 tuổi', atMs: 0 }] })
    expect(missed(missedOnce, knowledge, nowMs).replies[0]?.origin).toMatchObject({ id: 'miss.again-nobody' })
    expect(originAfter('thời tiết hôm nay thế nào', 'policy-loan')).toMatchObject({ id: 'miss.elsewhere' })
  })

  test('whoever does not understand is offered once more what they have not chosen; an hour later it is not repeated', () => {
    const [told, unclear] = talk([text('cò đòi tiền môi giới có đúng không'), text('?')], knowledge)
    expect(unclear?.replies[0]?.origin).toMatchObject({ id: 'unclear' })
    expect(unclear?.replies[0]?.choices).toEqual(told?.replies[0]?.choices)
    const answered = told?.conversation.answered
    const old = begin({ ...told?.conversation, answered: answered ? { ...answered, atMs: nowMs - 60 * 60_000 } : null })
    expect(talk([text('?')], knowledge, old)[0]?.replies[0]?.choices.map(({ data }) => data)).toEqual(['cmd:person', 'cmd:menu'])
  })

  test('signs alone, in danger, ask for the steps; a thumb thanks there too', () => {
    const inDanger = (said: string) => talk([text('họ nhốt em'), text(said)], knowledge).at(-1)?.replies[0]?.origin
    expect(inDanger('😭')).toMatchObject({ from: 'entry', id: 'cannot-leave' })
    expect(inDanger('👍')).toMatchObject({ id: 'guarded.silent' })
  })

  test('close behind an answer what was not understood is offered where that leads on to; later, or behind none, the stages', () => {
    const recent = [{ text: 'blabla zxcv', atMs: 0 }]
    const offered = (atMs: number | null) => {
      const answered = atMs === null ? null : { version: 'any', atMs }
      const turn = missed(begin({ language: 'vi', topic: 'death-abroad', answered, recent }), knowledge, nowMs)
      expect(turn.replies[0]?.origin).toMatchObject({ id: 'miss.first' })
      return turn.replies[0]?.choices.map(({ data }) => data.split(':').slice(0, 2).join(':'))
    }
    const close = offered(nowMs - 60_000)
    expect(close).toEqual(expect.arrayContaining(['more:death-abroad', 'topic:support-fund', 'cmd:person', 'cmd:menu']))
    expect(close?.length).toBeLessThan(7)
    for (const atMs of [null, nowMs - 60 * 60_000]) expect(offered(atMs)).toContain('stage:before')
  })

  test('another language tells the last answer again, but nothing in a guarded talk', () => {
    const open = talk([text('cò đòi tiền môi giới có đúng không'), tap('cmd:en')], knowledge, begin()).at(-1)
    expect(open?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'brokerage-fee' })
    const guarded = talk([tap('cmd:en')], knowledge, begin({ topic: 'brokerage-fee', guarded: true })).at(-1)
    expect(guarded?.replies[0]?.origin).toMatchObject({ from: 'phrase' })
  })
})
