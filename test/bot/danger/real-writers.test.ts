import { describe, expect, test } from 'vitest'
import { callsIn } from '../../../src/bot/say/each-number-once.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { talk, tap, text } from '../path/walking.ts'
import { knowledge, told, turnAfter } from './real-talk.ts'

describe('whoever is in danger, or writes for somebody who is, reads what is for them:', () => {
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
    expect(read('my daughter is 15')).toContain('Stay with the child')
    expect(read('my daughter is 15', 'topic:under-18')).toContain('Stay with the child')
    expect(read('my daughter is 15', 'they locked me in', 'topic:under-18')).toContain('It is not your fault')
    expect(read('con tôi 15 tuổi muốn nghỉ học')).toContain('Nói cho trẻ biết: trẻ không có lỗi')
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

  test('steps that are for relatives speak to one, and the danger stays where the other is', () => {
    for (const cry of ['my son go to cambodia, cannot call him', 'my wife went to saudi and i have no contact for 2 months']) {
      const { writer, whereabouts } = turnAfter(cry, 'i am in hue')
      expect([writer, whereabouts]).toEqual(['relative', cry.includes('saudi') ? 'sa' : 'kh'])
    }
    expect(turnAfter('they took my phone and I cannot reach my family, I am in Dubai').writer).toBe('self')
  })

  const inTalk = [
    [['mẹ con đi làm bên Đài Loan 3 tháng nay không gọi về', 'con 14 tuổi'], 'relative', true],
    [['me con di lam ben dai loan 3 thang nay ko goi ve', 'con 14 tuoi'], 'relative', true],
    [['tôi nghi cháu hàng xóm bị lừa sang Lào', 'cháu 17'], 'witness', false],
    [['hàng xóm nhà tôi có cháu bị lừa sang Campuchia', 'cháu 16 tuổi'], 'witness', true],
    [['con gái tôi bị nhốt ở Campuchia', 'cháu 17 tuổi'], 'relative', false],
    [['con gái tôi bị nhốt ở Campuchia', 'cháu bị đánh'], 'relative', false],
    [['em gái tôi bị lừa sang Lào', 'em đang ở Bokeo', 'em bị đánh mỗi ngày'], 'relative', false],
    [['con bác đi Cam', 'nó bị nhốt rồi'], 'relative', false],
    [['học sinh của tôi bị bố mẹ gả sang Trung Quốc', 'em 15 tuổi'], 'witness', false],
    [['chồng em đi tàu cá Đài Loan bị đánh', 'em đang ở Hà Tĩnh'], 'relative', false],
    [['my mother is held in Dubai', 'I am 14'], 'relative', true],
    [['em 14 tuổi, mẹ em bị bán sang Trung Quốc'], 'relative', true],
    [['em mới 15 tuổi, em gái em bị bố đánh suốt'], 'relative', true],
    [['mẹ con mất tích', 'con 14 tuổi'], 'relative', true],
    [['con tôi bị bố nó đánh'], 'relative', false],
    [['đứa bé hàng xóm bị bố đánh'], 'relative', false],
    [['con toi tren tau bien bi om nang'], 'relative', false],
    [['bạn em bị nhốt ở Campuchia', 'em cũng bị nhốt'], 'self', false],
    [['em gái em bị lừa sang Lào', 'em bị đánh mỗi ngày'], 'self', false],
    [['con gái tôi bị nhốt ở Campuchia', 'tôi cũng bị giữ'], 'self', false],
    [['bạn cùng phòng em bị chủ nhốt', 'chính em là người bị nhốt'], 'self', false],
    [['họ nhốt em', 'em 15 tuổi'], 'self', true],
    [['họ nhốt tôi với con', 'tôi là mẹ nó'], 'self', false],
    [['em bị nhốt', 'em là con gái'], 'self', false],
    [['bạn em bị bán sang Myanmar', 'em đang ở Thái', 'em cũng sắp bị bán'], 'self', false],
    [['chị em bị nhốt ở Lào', 'em đang ở trong phòng bị khóa'], 'self', false],
    [['vợ chồng em bị chủ nhốt ở Thái'], 'self', false],
    [['có em nhân viên quán tôi bị ép tiếp khách'], 'witness', false],
    [['chị dâu em bị anh em đánh'], 'relative', false],
    [['mẹ ơi con bị giữ ở Myanmar', 'con 16 tuổi'], 'self', true],
  ] as const
  test.each(inTalk)('an age, a place or a pronoun changes nobody who writes: %j (%s, young: %s)', (said, writer, young) => {
    expect(turnAfter(...said)).toMatchObject({ writer, young })
  })

  test.each([
    ['me con di lam ben dai loan 3 thang nay ko goi ve', 'con 14 tuoi'],
    ['mẹ cháu bị lừa sang Campuchia', 'cháu 13 tuổi'],
    ['em 14 tuổi, mẹ em bị bán sang Trung Quốc'],
    ['my mother is held in Dubai, I am 14'],
  ])('a child at home that writes for its mother reads the steps for her, and the line for children at home: %j', (...said) => {
    const turns = talk(said.map(text), knowledge)
    const read = turns.flatMap(({ replies }) => replies.flatMap(({ blocks }) => blocks.map(plainText))).join('\n')
    expect(read).toMatch(/(Số dành cho trẻ em|The line for children):\s.*: 111$/m)
    expect(read).toMatch(/\+84 981 84 84 84/)
    expect(turnAfter(...said).danger?.topic).toBe('family-missing')
  })

  test.each([
    [['bố đánh con hằng ngày', 'con học lớp 7'], true],
    [['em 12 tuổi, bố đánh em ở nhà'], true],
    [['em là học sinh bị bố mẹ ép cưới'], true],
    [['mẹ con mất tích', 'con 14 tuổi'], false],
  ] as const)('a child reads the line for children before all others, be it steps or an answer: %j (guarded: %s)', (said, guarded) => {
    const last = talk(said.map(text), knowledge).at(-1)
    expect(last?.conversation.guarded).toBe(guarded)
    expect(callsIn(last?.replies.flatMap(({ blocks }) => blocks) ?? [])[0]?.number).toBe('111')
  })

  test.each([['tôi là mẹ cháu'], ['cháu là con trai tôi']])('"cháu" is not who writes once they say who they are: %s', (said) => {
    const { writer, danger } = turnAfter('cháu bị lừa sang Cam', said)
    expect([writer, danger?.topic]).toEqual(['relative', 'family-missing'])
  })

  test('whoever says "tôi" is not called as the child that they tell of', () => {
    expect(turnAfter('em gái tôi bị lừa sang Lào', 'em bị đánh mỗi ngày').addressed?.as).toBe('anh/chị')
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

  test('who wants to die and is at home reads the ambulance first', () => {
    const answer = told('em muốn chết', 'việt nam')
    expect(answer.indexOf('115')).toBeGreaterThan(0)
    for (const other of ['112', '113', '114']) expect(answer.indexOf('115')).toBeLessThan(answer.search(new RegExp(`: ${other}\\b`)))
  })

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
})
