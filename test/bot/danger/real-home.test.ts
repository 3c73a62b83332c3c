import { describe, expect, test } from 'vitest'
import { told, turnAfter } from './real-talk.ts'

describe('violence in a family, told by somebody else, is told of at home where nothing says that they are abroad:', () => {
  const atHome = [
    { said: ['con dâu tôi bị con trai tôi đánh'], topic: 'family-violence' },
    { said: ['tôi là mẹ chồng, con trai tôi đánh con dâu'], topic: 'family-violence' },
    { said: ['bố đánh mẹ cháu'], topic: 'family-violence' },
    { said: ['anh trai em đánh vợ'], topic: 'family-violence' },
    { said: ['I am 13', 'my dad beats my mum'], topic: 'family-violence' },
    { said: ['em mới 15 tuổi, em gái em bị bố đánh'], topic: 'family-violence' },
    { said: ['em họ em sắp bị cưới ép'], topic: 'under-18' },
    { said: ['học sinh của tôi bị bố đánh'], topic: 'help-someone' },
    { said: ['nhà hàng xóm đánh con dã man'], topic: 'help-someone' },
    { said: ['tôi là cán bộ xã, có chị trong xã bị chồng đánh'], topic: 'help-someone' },
    { said: ['con tôi bị đánh ở Hà Nội'], topic: 'help-someone' },
    { said: ['the girl next door is beaten by her father'], topic: 'help-someone' },
    { said: ['a pupil of mine is beaten by her father'], topic: 'help-someone' },
  ] as const
  for (const { said, topic } of atHome) {
    test(`${said.join(' / ')}: ${topic}, with the police at home before the lines for citizens abroad`, () => {
      const { writer, whereabouts, danger } = turnAfter(...said)
      expect({ isSelf: writer === 'self', whereabouts, topic: danger?.topic }).toEqual({ isSelf: false, whereabouts: 'vn', topic })
      const steps = told(...said)
      expect(steps).toContain('111')
      expect(steps.indexOf(': 113')).toBeGreaterThan(0)
      const abroad = steps.indexOf('+84 981')
      expect(abroad === -1 || steps.indexOf(': 113') < abroad).toBe(true)
    })
  }

  const elsewhere = [
    { said: ['con gái tôi lấy chồng Hàn bị chồng đánh'], whereabouts: 'kr' },
    { said: ['con gái tôi lấy chồng xa bị chồng đánh'], whereabouts: null },
    { said: ['my sister is beaten by her husband over there'], whereabouts: null },
    { said: ['chị cùng phòng em bị chồng đánh'], whereabouts: null },
    { said: ['em bị chồng đánh'], whereabouts: null },
  ] as const
  for (const { said, whereabouts } of elsewhere) {
    test(`${said.join(' / ')}: not at home`, () => expect(turnAfter(...said).whereabouts).toBe(whereabouts))
  }

  test('what was said before may have been of a life abroad', () => {
    expect(turnAfter('con gái tôi lấy chồng nước ngoài', 'nó bị chồng đánh').whereabouts).toBeNull()
    expect(turnAfter('con gái tôi đi xuất khẩu lao động ba năm rồi, giờ bị chồng đánh').whereabouts).toBeNull()
  })

  test('whoever writes for another reads steps for that, and that a country that is named brings its numbers', () => {
    const steps = told('con gái tôi bị chồng đánh')
    expect(steps).toContain('Đừng xông vào')
    expect(steps).toMatch(/1900/)
    expect(steps).toContain('nhắn tên nước')
    expect(turnAfter('con gái tôi bị chồng đánh', 'nó đang ở Đài Loan').whereabouts).toBe('tw')
    expect(told('con gái tôi bị chồng đánh', 'nó đang ở Đài Loan')).toContain('110')
    expect(told('em bị chồng đánh')).not.toContain('Đừng xông vào')
  })
})

test('without marks "no bi" is "nó bị"', () => {
  const said = ['con gai toi lay chong han', 'no bi chong danh'] as const
  expect(turnAfter(...said)).toMatchObject({ whereabouts: 'kr', danger: { topic: 'family-violence' } })
})

describe('what was missed in a family, or where a person is:', () => {
  const told3 = [
    'em bị mẹ bán',
    'em bị bố dượng bán',
    'con là người bị giữ',
    'con tôi ở Hà Nội bị thầy giáo đánh',
    'chủ không cho về',
    'no bi nhot roi',
    'con em bị bà nội đánh',
  ] as const
  for (const said of told3) test(said, () => expect(turnAfter(said).danger?.level).toBeGreaterThanOrEqual(3))

  const calm = [
    'em bị bố bán xe',
    'em nỏ bị nhốt',
    'em bị mẹ bán mất cái điện thoại',
    'em xin về ăn tết chủ không cho về sớm',
    'con tôi sang Cam làm, chủ có cho về Tết không',
  ]
  for (const said of calm) test(`no danger: ${said}`, () => expect(turnAfter(said).danger).toBeNull())
})

describe('a clause without anybody is of whoever writes, also where somebody of theirs went somewhere:', () => {
  const talks = [
    { said: ['chồng em đi Đài Loan', 'em bị chủ đánh'], writer: 'self' },
    { said: ['chồng em đi làm bên Nhật', 'muốn chết quá, không sống nổi nữa'], writer: 'self' },
    { said: ['mẹ em đi Hàn làm rồi', 'em 13 tuổi, ở nhà bị bố đánh'], writer: 'self' },
    { said: ['vợ tôi đi Đài Loan', 'bị chủ nợ dọa giết'], writer: 'self' },
    { said: ['em đi Nhật với chồng', 'bị chủ đánh'], writer: 'self' },
    { said: ['bạn em giới thiệu em đi Nhật', 'bị chủ đánh'], writer: 'self' },
    { said: ['mẹ em bệnh nặng', 'bị chủ đánh'], writer: 'self' },
    { said: ['bạn em rủ qua Myanmar làm việc nhẹ lương cao', 'em ở Myanmar, bị ép đi lừa người khác'], writer: 'self' },
  ] as const
  for (const { said, writer } of talks) test(`${said.join(' / ')}: ${writer}`, () => expect(turnAfter(...said).writer).toBe(writer))
})

describe('whether the police will come for them says nothing of the danger:', () => {
  test('whoever is held reads the steps for that', () => {
    expect(turnAfter('họ nhốt em, em sợ cảnh sát có bắt em không').danger?.topic).toBe('cannot-leave')
    expect(turnAfter('bị nhốt mà em sợ công an bắt em').danger?.topic).toBe('cannot-leave')
    expect(turnAfter('họ bắt em trồng cần sa, cảnh sát có bắt em không').danger?.topic).toBe('forced-crime')
  })

  test('alone, or behind a visa that has run out, it opens no case', () => {
    expect(turnAfter('cảnh sát có bắt em không').danger).toBeNull()
    expect(turnAfter('em hết visa', 'cảnh sát có bắt em không').danger).toBeNull()
  })
})

test('whoever writes for somebody abroad whose place is unknown, and says that they are at home, does not move them there', () => {
  expect(turnAfter('chồng em đi tàu cá viễn dương bị đánh', 'em đang ở Hà Tĩnh').whereabouts).toBeNull()
})

test('who turns out to be held with a friend is not given the steps for relatives once more', () => {
  expect(told('bạn em bị giữ ở Campuchia', 'em đang ở đây với bạn')).not.toContain('lần liên lạc cuối')
})

test('whoever says that they are the grandmother or the mother tells of the child', () => {
  expect(turnAfter('tôi là bà ngoại', 'cháu bị bố nó đánh')).toMatchObject({
    writer: 'relative',
    young: false,
    danger: { topic: 'family-violence' },
  })
  expect(turnAfter('tôi là mẹ', 'con bị chồng nó đánh').writer).toBe('relative')
  expect(turnAfter('tôi là mẹ', 'tôi bị chồng đánh').writer).toBe('self')
})
