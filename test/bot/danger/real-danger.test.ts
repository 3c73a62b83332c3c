import { describe, expect, test } from 'vitest'
import { talk, text } from '../path/walking.ts'
import { knowledge, last, levels, told, turnAfter } from './real-talk.ts'

describe('what is danger over the real content, and which:', () => {
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

  test('what a mother tells on is no question about an offer, and what is asked from home takes no number away', () => {
    const missing = 'con trai tôi đi lào 2 tuần nay không liên lạc được'
    const last = (said: string) => talk([text(missing), text(said)], knowledge).at(-1)
    expect(last('nó nói làm casino ở tam giác vàng')?.replies[0]?.origin).not.toMatchObject({ id: 'scam-compound-offer' })
    expect(last('làm casino ở tam giác vàng có thật không')?.replies[0]?.origin).toMatchObject({ id: 'scam-compound-offer' })
    expect(last('gọi số đó từ việt nam được ko')?.conversation.whereabouts).toBe('la')
  })

  test('a grim title is offered to nobody who hardly asks for it', () => {
    const [choices] = talk([text('one more thing, my friend wants to come here on tourist visa')], knowledge).at(-1)?.replies ?? []
    expect(choices?.origin).toMatchObject({ id: 'choices' })
    expect(choices?.choices.map(({ data }) => data)).not.toContain('topic:suicidal')
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

  test('a debt alone is no danger, and neither is a passport', () => {
    expect(turnAfter('họ bảo em còn nợ 80 triệu').danger).toBeNull()
    expect(turnAfter('chủ giữ hộ chiếu em').danger).toBeNull()
  })

  test('a child that somebody led away is danger, and a cry in short forms calls a person', () => {
    for (const said of ['cháu tôi bị ai dắt đi ở chợ', 'con em bị người lạ bế đi mất']) expect(turnAfter(said).danger?.level, said).toBe(4)
    expect(last('họ nhốt em', 'cứu e')?.effects).toContainEqual({ kind: 'add-to-case', because: [{ kind: 'asked-for-person' }] })
  })

  test('who is forced reads first what to do then, and who only asks first what they asked', () => {
    const first = (...said: readonly string[]) =>
      told(...said)
        .split('\n')
        .find((line) => line.startsWith('1.'))
    expect(first('em có bầu ở Đài Loan, chủ ép em phá thai')).toContain('Không nuốt')
    expect(first('em có bầu ở Nhật thì có phải về nước không')).toContain('khám thai')
    expect(first('I am pregnant, can they fire me')).toContain('See a doctor')
  })

  const soon = [
    ['em làm giúp việc ở Đài Loan', 'mai ho dan em di'],
    ['em bị nhốt', 'có', 'mai ho dan em di'],
    ['em bị nhốt ở Campuchia', 'an toàn', 'tối nay họ chở em đi'],
    ['they locked me in', 'tomorrow they take me away'],
  ]
  for (const said of soon) {
    test(`to be taken away soon has its own steps: ${said.join(' / ')}`, () => {
      expect(last(...said)?.replies[0]?.origin).toMatchObject({ id: 'being-moved-or-sold' })
      expect(last(...said)?.conversation.guarded).toBe(true)
    })
  }
  test.each(['mai họ dẫn em đi khám sức khỏe', 'mai họ đưa em đi làm visa', 'mai công ty đưa em đi Nhật'])('but not: %s', (said) => {
    expect(last(said)?.conversation.danger).toBeNull()
  })
})

describe('courtesy around it takes nothing from what is told:', () => {
  for (const said of [
    'xin chào, tôi bị nhốt, cảm ơn',
    'dạ chào anh chị ạ. em bị nhốt. em cảm ơn',
    'chao ad, em bi nhot, cam on',
    'hello, I am locked in, thank you',
  ])
    test(said, () => expect(levels(said)).toEqual([4]))

  test('nor does it make danger of what is none, or of a mother who is ill at home', () => {
    for (const said of [
      'mẹ em đau ngực khi thở',
      'xin chào, nhốt gà ngoài sân, cảm ơn',
      'xin chào, phim này kể một cô gái bị nhốt trong tháp, cảm ơn',
    ])
      expect(levels(said)).toEqual([])
  })
})

test('whoever asks how people get home when there is war reads it', () => {
  for (const said of ['có chiến tranh thì về thế nào', 'co chien tranh thi ve the nao', 'if war starts how do we get home'])
    expect(turnAfter(said).topic).toBe('disaster-or-war')
})
