import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { talk, tap, text } from '../path/walking.ts'
import { knowledge, last, offered, talked, turnAfter } from './real-talk.ts'

describe('a talk in which somebody may be reading along, over the real content:', () => {
  const safe = [
    ['họ nhốt em', 'Em an toàn, ổng đi làm rồi'],
    ['they locked me in', 'safe, he is at work'],
    ['họ nhốt em', 'dạ an toàn ạ mà cho em hỏi em ở nhật thì gọi số nào'],
    ['họ nhốt em', 'dạ có ạ, giờ em làm sao'],
  ] as const
  for (const said of safe) {
    test(`"${said[1]}" answers the safe question and goes on`, () => {
      const turn = talk(said.map(text), knowledge).at(-1)
      expect(turn?.conversation).toMatchObject({ guarded: false, danger: { level: 4 } })
      expect(turn?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'guarded.safe-steps' })
    })
  }
  for (const said of [
    'an toàn nhưng họ sắp về',
    'em an toàn khi họ ngủ',
    'an toàn, họ sắp về rồi',
    'yes, he is coming back',
    'yes but he is coming',
    'an toàn, hỏi gì nhanh đi họ quay lại rồi',
    'không an toàn, họ đi làm rồi',
  ]) {
    test(`"${said}" leaves the guard up`, () => expect(turnAfter('họ nhốt em', said).guarded).toBe(true))
  }

  for (const said of [
    'không sao, không ai làm gì em',
    'không ai đánh em hết',
    'em nói nhầm',
    'nobody locked me in',
    'no one is hurting me',
  ]) {
    test(`"${said}" after the steps is noted, and lowers nothing`, () => {
      const turn = talk([text('họ nhốt em'), text(said)], knowledge).at(-1)
      expect(turn?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'danger.over' })
      expect(turn?.effects).toContainEqual({ kind: 'add-to-case', because: [{ kind: 'says-over' }] })
      expect(turn?.conversation).toMatchObject({ guarded: true, danger: { level: 4 } })
    })
  }

  const overtaken = [
    { said: ['they locked me in', 'I got out'], topic: 'just-escaped' },
    { said: ['họ nhốt em, bắt em đi khách', 'e tron ra duoc roi'], topic: 'just-escaped' },
    { said: ['họ nhốt em trong phòng', 'họ đang chở em đi chỗ khác'], topic: 'being-moved-or-sold' },
    { said: ['họ nhốt em trong phòng', 'em chảy máu nhiều quá'], topic: 'cannot-leave' },
    { said: ['em bị chồng Hàn đánh', 'giờ em chảy máu nhiều quá'], topic: 'family-violence' },
    { said: ['em bị hiếp', 'em ra nhiều máu'], topic: 'sexual-harassment' },
    { said: ['my husband beats me', 'i am bleeding a lot'], topic: 'family-violence' },
  ]
  for (const { said, topic } of overtaken) {
    test(`"${said.join('", then "')}": the steps for what has changed come at once`, () => {
      const last = talk(said.map(text), knowledge).at(-1)
      expect(last?.replies[0]?.origin).toMatchObject({ from: 'entry', id: topic })
      expect(last?.conversation.danger).toMatchObject({ level: 4, topic })
      expect(last?.conversation.guarded).toBe(true)
    })
  }

  test('who is hurt reads first, also while guarded, that an ambulance comes first', () => {
    const blocks = last('em bị chồng Hàn đánh', 'giờ em chảy máu nhiều quá')?.replies[0]?.blocks.map(plainText) ?? []
    expect(blocks.find((block) => !block.startsWith('('))).toContain('gọi cấp cứu trước')
  })

  const notOvertaken = ['không an toàn, họ đang ở cạnh em', 'họ cũng đánh em']
  for (const said of notOvertaken) {
    test(`"${said}" leaves the steps for the lock where they are`, () =>
      expect(turnAfter('họ nhốt em trong phòng', said).danger?.topic).toBe('cannot-leave'))
  }
  test('who is out and has ended the guard reads the steps for that without a new one', () => {
    const turns = talk([text('they locked me in'), tap('cmd:safe-yes'), text('i got out')], knowledge)
    expect(turns.at(-1)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'just-escaped' })
    expect(turns.at(-1)?.conversation.guarded).toBe(false)
  })

  test('"press the first button" stands above that button, also where writing is asked about elsewhere', () => {
    expect(offered('my boss touches me').slice(0, 3)).toEqual(['cmd:safe-yes', 'cmd:safe-no', 'cmd:safe-unsure'])
    expect(offered('my boss touches me', 'where can I sleep tonight')[0]).toMatch(/^now:/)
  })

  test('whoever says where they are in a guarded talk is still asked whether writing is safe, also inside a path', () => {
    const safety = ['cmd:safe-yes', 'cmd:safe-no', 'cmd:safe-unsure']
    expect(offered('họ nhốt em', 'em ở Hàn Quốc').slice(0, 3)).toEqual(safety)
    const inPath = last('họ nhốt em', 'tree:leave-job', 'tôi đang ở hàn quốc')
    expect(inPath?.replies[0]?.origin).toMatchObject({ id: 'danger.numbers-there' })
    expect(inPath?.replies[0]?.choices.map(({ data }) => data).slice(0, 4)).toEqual([...safety, 'cmd:resume'])
  })

  test('in a guarded talk what only resembles danger is asked about, and nothing else with it', () => {
    const before = { ...turnAfter('họ nhốt em ở Hàn Quốc'), openCase: null, danger: null }
    const [turn] = talk([text('em sợ lắm')], knowledge, before)
    expect(turn?.replies[0]?.choices[0]?.data).toMatch(/^now:/)
    expect(turn?.replies[0]?.choices.map(({ data }) => data)).not.toContain('cmd:safe-no')
  })

  test('in a guarded talk whose case is closed, what is not understood brings the numbers and the safe question, not the menu alone', () => {
    const before = { ...turnAfter('họ nhốt em ở Hàn Quốc'), openCase: null, danger: null }
    const [turn] = talk([text('zxcv bnm')], knowledge, before)
    expect(turn?.replies[0]?.choices.slice(0, 3).map(({ data }) => data)).toEqual(['cmd:safe-yes', 'cmd:safe-no', 'cmd:safe-unsure'])
    expect((turn?.replies[0]?.blocks ?? []).map(plainText).join('\n')).toContain('112')
  })

  test('another danger told in a guarded talk offers its own steps', () => {
    expect(offered('họ nhốt em, không cho ra ngoài', 'chồng em đánh em')).toContain('meant:family-violence')
  })

  test('who changes the language reads the steps in it', () => {
    const turn = last('họ nhốt em, không cho ra ngoài', 'cmd:en')
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'cannot-leave' })
    expect(turn?.replies[0]?.choices[0]?.label).toBe('Yes')
  })

  test('in a guarded talk that it is over does not end the guard', () => {
    const turn = talked('họ nhốt em trong phòng', 'em đỡ rồi').at(-1)
    expect(turn?.conversation.guarded).toBe(true)
    expect(turn?.replies[0]?.choices.map(({ data }) => data)).toContain('cmd:safe-no')
  })

  test('whoever is out, after "safe", is not guarded anew; whoever is locked in again is', () => {
    expect(talked('họ nhốt em trong phòng', 'cmd:safe-yes', 'em ra được rồi').at(-1)?.conversation.guarded).toBe(false)
    expect(talked('họ nhốt em trong phòng', 'cmd:safe-yes', 'họ lại nhốt em rồi').at(-1)?.conversation.guarded).toBe(true)
  })

  test('thanks make no danger of what was harmless before them', () => {
    const thanked = talked('họ nhốt em trong phòng', 'cmd:safe-yes', 'nó đi rồi, em ổn', 'cảm ơn nhiều nha').at(-1)
    expect(thanked?.conversation.guarded).toBe(false)
    expect(thanked?.replies[0]?.origin).toMatchObject({ id: 'danger.here' })
  })
})
