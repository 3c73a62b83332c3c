import { describe, expect, test } from 'vitest'
import { callsIn } from '../../../src/bot/say/each-number-once.ts'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { talk, text } from '../path/walking.ts'
import { knowledge, last, levels, offered, talked, told, turnAfter } from './real-talk.ts'

describe('a talk with danger that goes on:', () => {
  test('a short question about where they are is answered in danger, and no place told', () => {
    const origin = (said: string) => talk([text('họ nhốt em'), text(said)], knowledge).at(-1)?.replies[0]?.origin
    expect(origin('can i change employer in taiwan')).toMatchObject({ id: 'change-employer@tw' })
    expect(origin('em ở Cam giờ làm sao')).toMatchObject({ id: 'cannot-leave@kh' })
    expect(origin('i am in taiwan')).toMatchObject({ id: 'danger.numbers-there' })
  })

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

  test('a relative who writes from home keeps the numbers for where the one in need is, and no words twice', () => {
    const said = ['con trai tôi bị nhốt ở Thái Lan', 'tôi ở Hà Tĩnh']
    expect(turnAfter(...said)).toMatchObject({ whereabouts: 'th', writer: 'relative' })
    const numbers = told('con trai tôi bị nhốt, không ra được', 'nó ở Thái Lan')
    expect(numbers.split('Anh/chị gọi được từ Việt Nam:')).toHaveLength(2)
    expect(numbers).toContain('191')
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
    expect(offered('chủ đánh em', 'em có bị bắt giam không')).toContain('meant:arrested')
  })

  test('who asks which number answers now, or the police have, is understood', () => {
    for (const asked of ['số nào gọi được lúc này', 'so nao goi dc luc nay', 'số công an là gì'])
      expect(told('họ nhốt em ở Đài Loan', asked)).not.toContain('chưa hiểu hết')
    expect(told('họ nhốt em ở Đài Loan', 'công an là gì')).toContain('chưa hiểu hết')
  })

  test('the numbers that stand there again are those of the steps; where these name only the lines for citizens, one that is near stands there too', () => {
    expect(told('chủ nhốt em ở Đài Loan', 'zxcv bnm', 'qwer tyui')).toContain('1955')
    expect(told('my husband in korea beat me', 'zxcv bnm', 'qwer tyui')).toContain('1366')
    expect(told('em không muốn sống nữa', 'cảm ơn')).toContain('1414')
    expect(told('em ở Anh, vay nặng lãi, giờ họ đe doạ giết cả nhà em', 'zxcv bnm', 'qwer tyui')).toContain('999')
  })

  test('in danger a question about something else is answered only where it surely is one, and offered where it may be', () => {
    expect(last('họ nhốt em', 'goi 112 ho khong hieu tieng viet')?.replies[0]?.origin).toMatchObject({ id: 'danger.language' })
    expect(last('họ nhốt em', 'where do I go')?.replies[0]?.origin).not.toMatchObject({ id: 'choose-destination' })
  })

  test('that it is over is noted for whoever has the case, lowers nothing and leaves the way to a person', () => {
    const turn = talked('em trai tôi mất liên lạc ở Campuchia 3 ngày rồi', 'nó vừa gọi về rồi').at(-1)
    expect(turn?.effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'says-over' }] }])
    expect(turn?.replies[0]).toMatchObject({ origin: { id: 'danger.over-glad' }, lane: 'danger' })
    expect(turn?.replies[0]?.choices.map(({ data }) => data)).toContain('cmd:person')
    expect(turn?.conversation.danger?.level).toBe(3)
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

  const nowWhat = [
    ['họ nhốt em ở Nhật', 'an toàn', 'giờ em phải làm gì'],
    ['họ nhốt em ở Anh', 'an toàn', 'giờ em phải làm gì'],
    ['em mới trốn ra, đang ở ngoài đường bên Hàn', 'an toàn', 'giờ em phải làm gì'],
  ]
  for (const said of nowWhat) {
    test(`no number that only the person can dial is left to somebody at home: ${said[0]}`, () => {
      const blocks = talk(said.map(text), knowledge).at(-1)?.replies[0]?.blocks ?? []
      const leads = blocks.flatMap((block, at) =>
        block.kind === 'calls' && block.calls.some(({ onlyFrom }) => onlyFrom === 'there') ? [blocks[at - 1]] : [],
      )
      expect(leads).not.toEqual([])
      for (const lead of leads) expect(lead && plainText(lead)).not.toMatch(/Người nhà[^;]* có thể gọi thay:/)
    })
  }
})
