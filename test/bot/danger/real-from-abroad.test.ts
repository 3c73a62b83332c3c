import { describe, expect, test } from 'vitest'
import { offered, told, turnAfter } from './real-talk.ts'

describe('whoever is abroad and writes for somebody of theirs reads the lines of both places, each under words of its own:', () => {
  const unsaid = [
    ['tôi đang làm ở Đài Loan', 'con gái tôi bị bố dượng đánh'],
    ['toi dang lam o dai loan', 'con gai toi bi bo duong danh'],
    ['tôi làm giúp việc bên Đài Loan', 'con trai tôi bị bố nó đánh'],
    ['tôi đang ở Đài Loan, con gái tôi bị bố dượng đánh'],
    ['tôi ở Đài Loan với con gái', 'con gái tôi bị bố dượng đánh'],
    ['I work in Taiwan', 'my daughter is beaten by her stepfather'],
    ['tôi đang ở Đài Loan', 'con gái tôi bị xâm hại'],
  ]
  test.each(unsaid.map((said) => [said]))('where the child is was not said: those near the writer first: %j', (said) => {
    expect(turnAfter(...said)).toMatchObject({ writer: 'relative', whereabouts: 'tw', writesFrom: 'tw' })
    const steps = told(...said)
    expect(steps).toMatch(/(nơi đang ở|where you are):\s.*: (110|1955)$.*Taiwan.*: 113$|nơi đang ở:.*Đài Loan: 113$/ms)
    expect(steps).toMatch(/(Nếu người ấy đang ở Việt Nam|If they are in Viet Nam).*: 113$.*: 111$/ms)
  })

  const atHome = [
    { said: ['em đang ở Nhật', 'bố em đánh mẹ em ở quê'], near: 'Cảnh sát Nhật Bản' },
    { said: ['em đang ở Nhật', 'ở nhà bố em đánh mẹ em'], near: 'Cảnh sát Nhật Bản' },
    { said: ['em đang ở Nhật, ở quê bố đánh mẹ em'], near: 'Cảnh sát Nhật Bản' },
    { said: ['em đang ở Nhật', 'con em ở nhà với ông bà bị bác đánh'], near: 'Cảnh sát Nhật Bản' },
    { said: ['em làm ở Hàn', 'mẹ em ở quê bị bố đánh'], near: 'Hàn Quốc' },
    { said: ['I am in Japan', 'my father beats my mother at home'], near: 'Police, Japan' },
    { said: ['I am in Korea, my daughter at home in Vietnam is beaten by her father'], near: 'Korea' },
    { said: ['con gái tôi bị bố dượng đánh', 'tôi đang làm ở Đài Loan'], near: 'Cảnh sát Đài Loan' },
    { said: ['tôi đang ở Đài Loan', 'con gái tôi bị bố dượng đánh', 'cháu ở quê với ông bà'], near: 'Cảnh sát Đài Loan' },
  ]
  test.each(atHome)('at home, as is said: the police there first, for somebody there to call: $said', ({ said, near }) => {
    expect(turnAfter(...said)).toMatchObject({ writer: 'relative', whereabouts: 'vn' })
    const steps = told(...said)
    expect(steps).toMatch(/(Người nhà ở Việt Nam có thể gọi thay|Someone at home in Viet Nam can call for you):\s.*: 113$/m)
    expect(steps).toContain('111')
    expect(steps.indexOf(near)).toBeGreaterThan(steps.indexOf('111'))
    expect(steps).not.toMatch(/gọi được từ Việt Nam:/)
  })

  test('all danger is where a relative is said to be, and a neighbour of whoever is abroad is beside them', () => {
    expect(turnAfter('tôi đang ở Đài Loan', 'con tôi ở quê bị bắt cóc').whereabouts).toBe('vn')
    expect(turnAfter('em đang ở Hàn', 'nhà hàng xóm đánh con dã man').whereabouts).toBe('kr')
    expect(turnAfter('tôi ở Đài Loan', 'chồng tôi ở nhà đánh con').writer).toBe('relative')
    expect(turnAfter('em đang ở Nhật', 'chồng em đánh em').writer).toBe('self')
  })

  test('what is said of somebody else is not where the writer is', () => {
    for (const said of ['chị gái em ở Nhật', 'con tôi đang ở Nhật', 'my sister is in Japan', 'tôi là cán bộ xã, có cháu bị lừa sang Nhật'])
      expect(turnAfter(said).writesFrom).not.toBe('jp')
    expect(turnAfter('con tôi đi làm xa', 'nó ở Nhật').writesFrom).toBeNull()
    expect(turnAfter('em đang ở Nhật', 'con em bị đánh', 'em đang ở nhà').writesFrom).toBe('jp')
  })
})

describe('a child or a neighbour that was taken abroad left whoever tells of it behind: 111 stands there, and the police over there last:', () => {
  const carriedOff = [
    'tôi nghi cháu hàng xóm bị lừa sang Lào',
    'hàng xóm tôi có đứa cháu bị bán sang Trung Quốc',
    'học sinh của tôi bị bán sang Trung Quốc',
    'tôi là cán bộ xã, có cháu 15 tuổi bị lừa sang Campuchia',
    'I think the girl next door was sold to China',
    'hàng xóm tôi bị lừa sang Campuchia',
    'hang xom toi bi lua sang campuchia',
    'tôi là trưởng thôn, bà con trong thôn bị lừa sang Myanmar',
    'tôi là cán bộ xã, có người dân bị nhốt ở Campuchia',
    'my student was tricked to Cambodia',
    'my neighbour was trafficked to Myanmar',
    'a student of mine was tricked to Cambodia',
  ]
  test.each(carriedOff)('%s', (said) => {
    expect(turnAfter(said)).toMatchObject({ writer: 'witness', writesFrom: 'vn' })
    expect(told(said)).toMatch(/(gọi được từ Việt Nam|can call these from Viet Nam):\s.*\+84 981/)
    expect(told(said)).toMatch(/\b111\b/)
    expect(turnAfter(said).danger?.topic).toMatch(/^(family-missing|under-18)$/)
  })

  test('and they read the steps for a relative, which begin with the line to call; those for somebody beside them stand below', () => {
    const said = 'hàng xóm tôi bị lừa sang Campuchia'
    expect(told(said)).toContain('1. Gọi tổng đài bảo hộ công dân')
    expect(offered(said)).toContainEqual(expect.stringContaining('help-someone'))
  })

  test.each(['bạn cùng phòng em bị bán sang Lào', 'bạn cùng xưởng em bị giữ ở Lào'])('who lives with them may be there: %s', (said) => {
    expect(turnAfter(said).writesFrom).toBeNull()
  })
})
