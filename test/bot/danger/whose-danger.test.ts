import { describe, expect, test } from 'vitest'
import { callsIn } from '../../../src/bot/say/each-number-once.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { afterwards, talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()

/** What a first message comes to: whether a case opens and at which level, who writes, where they are thought to be, whose steps, and the number on top. */
function firstSaid(said: string) {
  const [turn] = talk([text(said)], knowledge)
  if (!turn) throw new Error('nothing was said')
  const { writer, whereabouts, danger } = afterwards(turn)
  const opened = turn.effects.find((effect) => effect.kind === 'open-case')
  const [number] = callsIn(turn.replies.flatMap(({ blocks }) => blocks)).map((call) => call.number)
  return { level: opened?.level ?? 0, writer, whereabouts, steps: danger?.topic ?? null, number: number ?? null }
}

describe('whoever is to be married off is at home, and so are the numbers:', () => {
  const ofChildren = { level: 4, whereabouts: 'vn', steps: 'under-18', number: '111' }
  for (const [said, writer] of [
    ['bạn em sắp bị gả bán sang Trung Quốc', 'relative'],
    ['con bé hàng xóm sắp bị gả bán sang Trung Quốc', 'relative'],
    ['con gai toi 14 tuoi sap bi ga ban sang trung quoc', 'relative'],
    ['con bé hàng xóm 14 tuổi sắp bị bán sang Trung Quốc làm vợ', 'relative'],
    ['học sinh lớp tôi 14 tuổi sắp bị gia đình gả sang Trung Quốc', 'witness'],
    ['em là cô giáo, có học sinh lớp 8 sắp bị gia đình gả đi', 'witness'],
    ['em 15 tuổi, mẹ gả em sang Đài Loan, mai đi', 'self'],
    ['cháu em sắp phải lấy chồng, mới 14 tuổi', 'relative'],
    ['em sắp bị gả', 'self'],
  ] as const)
    test(said, () => expect(firstSaid(said)).toEqual({ ...ofChildren, writer }))
})

describe('whoever tells that they are grown up reads no steps for the young, and the numbers at home:', () => {
  for (const said of [
    'em 25 tuổi, sắp bị gả sang Trung Quốc',
    'em 26 tuổi bị bố mẹ ép gả sang Trung Quốc, em không chịu',
    'chị 28 tuổi, gia đình ép lấy chồng Đài Loan',
    'tôi 30 tuổi bị bố mẹ ép cưới',
    'I am 25 and my family forces me to marry a man in Korea',
  ])
    test(said, () => expect(firstSaid(said)).toMatchObject({ writer: 'self', whereabouts: 'vn', steps: 'sex-work-forced', number: '112' }))

  for (const said of [
    'bạn thân em bị gia đình ép cưới người Trung Quốc, nó không chịu',
    'chị gái em bị ép lấy chồng Trung Quốc, tháng sau cưới',
  ])
    test(`whoever writes for them reads how to report it: ${said}`, () =>
      expect(firstSaid(said)).toMatchObject({ level: 4, writer: 'relative', whereabouts: 'vn', steps: 'report-suspicion', number: '111' }))

  test('the age of whoever does it, or of a child beside, makes nobody grown up', () => {
    for (const said of ['em sắp bị gả cho ông già 60 tuổi', 'em 15 tuổi sắp bị gả, chị em 20 tuổi cũng vậy'])
      expect(firstSaid(said)).toMatchObject({ steps: 'under-18' })
  })
})

describe('a country without a number of its own is known by its name, and no number of another is given:', () => {
  for (const [said, whereabouts] of [
    ['em ở Fiji bị thuyền trưởng đánh', 'fj'],
    ['con tôi ở Lebanon bị chủ nhốt', 'lb'],
    ['em bi chu nhot o li bang', 'lb'],
    ['em làm giúp việc ở Ma Rốc bị chủ đánh', 'ma'],
    ['em ở Iran bị nhốt', 'ir'],
    ['tau em o Mauritius, thuyen truong danh em', 'mu'],
    ['I am in Chad and locked in', 'td'],
    ['my sister is held in Lebanon', 'lb'],
    ['em ở Nairobi bị chủ đánh', 'ke'],
  ] as const)
    test(said, () => {
      expect(firstSaid(said)).toMatchObject({ level: 4, whereabouts, number: '+84981848484' })
      const [turn] = talk([text(said)], knowledge)
      const numbers = callsIn(turn?.replies.flatMap(({ blocks }) => blocks) ?? []).map((call) => call.number)
      expect(numbers.filter((number) => !number.startsWith('+84'))).toEqual([])
    })

  test('whoever goes on to such a country is not thought to be in the one before', () => {
    const turn = talk(['em ở Đài Loan bị chủ đánh', 'giờ em ở Fiji'].map(text), knowledge).at(-1)
    expect(turn?.conversation.whereabouts).toBe('fj')
    expect(callsIn(turn?.replies.flatMap(({ blocks }) => blocks) ?? []).map((call) => call.number)).not.toContain('110')
  })

  for (const said of [
    'ai cap giay phep lao dong',
    'cu ba nha toi o que',
    'chi le bi danh',
    'iran away from my employer',
    'họ đâm em bằng dao',
  ])
    test(`but no country is named by: ${said}`, () => expect(firstSaid(said).whereabouts).toBe(null))
})

describe('who works in one country and writes for somebody in another is not in danger, and the numbers are those of the other:', () => {
  for (const [said, whereabouts] of [
    ['em đang ở Nhật, em trai em bị lừa sang Campuchia', 'kh'],
    ['em ở Nhật, chị em bị giữ ở Campuchia', 'kh'],
    ['chị em bị giữ ở Campuchia, em ở Nhật', 'kh'],
    ['em đang làm ở Hàn, vợ em ở Ả Rập bị chủ nhốt', 'sa'],
    ['tôi ở Đài Loan, em tôi ở Fiji bị đánh', 'fj'],
    ['I work in Japan, my brother is held in Cambodia', 'kh'],
  ] as const)
    test(said, () => expect(firstSaid(said)).toMatchObject({ writer: 'relative', whereabouts, steps: 'family-missing' }))

  for (const [said, whereabouts] of [
    ['em ở Nhật, chị em ở Hàn, em bị chủ đánh', 'jp'],
    ['em đang ở Thái bị nhốt, em trai em ở Campuchia', 'th'],
  ] as const)
    test(`but: ${said}`, () => expect(firstSaid(said)).toMatchObject({ writer: 'self', whereabouts }))

  test('a child that only says where it lives leaves its mother where she is', () => {
    const turn = talk(['mẹ con đi làm bên Đài Loan ko gọi về', 'con ở Nghệ An'].map(text), knowledge).at(-1)
    expect(turn?.conversation).toMatchObject({ writer: 'relative', whereabouts: 'tw' })
  })

  test('in whatever order it is told', () => {
    for (const said of [
      ['em đang ở Nhật', 'em trai em bị lừa sang Campuchia'],
      ['em trai em bị lừa sang Campuchia', 'em đang ở Nhật'],
      ['em trai em bị lừa sang Campuchia', 'em ở Nhật'],
      ['my brother is held in Cambodia', 'I am in Japan'],
    ])
      expect(talk(said.map(text), knowledge).at(-1)?.conversation).toMatchObject({ writer: 'relative', whereabouts: 'kh' })
  })
})

test('a story of long ago opens no case', () => expect(firstSaid('hồi xưa bà ngoại em 15 tuổi đã bị gả').level).toBe(0))

describe('a child that is lured or sent away reads the line for children first:', () => {
  for (const said of [
    'cháu 16 tuổi được người ta rủ đi làm quán karaoke',
    'chau 16 tuoi duoc nguoi ta ru di lam quan karaoke',
    'em 17 tuổi, có người rủ em sang Thái làm mát xa',
    'em 13 tuổi, bố mẹ bắt em đi Lào làm',
    'I am 13, my parents make me go to Laos to work',
    'someone offers me a job in a karaoke bar, I am 16',
  ])
    test(said, () => expect(firstSaid(said)).toMatchObject({ level: 4, writer: 'self', steps: 'under-18', number: '111' }))

  for (const said of [
    'em 16 tuổi thích đi hát karaoke với bạn',
    'em 16 tuổi bố mẹ bắt em đi học thêm',
    'em được rủ đi làm quán karaoke ở Sài Gòn, em 25 tuổi',
    'em 13 tuổi, hè này bố mẹ cho em đi Lào chơi',
  ])
    test(`but: ${said}`, () => expect(firstSaid(said).level).toBe(0))
})

describe('a few words that tell of being held, or sent home with child, open a case:', () => {
  for (const [said, steps] of [
    ['em bị giữ ở Myanmar', 'cannot-leave'],
    ['em bị kẹt ở Myawaddy', 'cannot-leave'],
    ['I am held in Myanmar', 'cannot-leave'],
    ['em đang mang thai ở Nhật, công ty bắt về', 'forced-return'],
    ['em em bị giữ bên Cam', 'family-missing'],
  ] as const)
    test(said, () => expect(firstSaid(said)).toMatchObject({ level: expect.toSatisfy((level: number) => level >= 3), steps }))

  for (const said of [
    'hộ chiếu em bị giữ ở đại sứ quán để làm visa',
    'em bị giữ hàng ở hải quan',
    'em đang mang thai ở Nhật, được nghỉ sinh mấy tháng',
    'mang thai ở Đài Loan có bị đuổi về không',
  ])
    test(`but: ${said}`, () => expect(firstSaid(said).level).toBe(0))
})

describe('whoever is at home writes for the one abroad, whose age parts nobody from what happens:', () => {
  for (const [said, whereabouts] of [
    ['tôi đang ở Việt Nam, con tôi bị giữ ở Campuchia', 'kh'],
    ['em đang ở Hà Nội, vợ em bị nhốt bên Malaysia', 'my'],
    ['chồng tôi bị giữ ở Campuchia, tôi đang ở nhà', 'kh'],
    ['mẹ tôi 52 tuổi bị lừa sang Dubai', 'ae'],
    ['bố em 55 tuổi bị lừa sang Campuchia', 'kh'],
    ['chị tôi 40 tuổi bị giữ ở Ả Rập', 'sa'],
    ['nhà em ở Hà Tĩnh, em trai đi Campuchia mất liên lạc 2 tuần rồi', 'kh'],
    ['con toi o Nghe An, di Cam mat lien lac', 'kh'],
    ['my brother went to Cambodia, we are in Nghe An, no contact for a week', 'kh'],
    ['cháu tôi ở Hà Giang mất tích, nghi bị bán sang Trung Quốc', 'vn'],
    ['con gái tôi 14 tuổi ở Nghệ An, đi Campuchia mất liên lạc', 'vn'],
  ] as const)
    test(said, () => expect(firstSaid(said)).toMatchObject({ writer: 'relative', whereabouts, steps: 'family-missing' }))

  for (const said of [
    'em đang ở Campuchia, bạn em cũng bị giữ ở đây',
    'tôi đang ở nhà chủ bên Đài Loan, chủ nhốt, con tôi ở Việt Nam',
    'em đang ở Việt Nam, em bị bố đánh',
  ])
    test(`but: ${said}`, () => expect(firstSaid(said).writer).toBe('self'))

  for (const said of [
    'con gái tôi 16 tuổi, bố nó nhận tiền cưới rồi, tuần sau họ đưa sang Trung Quốc',
    'em gái em mới 15, ba má định gả cho người Hàn, nó khóc suốt',
    'bạn em 16 tuổi được người quen rủ sang Campuchia làm phục vụ, mai đi',
  ])
    test(`the age tells for whom: ${said}`, () =>
      expect(firstSaid(said)).toMatchObject({ writer: 'relative', steps: 'under-18', number: '111' }))
})
