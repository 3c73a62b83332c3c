import { describe, expect, test } from 'vitest'
import { callsIn } from '../../../src/bot/say/each-number-once.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import type { Conversation } from '../../../src/bot/turn.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { afterwards, talk, tap, text } from '../path/walking.ts'

const knowledge = await realKnowledge()

describe('danger, over the real content:', () => {
  const turnAfter = (...said: readonly string[]): Conversation => {
    const last = talk(said.map(text), knowledge).at(-1)
    if (!last) throw new Error('nothing was said')
    return afterwards(last)
  }
  const told = (...said: readonly string[]): string =>
    (talk(said.map(text), knowledge).at(-1)?.replies ?? []).flatMap(({ blocks }) => blocks.map(plainText)).join('\n')

  const employers = [
    'chu no danh em',
    'chu danh em',
    'chu em danh em',
    'ba chu danh em',
    'ong chu danh em',
    'anh chu quan danh em',
    'anh ơi, chủ đánh em',
    'bi ba chu danh',
  ]
  for (const said of employers) {
    test(`"${said}" is an employer, not a relative`, () => expect(turnAfter(said).danger?.topic).toBe('violence'))
  }
  for (const said of ['chồng em đánh em', 'chong danh em', 'chú đánh em', 'bố đánh em', 'chồng em người Đài bóp cổ em']) {
    test(`"${said}" is violence in the family`, () => expect(turnAfter(said).danger?.topic).toBe('family-violence'))
  }

  const entries = [
    { said: 'machine hit my head, I feel dizzy', topic: 'work-accident', why: 'a machine hits nobody on purpose' },
    { said: 'I was hit by a falling beam on site', topic: 'work-accident', why: 'nor does a beam' },
    { said: 'dây cáp quật vào mặt em trên tàu', topic: 'work-accident', why: 'nor a cable' },
    { said: 'nó dùng dây cáp quật vào mặt em', topic: 'violence', why: 'whoever holds it does' },
    { said: 'boss hit me with a steel bar', topic: 'violence', why: 'whoever holds it does' },
    { said: 'em ở trong công ty lừa đảo, họ chích điện em', topic: 'forced-to-scam', why: 'the place before what is done there' },
    {
      said: 'they make us scam people and beat us with electric batons',
      topic: 'forced-to-scam',
      why: 'the place before what is done there',
    },
    { said: 'em bị bán vào quán karaoke, họ nhốt em', topic: 'sex-work-forced', why: 'the particular place before the lock' },
    { said: 'họ bán em vào quán karaoke rồi nhốt em', topic: 'sex-work-forced', why: 'the particular place before the lock' },
    { said: '3 hôm nay không gọi được cho con', topic: 'family-missing', why: 'nobody hears from the child' },
    { said: 'em bị nhốt trong thùng xe', topic: 'being-moved-or-sold', why: 'what kills within minutes first' },
    { said: 'em đang trên thùng xe lạnh, khó thở', topic: 'being-moved-or-sold', why: 'what kills within minutes first' },
    { said: 'họ nhốt em, em uống thuốc sâu rồi', topic: 'suicidal', why: 'what kills within minutes first' },
    { said: 'em bị người ta nhốt', topic: 'cannot-leave', why: '"người ta" is nobody of the family' },
    { said: 'bạn em nói nó bị bán', topic: 'family-missing', why: 'it happens to the friend' },
    { said: 'họ bán bạn em qua khu khác, giờ họ nhốt em', topic: 'being-moved-or-sold', why: 'the writer before the friend' },
    { said: 'họ gọi điện đòi 300 triệu mới thả con trai tôi', topic: 'family-missing', why: 'the mother gets what a mother can do' },
    { said: 'they want 10000 dollars to release my son', topic: 'family-missing', why: 'the mother gets what a mother can do' },
    { said: 'họ đòi tiền chuộc mới thả em', topic: 'forced-to-scam', why: 'who is held gets what somebody held can do' },
    { said: 'con gái tôi bị chồng đánh bên Hàn', topic: 'family-violence', why: 'a relative may pass these steps on' },
  ]
  for (const { said, topic, why } of entries) {
    test(`"${said}": ${why}`, () => expect(turnAfter(said).danger?.topic).toBe(topic))
  }

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

  const denied = [
    'không phải em bị nhốt đâu',
    'em không muốn chết đâu, chỉ buồn thôi',
    'i am not going to kill myself, just sad',
    'chủ ko đánh e, chỉ la thôi',
    "he doesn't beat me he just shout",
    'nobody locked me in',
    'không ai nhốt em đâu, em tự do đi lại',
  ]
  for (const said of denied) {
    test(`"${said}" is a denial: asked about, and no case`, () => {
      const turn = talk([text('em muốn nghỉ việc'), text(said)], knowledge).at(-1)
      expect(turn?.conversation).toMatchObject({ danger: null, guarded: false })
      expect(turn?.replies.flatMap(({ choices }) => choices).some(({ data }) => data.startsWith('now:'))).toBe(true)
    })
  }
  for (const said of ['nếu chủ không cho về thì sao', 'nếu chồng em biết em trốn thì sao', 'what if he finds me and takes me back']) {
    test(`"${said}" supposes only: asked about, and no case`, () => {
      expect(turnAfter('em muốn nghỉ việc', said)).toMatchObject({ danger: null, guarded: false })
      expect(turnAfter(said)).toMatchObject({ danger: null, guarded: false })
    })
  }
  for (const said of [
    'nếu em bỏ trốn họ đánh em thì sao',
    'nếu em không làm họ không cho em ăn',
    'họ canh em cả ngày, nếu em trốn thì sao',
  ]) {
    test(`"${said}" tells of danger too`, () => expect(turnAfter(said).danger?.level).toBeGreaterThanOrEqual(3))
  }

  const turned = [
    'không ngày nào chủ không đánh em',
    'chủ không đánh em thì bỏ đói em',
    'họ không đánh em mà họ nhốt',
    "they don't hit me if i scam enough people",
    'they have not hit me yet',
    'nobody helps me he locked me in',
    "i don't want to die here, help me",
    'em không muốn chết ở đây',
    'em không muốn chết đâu cứu em với',
    'em không bị đánh, họ canh cửa suốt ngày không cho ra',
  ]
  for (const said of turned) {
    test(`"${said}" denies no danger`, () => expect(turnAfter('em muốn nghỉ việc', said).danger?.level).toBeGreaterThanOrEqual(3))
  }

  const overtaken = [
    { said: ['they locked me in', 'I got out'], topic: 'just-escaped' },
    { said: ['họ nhốt em, bắt em đi khách', 'e tron ra duoc roi'], topic: 'just-escaped' },
    { said: ['họ nhốt em trong phòng', 'họ đang chở em đi chỗ khác'], topic: 'being-moved-or-sold' },
    { said: ['họ nhốt em trong phòng', 'em chảy máu nhiều quá'], topic: 'work-accident' },
  ]
  for (const { said, topic } of overtaken) {
    test(`"${said.join('", then "')}": the steps for what has changed come at once`, () => {
      const last = talk(said.map(text), knowledge).at(-1)
      expect(last?.replies[0]?.origin).toMatchObject({ from: 'entry', id: topic })
      expect(last?.conversation.danger).toMatchObject({ level: 4, topic })
      expect(last?.conversation.guarded).toBe(true)
    })
  }
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

  test('a skipper who beats him, after the family has written that he is missing', () => {
    const said = ['anh trai em đi tàu cá mất liên lạc', 'thuyền trưởng đánh anh ấy']
    expect(turnAfter(...said)).toMatchObject({ writer: 'relative', danger: { level: 4, topic: 'family-missing' } })
  })

  const writers = [
    { said: ['họ đòi 200 triệu mới thả con tôi'], writer: 'relative' },
    { said: ['họ đòi 200 triệu mới thả con tôi', 'ở Myawaddy'], writer: 'relative' },
    { said: ['họ bắt con tôi', 'con tôi bị bắt, tôi phải làm sao'], writer: 'relative' },
    { said: ['con tôi bị giữ bên Campuchia', 'giờ họ nhốt em luôn rồi'], writer: 'self' },
    { said: ['anh em bị nhốt ở đây'], writer: 'self' },
    { said: ['họ nhốt em trong phòng', 'họ dọa giết mẹ em'], writer: 'self' },
    { said: ['họ nhốt em trong phòng', 'lỡ họ bắt em gái em thì sao'], writer: 'self' },
    { said: ['họ nhốt em trong phòng', 'mẹ em ở Nghệ An'], writer: 'self' },
    { said: ['they locked me in a room', 'they said they will kill my mother'], writer: 'self' },
    { said: ['mẹ em bị bệnh, công ty không cho nghỉ phép'], writer: 'self' },
    { said: ['cùng phòng em có bạn bị chủ nhốt'], writer: 'witness' },
    { said: ['cùng phòng em có bạn bị chủ nhốt', 'họ không cho bạn ăn'], writer: 'witness' },
    { said: ['cùng phòng em có bạn bị chủ nhốt', 'họ nhốt em luôn rồi'], writer: 'self' },
    { said: ['họ nhốt em trong phòng', 'bạn cùng phòng em bị đánh'], writer: 'self' },
    { said: ['em với mấy bạn cùng phòng bị chủ nhốt'], writer: 'self' },
  ] as const
  for (const { said, writer } of writers) {
    test(`${said.join(' / ')}: written by ${writer}`, () => expect(turnAfter(...said).writer).toBe(writer))
  }

  test('who only sees it is offered the steps for oneself first, and given them as soon as it happens to them', () => {
    const seen = talk([text('bạn cùng phòng em bị chủ đánh chảy máu')], knowledge).at(-1)
    expect(seen?.conversation.danger).toMatchObject({ topic: 'help-someone', forAnother: true })
    expect(seen?.replies[0]?.choices.map(({ label }) => label).join()).toContain('Tôi bị đánh hoặc bị dọa đánh')
    expect(turnAfter('bạn cùng phòng em bị chủ đánh chảy máu', 'giờ chủ đánh em').danger?.topic).toBe('violence')
    expect(turnAfter('họ bắt con tôi', 'họ nhốt em luôn rồi').danger?.topic).toBe('cannot-leave')
  })

  test('a short question about where they are is answered in danger, and no place told', () => {
    const origin = (said: string) => talk([text('họ nhốt em'), text(said)], knowledge).at(-1)?.replies[0]?.origin
    expect(origin('can i change employer in taiwan')).toMatchObject({ id: 'change-employer@tw' })
    expect(origin('em ở Cam giờ làm sao')).toMatchObject({ id: 'cannot-leave@kh' })
    expect(origin('i am in taiwan')).toMatchObject({ id: 'danger.numbers-there' })
  })

  test('whoever told of a danger and asks about it is not asked whether it happens', () => {
    const asked = (...said: readonly string[]) =>
      talk(said.map(text), knowledge)
        .at(-1)
        ?.replies.at(-1)
        ?.choices.some(({ data }) => data.startsWith('now:'))
    expect(asked('sợ có thai')).toBe(true)
    expect(asked('ông chủ nhà mò vào phòng em đêm qua', 'sợ có thai')).toBe(false)
    expect(asked('con trai tôi đi lào 2 tuần nay không liên lạc được', 'cháu 20 tuổi')).toBe(false)
  })

  test('"press the first button" stands above that button, also where writing is asked about elsewhere', () => {
    const [, doubted] = talk(
      [text('em la giup viec o dubai chu khong tra luong 4 thang lay dt cua em'), text('em k co ho chieu')],
      knowledge,
    )
    expect(doubted?.replies[0]?.choices[0]?.data).toMatch(/^now:/)
  })

  test('what a mother tells on is no question about an offer, and what is asked from home takes no number away', () => {
    const missing = 'con trai tôi đi lào 2 tuần nay không liên lạc được'
    const last = (said: string) => talk([text(missing), text(said)], knowledge).at(-1)
    expect(last('nó nói làm casino ở tam giác vàng')?.replies).toEqual([]) // no answer: what is not understood there brings the steps once more
    expect(last('làm casino ở tam giác vàng có thật không')?.replies[0]?.origin).toMatchObject({ id: 'scam-compound-offer' })
    expect(last('gọi số đó từ việt nam được ko')?.conversation.whereabouts).toBe('la')
  })

  test('a grim title is offered to nobody who hardly asks for it', () => {
    const [choices] = talk([text('one more thing, my friend wants to come here on tourist visa')], knowledge).at(-1)?.replies ?? []
    expect(choices?.origin).toMatchObject({ id: 'choices' })
    expect(choices?.choices.map(({ data }) => data)).not.toContain('topic:suicidal')
  })

  test('what a witness reads where somebody may look over their shoulder names neither trafficking nor what a line is for', () => {
    for (const said of ['bạn cùng phòng em bị chủ đánh chảy máu', "my neighbour's maid is beaten by her employer"]) {
      const steps = told(said)
      expect(steps).toContain('111')
      expect(steps + told(said, 'xem thêm')).not.toMatch(/mua bán người|traffick|bảo vệ trẻ em|child protection/i)
    }
    expect(told('số 111 là gì')).toContain('phòng, chống mua bán người')
  })

  test('a child reads no steps for parents, its danger is of the highest level, and a line for children stands with the numbers', () => {
    for (const said of ['em 14 tuổi, bị một chị dẫn qua biên giới rồi', 'i am 14, a man took me from my village to laos']) {
      const { danger, young, writer } = turnAfter(said)
      expect(danger?.topic).not.toBe('family-missing')
      expect({ level: danger?.level, young, writer }).toEqual({ level: 4, young: true, writer: 'self' })
    }
    expect(told('em 14 tuổi, bị một chị dẫn qua biên giới rồi')).toMatch(/Số dành cho trẻ em:\s.*: 111/)
    expect(told('em 16 tuổi đang ở Đài Loan, chủ đánh em')).toMatch(/Số dành cho trẻ em:\s.*: 113/)
    expect(told('em 14 tuổi', 'chủ nhốt em')).toContain('Số dành cho trẻ em:')
    expect(told('họ nhốt em', 'em mới 15 tuổi, họ nhốt em hai hôm rồi')).toMatch(/Số dành cho trẻ em:\s.*: 111/)
    expect(turnAfter('em 16 tuổi, chủ giữ hộ chiếu, bắt em trả nợ').danger?.level).toBe(4)
    for (const said of ['chủ nhốt em', 'con tôi 14 tuổi bị bán sang Lào']) expect(told(said)).not.toContain('Số dành cho trẻ em:')
  })

  test.each(['em 12 tuổi bị bắt đi bán vé số', 'em 14 tuổi mẹ bán em cho người Trung Quốc'])(
    'a child that does not say where it is reads the line for children first: “%s”',
    (said) => {
      expect(told(said)).toMatch(/Chỉ gọi khi an toàn\.\sSố dành cho trẻ em:\s.*: 111.*có thể gọi thay:\s.*\+84 981/s)
    },
  )

  const ofChildren = [
    { said: 'con gái tôi 14 tuổi sắp bị gả sang Trung Quốc', writer: 'relative', reads: 'Nói cho trẻ biết: trẻ không có lỗi' },
    { said: 'em là giáo viên, học trò 14 tuổi của em sắp bị gả', writer: 'witness', reads: 'Nói cho trẻ biết: trẻ không có lỗi' },
    { said: 'my daughter is 14 and her father wants to marry her to a man in China', writer: 'relative', reads: 'Stay with the child' },
    { said: 'a pupil of mine, 14, is being married off to a man in China', writer: 'witness', reads: 'Stay with the child' },
    { said: 'em 15 tuổi bố mẹ bắt lấy chồng', writer: 'self', reads: 'Em không có lỗi' },
    { said: 'I am 15 and my parents make me marry', writer: 'self', reads: 'It is not your fault' },
  ] as const
  for (const { said, writer, reads } of ofChildren) {
    test(`"${said}" is answered to whoever writes: ${writer}`, () => {
      expect(turnAfter(said)).toMatchObject({ writer, guarded: true, danger: { topic: 'under-18', level: 4 } })
      expect(told(said)).toContain(reads)
      expect(told(said)).toContain('111')
      expect(told(said)).toContain('113')
      expect(/Em không có lỗi|It is not your fault\./.test(told(said))).toBe(writer === 'self')
    })
  }

  const girls = [
    ['em 14 tuổi, bố mẹ bắt em lấy chồng bên Trung Quốc, em sợ lắm', 'giờ em gọi số nào'],
    ['em 15 tuổi sắp bị gả', 'giờ em phải làm sao'],
    ['em 14 tuổi ở Hà Giang, sắp bị gả sang Trung Quốc', 'zxcv bnm'],
    ['em 15 tuổi bố mẹ bắt lấy chồng', 'cmd:safe-yes'],
    ['i am 15 and my father will marry me to a man in china', 'what number'],
    ['I am 15 and my parents make me marry', 'cmd:safe-yes'],
  ] as const
  for (const [first, then] of girls) {
    test(`a girl at home reads the line for children before all others, and nothing of her family: ${first}`, () => {
      const said = [text(first), then.startsWith('cmd:') ? tap(then) : text(then), tap('cmd:steps')]
      for (const { replies } of talk(said, knowledge)) {
        const read = replies.flatMap(({ blocks }) => blocks.map(plainText)).join('\n')
        const [line] = read.match(/^.+: (?:1\d\d|\+84 .+)$/m) ?? []
        if (line !== undefined) expect(line).toMatch(/: 111$/)
        expect(read).not.toMatch(/Người nhà ở Việt Nam|Someone at home|: 110$/m)
        expect((read.match(/một người lớn|grown-up/g) ?? []).length).toBeLessThanOrEqual(1)
      }
      const [steps] = talk(said, knowledge)
      const blocks = steps?.replies[0]?.blocks ?? []
      const at = blocks.findIndex(({ kind }) => kind === 'calls')
      expect(plainText(blocks[at - 1] ?? { kind: 'source', text: '' })).toMatch(/^(Gọi số này|Call this number).*:$/)
      expect(blocks.map(plainText).join('\n')).toMatch(/: 111.+: 113.+\+84/s)
    })
  }

  const asking = [
    ['em 14 tuổi, bố mẹ bắt em lấy chồng bên Trung Quốc, em sợ lắm', 'gọi số nào'],
    ['em 14 tuổi ở Hà Giang sắp bị gả', 'em gọi ai bây giờ'],
    ['i am 15 and my father will marry me to a man in china', 'what number'],
    ['con gái tôi 14 tuổi sắp bị gả sang Trung Quốc', 'cho tôi số điện thoại'],
    ['a pupil of mine, 14, is being married off to a man in China', 'who do I call'],
    ['em 16 tuổi có người rủ đi làm xa, em có nên đi không', 'gọi số nào'],
  ] as const
  for (const [first, then] of asking) {
    test(`whom to call at home is answered with the numbers of the steps: ${first} / ${then}`, () => {
      const reply = talk([text(first), text(then)], knowledge).at(-1)?.replies[0]
      expect(reply?.origin).toMatchObject({ from: 'phrase', id: 'danger.numbers' })
      expect(callsIn(reply?.blocks ?? []).map(({ number }) => number.replace(/ /g, ''))).toEqual([
        '111',
        '113',
        '+84981848484',
        '+84965411118',
      ])
    })
  }

  test('whom to call abroad, or behind an answer for grown-ups, is a question for the list of all lines', () => {
    const listed = ['họ nhốt em', 'em 15 tuổi, em đang ở Trung Quốc, sắp bị gả', 'cò đòi 20 triệu tiền môi giới có đúng không']
    for (const said of listed) {
      expect(talk([text(said), text('gọi số nào')], knowledge).at(-1)?.replies[0]?.origin, said).toMatchObject({
        id: expect.stringMatching(/^hotline-numbers/),
      })
    }
  })

  test('what threatens somebody before they leave leads where it tells of; who says firmly that they are there is there', () => {
    expect(turnAfter('em 14 tuổi, bố mẹ bắt em lấy chồng bên Trung Quốc')).toMatchObject({ whereabouts: 'vn', destination: 'cn' })
    expect(turnAfter('i am 15 and my father will marry me to a man in china')).toMatchObject({ whereabouts: 'vn', destination: 'cn' })
    expect(turnAfter('con gái tôi 14 tuổi sắp bị gả sang Trung Quốc', 'giờ làm sao')).toMatchObject({
      whereabouts: 'vn',
      destination: 'cn',
    })
    expect(turnAfter('em 15 tuổi, em đang ở Trung Quốc, sắp bị gả').whereabouts).toBe('cn')
    expect(turnAfter('em 15 tuổi sắp bị gả', 'em ở Trung Quốc rồi').whereabouts).toBe('cn')
    expect(turnAfter('con gái tôi 14 tuổi sắp bị gả', 'nó ở Trung Quốc rồi').whereabouts).toBe('cn')
  })

  test('who is threatened with being sold on, or by a company at home, is where they are', () => {
    expect(turnAfter('em làm ở Tam Giác Vàng bên Lào', 'ko đóng thì bán sang miên').whereabouts).toBe('la')
    expect(turnAfter('tôi giúp việc ở Ả Rập Xê Út', 'cty bên VN nói phải đền 3000 đô mới cho về').whereabouts).toBe('sa')
  })

  test('a teacher who is guarded reads what to do before the numbers, and the numbers only with when to call', () => {
    const steps = told('em là giáo viên, học trò 14 tuổi của em sắp bị gả')
    expect(steps.indexOf('Báo ngay')).toBeLessThan(steps.indexOf('Chỉ gọi khi an toàn'))
    expect(steps.indexOf('Chỉ gọi khi an toàn')).toBeLessThan(steps.indexOf('111'))
  })

  test('the answer too is for whoever asks, and so are the steps once it is pressed that it is happening', () => {
    for (const said of ['học sinh lớp 9 của tôi sắp bị gả sang Trung Quốc', 'my student is 14 and is to be married to a man in China']) {
      const turns = talk([text(said), tap('now:child-marriage')], knowledge)
      expect(turns.at(-1)?.conversation).toMatchObject({ writer: 'witness', danger: { topic: 'under-18', forAnother: true } })
    }
    expect(told('học sinh lớp 9 của tôi sắp bị gả sang Trung Quốc')).toContain('Nói cho trẻ biết: trẻ không có lỗi')
    expect(told('my daughter is 15 and someone offers her work in china')).toContain('Stay with the child')
    expect(told('em 17 tuổi muốn đi xuất khẩu lao động')).toContain('Em không có lỗi')
    expect(turnAfter('my daughter is 15 and someone offers her work in china', 'they locked me in').writer).toBe('self')
  })

  test('the answer that is picked by its title is for whoever asked, however it is picked', () => {
    const last = (...said: readonly string[]) =>
      talk(
        said.map((one) => (one.startsWith('topic:') ? tap(one) : text(one))),
        knowledge,
      ).at(-1)
    const read = (...said: readonly string[]) => (last(...said)?.replies ?? []).flatMap(({ blocks }) => blocks.map(plainText)).join('\n')
    expect(last('my daughter is 15')?.replies[0]?.choices.map(({ data }) => data)).toContain('topic:under-18')
    expect(read('my daughter is 15', 'topic:under-18')).toContain('Stay with the child')
    expect(read('my daughter is 15', '2')).toContain('Stay with the child')
    expect(read('my daughter is 15', 'they locked me in', 'topic:under-18')).toContain('It is not your fault')
    expect(read('con tôi 15 tuổi muốn nghỉ học')).toContain('Nói cho trẻ biết: trẻ không có lỗi')
  })

  test('a relative reads first what can be dialled at home, whoever is there what is near', () => {
    const mother = told('họ nhốt con tôi', 'nó ở Sihanoukville')
    expect(mother.indexOf('Anh/chị gọi được từ Việt Nam')).toBeLessThan(mother.indexOf('+84 981 84 84 84'))
    expect(mother.indexOf('+84 981 84 84 84')).toBeLessThan(mother.indexOf('Chỉ người đang ở bên đó gọi được'))
    expect(mother.indexOf('Chỉ người đang ở bên đó gọi được')).toBeLessThan(mother.indexOf('117'))
    const abroad = told('my daughter is missing in Dubai')
    expect(abroad.indexOf('+84 981 84 84 84')).toBeLessThan(abroad.indexOf('+971'))
    const son = told('họ nhốt em', 'em ở Sihanoukville')
    expect(son.indexOf('Chỉ gọi khi an toàn')).toBeLessThan(son.indexOf('117'))
    expect(son.indexOf('117')).toBeLessThan(son.indexOf('Người nhà ở Việt Nam có thể gọi thay'))
    expect(son.indexOf('Người nhà ở Việt Nam có thể gọi thay')).toBeLessThan(son.indexOf('+84 981 84 84 84'))
  })

  test.each([
    ['con trai tôi 8 tuổi mất tích từ hôm qua', 'co nguoi goi doi 300tr'],
    ['con trai toi mat tich', 'số lạ gọi đòi 300tr'],
    ['my son is missing since yesterday', 'a man called, he wants 10000 dollars'],
  ])('money that is asked for behind “%s” makes it graver: “%s”', (missing, asked) => {
    const [first, second] = talk([missing, asked].map(text), knowledge)
    expect(first?.conversation.danger).toMatchObject({ level: 3, topic: 'family-missing' })
    expect(second?.conversation.danger).toMatchObject({ level: 4, topic: 'family-missing' })
    expect(second?.replies[0]).toMatchObject({ origin: { from: 'entry', id: 'family-missing' } })
  })

  test.each([
    'My student is 14 and is to be married to a man in China',
    'học trò em 14 tuổi sắp bị gả sang Trung Quốc',
    'em gái em 15 tuổi sắp bị gả sang Trung Quốc',
    'em 15 tuổi, bố định gả em cho một ông Đài Loan',
    'I am 15 and I am to be married to a man in China',
  ])('who is to be married off to another country is at home still, and 111 stands first: “%s”', (said) => {
    const [turn] = talk([text(said)], knowledge)
    const numbers = (turn?.replies ?? []).flatMap(({ blocks }) => callsIn(blocks)).map(({ number }) => number)
    expect(turn?.conversation.whereabouts).toBe('vn')
    expect(turn?.effects).toContainEqual(expect.objectContaining({ kind: 'open-case', level: 4, topic: 'under-18' }))
    expect(numbers[0]).toBe('111')
    expect(numbers).not.toContain('110')
    expect(told(said)).toContain('113')
  })

  test('"con gái" in a place abroad is whoever writes where she says so, else a daughter', () => {
    expect(turnAfter('cháu là con gái, bị lừa sang Lào').writer).toBe('self')
    expect(turnAfter('em là con gái, 15 tuổi, bị bán sang Lào').writer).toBe('self')
    expect(turnAfter('con gái bị bán sang Lào').writer).toBe('relative')
    expect(turnAfter('con trai tôi 16 tuổi, bị nhốt ở Campuchia').writer).toBe('relative')
  })

  test('whoever is known to be abroad stays there, whomever they are promised to', () => {
    expect(turnAfter('em đang ở Lào, họ nhốt em', 'họ sắp gả em cho người Trung Quốc').whereabouts).toBe('la')
  })

  test('whether to pay, asked in danger, is about the ransom: neither yes nor no, and whom to tell first', () => {
    for (const said of ['tôi có nên chuyển tiền không', 'gửi 5000 đô cho họ được không', 'should we pay them']) {
      const answer = told('họ giữ con trai tôi bên Campuchia', said)
      expect(answer).toMatch(/không khuyên trả hay không trả|does not advise paying or not paying/)
      expect(answer).toContain('+84 981 84 84 84')
    }
    expect(told('em có nên chuyển tiền cho công ty không')).not.toContain('không khuyên trả hay không trả')
  })

  test.each([
    'chủ có phải trả lương trong lúc em nằm viện không',
    'chu co phai tra tien vien cho em ko',
    'công ty có phải trả tiền vé cho em không',
    'bảo hiểm có trả tiền thuốc được không',
    'does my boss have to pay me while I am in hospital',
    'will the company have to pay the ticket',
  ])('what others have to pay is no ransom: “%s”', (said) => {
    const answer = told('ông chủ đánh em gãy tay', said)
    expect(answer).not.toMatch(/không khuyên trả hay không trả|does not advise paying or not paying/)
  })

  test.each([
    'chủ bảo phải đưa tiền, vậy em có nên trả không',
    'công ty nói phải đưa tiền mới thả, giờ có nên đưa không',
    'my boss wants 3000 dollars to let me go, should I pay',
  ])('what a boss demands is to be paid or not by whoever asks: “%s”', (said) => {
    expect(told('họ giữ em không cho về', said)).toMatch(/không khuyên trả hay không trả|does not advise paying or not paying/)
  })

  const asksWhatToDo = [
    ['con trai tôi bị nhốt ở Campuchia', 'giờ gọi số nào'],
    ['con trai tôi bị nhốt ở Campuchia', 'giờ tôi phải làm gì'],
    ['con trai tôi bị nhốt ở Campuchia', 'gio toi phai lam gi'],
    ['con gái tôi mất liên lạc ở Trung Quốc', 'gọi ai bây giờ'],
    ['con gái tôi mất liên lạc ở Trung Quốc', 'làm gì để cứu nó bây giờ'],
    ['bạn cùng phòng em bị chủ đánh', 'em phải làm gì'],
    ['họ nhốt em', 'em nên gọi ai'],
    ['họ nhốt em', 'báo công an ở đâu'],
    ['my son is locked in a compound', 'what should I do now'],
    ['my son is locked in a compound', 'whom should we call first'],
    ['they locked me in', 'what do I do'],
  ] as const
  test.each(asksWhatToDo)('whoever told “%s” and asks “%s” is understood, and has the steps and the numbers', (danger, asked) => {
    const [first, second] = talk([danger, asked].map(text), knowledge)
    const said = (second?.replies ?? []).flatMap(({ blocks }) => blocks.map(plainText)).join('\n')
    expect(second?.conversation.danger?.topic).toBe(first?.conversation.danger?.topic)
    expect(said).toMatch(/^(Bến An hiểu rồi|Understood)/)
    expect(said).toContain('+84 981 84 84 84')
    expect(second?.effects.map(({ kind }) => kind)).not.toContain('note-unanswered')
  })

  test('whoever tells of more and asks what to do has told of more', () => {
    const [, turn] = talk(['con gái tôi mất liên lạc ở Trung Quốc', 'con tôi bị bán rồi, giờ phải làm gì'].map(text), knowledge)
    expect(turn?.effects).toContainEqual(expect.objectContaining({ kind: 'raise-case', level: 4 }))
  })

  test('later, where nothing is repeated, whoever asks whom to call has the numbers alone', () => {
    const conversation = turnAfter('họ nhốt em')
    const danger = conversation.danger && { ...conversation.danger, atMs: -3_600_000 }
    const [turn] = talk([text('giờ gọi số nào')], knowledge, { ...conversation, danger })
    const said = (turn?.replies ?? []).flatMap(({ blocks }) => blocks.map(plainText)).join('\n')
    expect(said).toMatch(/^Chỉ gọi khi an toàn/)
    expect(said).toContain('+84 981 84 84 84')
  })

  test.each([
    ['họ nhốt em', 'em sợ lắm'],
    ['con trai tôi bị nhốt ở Campuchia', 'nó học giỏi lắm'],
    ['con trai tôi bị nhốt ở Campuchia', 'con tôi làm nghề gì thì được nhiều tiền'],
  ])('what else is said behind “%s” is not taken for understood: “%s”', (danger, other) => {
    expect(told(danger, other)).toMatch(/^Bến An vẫn nghe (em|anh\/chị) đây. Có thể Bến An chưa hiểu hết/)
  })

  test.each([
    ['họ nhốt em, không cho ra ngoài', 'em không muốn sống nữa'],
    ['con em bị giữ, nó đòi 5000 đô mới thả', 'em buồn quá không muốn sống nữa'],
    ['they locked me in', 'I want to kill myself'],
  ])('whoever said “%s” and then “%s” has the steps for that at once, and not a second time', (before, cry) => {
    const [, first, second] = talk([before, cry, cry].map(text), knowledge)
    expect(first?.replies[0]).toMatchObject({ origin: { from: 'entry', id: 'suicidal' }, lane: 'danger' })
    expect(first?.conversation.danger).toMatchObject({ topic: 'suicidal' })
    expect(first?.effects.map(({ kind }) => kind)).toEqual(['cancel-unsent', 'add-to-case'])
    expect(second?.replies[0]?.origin).not.toMatchObject({ from: 'entry' })
  })

  test('what is not understood while somebody waits goes to the hotline and brings the numbers, not the menu', () => {
    const said = ['họ nhốt em ở Campuchia', 'zxcv bnm']
    const turn = talk(said.map(text), knowledge).at(-1)
    expect(turn?.effects.map(({ kind }) => kind)).toContain('add-to-case')
    expect(turn?.replies[0]?.choices.map(({ data }) => data)).toEqual(['cmd:safe-yes', 'cmd:safe-no', 'cmd:safe-unsure'])
    expect(told(...said)).toContain('117')
    expect(turn?.conversation.language, 'gibberish is no English').toBe('vi')
  })

  test('who wants to die and is at home reads the ambulance first', () => {
    const answer = told('em muốn chết', 'việt nam')
    expect(answer.indexOf('115')).toBeGreaterThan(0)
    for (const other of ['112', '113', '114']) expect(answer.indexOf('115')).toBeLessThan(answer.search(new RegExp(`: ${other}\\b`)))
  })

  test('who is home again is given what helps at home, and is still asked about the country they left', () => {
    const home = talk([text('em o dai loan ve duoc 2 thang, no 150 trieu chua tra'), text('em muốn chết')], knowledge).at(-1)
    expect(home?.conversation).toMatchObject({ whereabouts: 'vn', destination: 'tw' })
    const answer = told('em o dai loan ve duoc 2 thang, no 150 trieu chua tra', 'em muốn chết')
    expect(answer).toContain('115')
    expect(answer).not.toContain('Đài Loan 110')
  })

  test('who has not left yet is at home', () => {
    const turns = talk([text('chị ấy nói mai có xe đón ở mộc bài đi campuchia'), text('không phải, em chưa đi')], knowledge)
    expect(turns.at(-1)?.conversation.whereabouts).toBe('vn')
  })

  const bound = [
    { before: 'my boss keeps my passport', later: 'I owe them 5000 dollars and must pay before leaving' },
    { before: 'chủ giữ hộ chiếu em', later: 'họ bảo em còn nợ 80 triệu' },
    { before: 'chu giu ho chieu cua em', later: 'ho noi em no cong ty 3000 do' },
  ]
  for (const { before, later } of bound) {
    test(`${before} / ${later}: papers held and a debt are danger, though not told in one breath`, () => {
      const turns = talk([text(before), text('ok'), text(later)], knowledge)
      expect(turns.at(-1)?.conversation.danger).toMatchObject({ level: 3, topic: 'cannot-leave' })
    })
  }

  test('a child still at home is helped by the line for children before those for people abroad', () => {
    const answer = told('con gái tôi 14 tuổi bị bà nội ép lấy chồng')
    expect(answer.indexOf('Tổng đài quốc gia 111')).toBeGreaterThan(0)
    expect(answer.indexOf('Tổng đài quốc gia 111')).toBeLessThan(answer.indexOf('Tổng đài bảo hộ công dân'))
  })

  test('a girl who is to be married off reads the steps for herself', () => {
    expect(turnAfter('em 15 tuổi bố mẹ bắt lấy chồng').danger).toMatchObject({ level: 4, topic: 'under-18' })
    expect(turnAfter('con gái tôi 14 tuổi bị bà nội ép lấy chồng').danger).toMatchObject({ level: 4, topic: 'under-18' })
  })

  const marriedOff = [
    'em 15 tuổi bị ép lấy chồng',
    'em 14 tuoi bi bat lay chong',
    'em 16 tuổi bị ép cưới',
    'cháu 14 tuổi bị ép lấy chồng, cháu ở Lào Cai',
    'em 16 tuổi bị bắt vợ',
    'I am 15 years old and forced to marry',
    'i am 14 years old, they force me to marry',
    'my parents force me to marry and I am 14',
  ]
  for (const said of marriedOff) {
    test(`a girl who is made to marry reads the steps for that: ${said}`, () => {
      expect(turnAfter(said)).toMatchObject({ writer: 'self', danger: { level: 4, topic: 'under-18' } })
    })
  }

  test('a girl who is held, or made to sell herself, reads the steps for that, and so does a grown woman who is made to marry', () => {
    expect(turnAfter('em 15 tuổi bị ép lấy chồng, họ nhốt em trong phòng').danger?.topic).toBe('cannot-leave')
    expect(turnAfter('em 15 tuổi họ bắt em tiếp khách rồi ép lấy chồng').danger?.topic).toBe('sex-work-forced')
    expect(turnAfter('em 22 tuổi bị ép lấy chồng').danger?.topic).toBe('sex-work-forced')
    expect(turnAfter('I am 22 and they force me to marry').danger?.topic).toBe('sex-work-forced')
  })

  test('a debt alone is no danger, and neither is a passport', () => {
    expect(turnAfter('họ bảo em còn nợ 80 triệu').danger).toBeNull()
    expect(turnAfter('chủ giữ hộ chiếu em').danger).toBeNull()
  })

  const last = (...said: readonly string[]) =>
    talk(
      said.map((one) => (/^(cmd|tree|edge):/.test(one) ? tap(one) : text(one))),
      knowledge,
    ).at(-1)
  const offered = (...said: readonly string[]) => last(...said)?.replies[0]?.choices.map(({ data }) => data) ?? []

  test('a relative who writes from home keeps the numbers for where the one in need is, and no words twice', () => {
    const said = ['con trai tôi bị nhốt ở Thái Lan', 'tôi ở Hà Tĩnh']
    expect(turnAfter(...said)).toMatchObject({ whereabouts: 'th', writer: 'relative' })
    const numbers = told('con trai tôi bị nhốt, không ra được', 'nó ở Thái Lan')
    expect(numbers.split('Anh/chị gọi được từ Việt Nam:')).toHaveLength(2)
    expect(numbers).toContain('191')
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

  test('whoever is held abroad and tells of a child at home keeps the numbers of where they are', () => {
    const said = ['em làm ở Dubai, chủ khóa cửa không cho em ra ngoài', 'cmd:safe-yes', 'em có con nhỏ 3 tuổi ở Việt Nam bị ốm']
    const turn = last(...said)
    expect(turn?.conversation).toMatchObject({ whereabouts: 'ae' })
    expect(told(...said)).not.toContain('113')
  })

  test('a mere name answers where they are, though it is an everyday word without its marks; whom they call does not', () => {
    expect(last('họ nhốt em', 'lao')?.conversation).toMatchObject({ whereabouts: 'la' })
    expect(last('họ nhốt em', 'duc')?.conversation).toMatchObject({ whereabouts: 'de' })
    expect(last('họ nhốt em', 'anh')?.conversation).toMatchObject({ whereabouts: null })
  })

  test('what is not understood twice in a row does not bring the same steps twice; what may have been asked is offered', () => {
    const ids = talk(['họ nhốt em', 'zxcv bnm', 'qwer tyui', 'asdf ghjk'].map(text), knowledge).map(({ replies }) => replies[0]?.origin)
    expect(ids.slice(1)).toMatchObject([{ id: 'cannot-leave' }, { id: 'danger.steps-stand' }, { id: 'cannot-leave' }])
    expect(told('họ nhốt em ở Campuchia', 'zxcv bnm', 'qwer tyui')).toContain('117')
    expect(offered('chủ đánh em', 'em có bị đi tù không')).toContain('meant:arrested')
  })

  test('the numbers that stand there again are those of the steps; where these name only the lines for citizens, one that is near stands there too', () => {
    expect(told('chủ nhốt em ở Đài Loan', 'zxcv bnm', 'qwer tyui')).toContain('1955')
    expect(told('my husband in korea beat me', 'zxcv bnm', 'qwer tyui')).toContain('1366')
    expect(told('em không muốn sống nữa', 'cảm ơn')).toContain('1414')
    expect(told('em ở Anh, vay nặng lãi, giờ họ đe doạ giết cả nhà em', 'zxcv bnm', 'qwer tyui')).toContain('999')
  })

  test('in danger a question about something else is answered only where it surely is one, and offered where it may be', () => {
    expect(last('họ nhốt em', 'goi 112 ho khong hieu tieng viet')?.replies[0]?.origin).toMatchObject({ id: 'cannot-leave' })
    expect(last('họ nhốt em', 'where do I go')?.replies[0]?.origin).not.toMatchObject({ id: 'choose-destination' })
  })

  test('a relative in danger is where they went, and stays there when their family says where it writes from', () => {
    expect(turnAfter('vợ em đi Dubai làm giúp việc, chủ không cho gọi về', 'e ở Bắc Giang').whereabouts).toBe('ae')
    expect(turnAfter('họ rủ em đi Campuchia, họ dọa giết em').whereabouts).toBeNull()
  })

  test('who walks the path for a relative is given the relatives’ steps and numbers, and a country named in it is where they are', () => {
    const [, chosen, , named] = talk([tap('tree:trapped'), text('2'), text('1'), text('campuchia')], knowledge)
    expect(chosen?.conversation).toMatchObject({ writer: 'relative', danger: { topic: 'family-missing' } })
    expect(chosen?.replies[0]?.origin).toMatchObject({ id: 'family-missing' })
    expect(named?.replies[0]?.origin).toMatchObject({ id: 'danger.numbers-there' })
    expect(named?.conversation.whereabouts).toBe('kh')
  })

  test('in a guarded talk whose case is closed, what is not understood brings the numbers and the safe question, not the menu alone', () => {
    const before = { ...turnAfter('họ nhốt em ở Hàn Quốc'), openCase: null, danger: null }
    const [turn] = talk([text('zxcv bnm')], knowledge, before)
    expect(turn?.replies[0]?.choices.slice(0, 3).map(({ data }) => data)).toEqual(['cmd:safe-yes', 'cmd:safe-no', 'cmd:safe-unsure'])
    expect((turn?.replies[0]?.blocks ?? []).map(plainText).join('\n')).toContain('112')
  })

  test('a child that somebody led away is danger, and a cry in short forms calls a person', () => {
    for (const said of ['cháu tôi bị ai dắt đi ở chợ', 'con em bị người lạ bế đi mất']) expect(turnAfter(said).danger?.level, said).toBe(4)
    expect(last('họ nhốt em', 'cứu e')?.effects).toContainEqual({ kind: 'add-to-case', because: [{ kind: 'asked-for-person' }] })
  })

  test('another danger told in a guarded talk offers its own steps', () => {
    expect(offered('họ nhốt em, không cho ra ngoài', 'chồng em đánh em')).toContain('meant:family-violence')
  })

  test('who changes the language reads the steps in it', () => {
    const turn = last('họ nhốt em, không cho ra ngoài', 'cmd:en')
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'cannot-leave' })
    expect(turn?.replies[0]?.choices[0]?.label).toBe('Yes')
  })
})

describe('a talk with danger that goes on:', () => {
  const talked = (...said: readonly string[]) =>
    talk(
      said.map((one) => (one.startsWith('cmd:') ? tap(one) : text(one))),
      knowledge,
    )
  const levels = (...said: readonly string[]) =>
    talked(...said).flatMap(({ effects }) => effects.flatMap((one) => ('level' in one ? [one.level] : [])))

  test('that it is over is noted for whoever has the case, lowers nothing and leaves the way to a person', () => {
    const turn = talked('em trai tôi mất liên lạc ở Campuchia 3 ngày rồi', 'nó vừa gọi về rồi').at(-1)
    expect(turn?.effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'says-over' }] }])
    expect(turn?.replies[0]).toMatchObject({ origin: { id: 'danger.over' }, lane: 'danger' })
    expect(turn?.replies[0]?.choices.map(({ data }) => data)).toContain('cmd:person')
    expect(turn?.conversation.danger?.level).toBe(3)
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

  const followUps = [
    ['em đang làm ở Nhật, muốn nghỉ việc', 'e đang có bầu 5 tháng'],
    ['my boss does not pay me', "she doesn't pay since august"],
  ]
  for (const said of followUps) {
    test(`a few words behind an answer are no danger by a weak likeness: ${said.at(-1)}`, () => expect(levels(...said)).toEqual([]))
  }

  const joined = [
    ['tôi nộp cọc 40 triệu cho công ty được 8 tháng rồi mà chưa bay', 'goi ko nghe may', 'ho bao cho don hang'],
    ['em sắp lấy chồng hàn quốc qua môi giới', 'em mới gặp anh ấy một lần', 'vậy em phải làm gì để đi cho đúng'],
    ['gio toi phai lam sao', 'ba ay noi la'],
  ]
  for (const said of joined) {
    test(`what was asked about is not raised by words that make it less likely: ${said.at(-1)}`, () => expect(levels(...said)).toEqual([]))
  }

  test('what was asked about is raised by words that make it likelier', () => {
    expect(levels('con em ở bên cam', 'gọi ko nghe máy', 'có người lạ gọi đòi 200 triệu mới thả')).not.toEqual([])
  })

  const cries = ['họ nhốt em trong phòng', 'nó đánh em gãy tay rồi', 'em không muốn sống nữa', 'they lock me in every night']
  for (const said of cries) {
    test(`a cry behind an answer is heard: ${said}`, () => {
      expect(Math.max(...levels('em đang làm ở Nhật, muốn nghỉ việc', said))).toBeGreaterThanOrEqual(3)
    })
  }

  test('thanks make no danger of what was harmless before them', () => {
    const thanked = talked('họ nhốt em trong phòng', 'cmd:safe-yes', 'nó đi rồi, em ổn', 'cảm ơn nhiều nha').at(-1)
    expect(thanked?.conversation.guarded).toBe(false)
    expect(thanked?.replies[0]?.origin).toMatchObject({ id: 'danger.here' })
  })
})
