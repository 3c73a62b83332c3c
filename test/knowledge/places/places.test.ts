import { expect, test } from 'vitest'
import { findPlaces, readStanding } from '../../../src/knowledge/places/places.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const knowledge = smallKnowledge({})

const cases = [
  { text: 'con tôi ở Campuchia', whereabouts: 'kh', destination: null, named: 'kh' },
  { text: 'em đang ở bên Hàn', whereabouts: 'kr', destination: null, named: 'kr' },
  { text: 'em muốn sang Hàn làm', whereabouts: null, destination: 'kr', named: 'kr' },
  { text: 'di xkld dai loan het bao nhieu', whereabouts: null, destination: null, named: 'tw' },
  { text: 'con em đi Cam', whereabouts: null, destination: 'kh', named: 'kh' },
  { text: 'con em bị lừa bán sang Myanmar', whereabouts: 'mm', destination: null, named: 'mm' },
  { text: 'em mới qua Mã được hai tháng', whereabouts: 'my', destination: null, named: 'my' },
  { text: 'có người rủ em đi làm ở Dubai', whereabouts: null, destination: 'ae', named: 'ae' },
  { text: 'visa Nhật bao lâu thì có', whereabouts: null, destination: null, named: 'jp' },
  { text: 'Tokyo giờ lạnh chưa', whereabouts: null, destination: null, named: 'jp' },
  { text: 'sang anh bằng visa nào', whereabouts: null, destination: null, named: 'gb' },
  { text: 'anh ơi cho em hỏi', whereabouts: null, destination: null, named: null },
  { text: 'em đi qua anh Nam giới thiệu', whereabouts: null, destination: null, named: null },
  { text: 'giúp em đi anh', whereabouts: null, destination: null, named: null },
  { text: 'thợ hàn lương bao nhiêu', whereabouts: null, destination: null, named: null },
  { text: 'em đi lao động theo pháp luật', whereabouts: null, destination: null, named: null },
  { text: 'di lao dong thi can gi', whereabouts: null, destination: null, named: null },
  { text: 'em đang ở Nhật muốn sang Đức', whereabouts: 'jp', destination: 'de', named: 'jp' },
  { text: 'my brother is in Cambodia', whereabouts: 'kh', destination: null, named: 'kh' },
  { text: 'I want to go to Japan', whereabouts: null, destination: 'jp', named: 'jp' },
  { text: 'I was sold to my boss', whereabouts: null, destination: null, named: null },
  { text: 'I have a job offer in Dubai', whereabouts: null, destination: 'ae', named: 'ae' },
  { text: 'nobody told us anything', whereabouts: null, destination: null, named: null },
  { text: 'viec nay co that hay bi lua', whereabouts: null, destination: null, named: null },
  { text: 'việc này có thật hay bị lừa', whereabouts: null, destination: null, named: null },
  { text: 'visa han bao lau co', whereabouts: null, destination: null, named: 'kr' },
  { text: 'con toi bi ban', whereabouts: null, destination: null, named: null },
  { text: 'em muon di ma khong biet hoi ai', whereabouts: null, destination: null, named: null },
  { text: 'em vừa chạy từ Myanmar sang Thái Lan', whereabouts: 'th', destination: null, named: 'th' },
  { text: 'tron khoi campuchia roi gio dang o thai lan', whereabouts: 'th', destination: null, named: 'th' },
  { text: 'I escaped from a scam centre in Myanmar and am in Thailand now', whereabouts: 'th', destination: null, named: 'th' },
  { text: 'I just escaped from Myanmar to Thailand', whereabouts: 'th', destination: null, named: 'th' },
  { text: 'con tôi thoát khỏi Campuchia sang Thái Lan, tôi đang ở Việt Nam', whereabouts: 'th', destination: null, named: 'th' },
  { text: 'em được đưa từ Campuchia về', whereabouts: null, destination: null, named: 'kh' },
  { text: 'I am back from Korea', whereabouts: null, destination: null, named: 'kr' },
  { text: 'em mới từ Đài Loan về Việt Nam', whereabouts: null, destination: null, named: 'tw' },
  { text: 'em gửi tiền từ Nhật về nhà', whereabouts: 'jp', destination: null, named: 'jp' },
  { text: 'em trốn khỏi Campuchia, muốn sang Thái Lan', whereabouts: null, destination: 'th', named: 'kh' },
  { text: 'con tôi ở Campuchia, tôi đang ở Việt Nam', whereabouts: 'kh', destination: null, named: 'kh' },
  { text: 'em thoát khỏi Campuchia rồi', whereabouts: null, destination: null, named: 'kh' },
  { text: 'thoát khỏi Lào rồi, nhờ đại sứ quán Việt Nam giúp', whereabouts: null, destination: null, named: 'la' },
  { text: 'how do I go from Japan to Germany', whereabouts: null, destination: 'de', named: 'jp' },
  { text: 'em đang ở Anh, họ khóa cửa không cho em ra ngoài', whereabouts: 'gb', destination: null, named: 'gb' },
  { text: 'em ở với anh họ', whereabouts: null, destination: null, named: null },
  { text: 'xí nghiệp Nhật không trả lương làm thêm', whereabouts: null, destination: null, named: 'jp' },
  { text: 'gọi cảnh sát Đức số mấy', whereabouts: null, destination: null, named: 'de' },
  { text: 'môi giới anh Nam giới thiệu', whereabouts: null, destination: null, named: null },
  { text: 'I just crossed from Myanmar into Thailand', whereabouts: 'th', destination: null, named: 'th' },
  { text: 'vietnamese embassy in canberra', whereabouts: null, destination: null, named: 'au' },
  { text: 'e lam giup viec ben dai', whereabouts: 'tw', destination: null, named: 'tw' },
  { text: 'mẹ em làm giúp việc ở Ả Rập', whereabouts: 'sa', destination: null, named: 'sa' },
  { text: 'em muốn làm giúp việc ở Đài Loan', whereabouts: null, destination: 'tw', named: 'tw' },
  { text: 'chị em đi giúp việc bên Đài', whereabouts: null, destination: 'tw', named: 'tw' },
  { text: 'em làm việc bên Nhật', whereabouts: 'jp', destination: null, named: 'jp' },
  { text: 'em đang đi làm bên Hàn', whereabouts: 'kr', destination: null, named: 'kr' },
  { text: 'tàu em đang ở cảng Cao Hùng', whereabouts: 'tw', destination: null, named: 'tw' },
  { text: 'em ở thành phố Osaka', whereabouts: 'jp', destination: null, named: 'jp' },
  { text: 'em đang ở Gumi Hàn Quốc', whereabouts: 'kr', destination: null, named: 'kr' },
  { text: 'tôi ở Kranji, Singapore, bị nợ lương', whereabouts: 'sg', destination: null, named: 'sg' },
  { text: 'e o may sot, thai lan', whereabouts: 'th', destination: null, named: 'th' },
  { text: 'I am in Kranji, Singapore', whereabouts: 'sg', destination: null, named: 'sg' },
  { text: 'em đang làm ở công ty Hàn Quốc gần nhà', whereabouts: null, destination: null, named: 'kr' },
  { text: 'em ở nhà xem phim Hàn Quốc', whereabouts: null, destination: null, named: 'kr' },
  { text: 'em ở nhà, Hàn Quốc lạnh lắm', whereabouts: null, destination: null, named: 'kr' },
  { text: 'tàu đang ở cảng Cao Hùng', whereabouts: 'tw', destination: null, named: 'tw' },
  { text: 'I work in Taiwan', whereabouts: 'tw', destination: null, named: 'tw' },
  { text: 'I work in a factory in Taiwan', whereabouts: 'tw', destination: null, named: 'tw' },
  { text: 'can I work in Taiwan', whereabouts: null, destination: 'tw', named: 'tw' },
  { text: 'I want to work in Taiwan', whereabouts: null, destination: 'tw', named: 'tw' },
  { text: 'em dang o bi', whereabouts: 'be', destination: null, named: 'be' },
  { text: 'em o dai loan ve duoc 2 thang, no 150 trieu chua tra', whereabouts: 'vn', destination: null, named: 'tw' },
  { text: 'tôi làm ở Nga về hồi tháng trước', whereabouts: 'vn', destination: null, named: 'ru' },
  { text: 'em về nước được ba tháng rồi', whereabouts: 'vn', destination: null, named: null },
  { text: 'tôi về nước rồi, trước làm ở Hàn', whereabouts: 'vn', destination: null, named: 'kr' },
  { text: 'bạn em về nước rồi, em đang ở Nhật', whereabouts: 'jp', destination: null, named: 'jp' },
  { text: 'em qua Đài được 1 năm rồi', whereabouts: 'tw', destination: null, named: 'tw' },
  { text: 'Em đi Hàn làm nông nghiệp được một năm', whereabouts: 'kr', destination: null, named: 'kr' },
  { text: 'em di nhat duoc 2 nam roi', whereabouts: 'jp', destination: null, named: 'jp' },
  { text: 'em từng đi Nhật, giờ muốn đi Hàn', whereabouts: null, destination: 'kr', named: 'jp' },
  { text: 'em muốn đi Nhật được 3 năm', whereabouts: null, destination: 'jp', named: 'jp' },
  { text: 'em đi Đài được mấy năm', whereabouts: null, destination: 'tw', named: 'tw' },
  { text: 'em đi Đài về được hai năm', whereabouts: 'vn', destination: null, named: 'tw' },
  { text: 'em ở Nhật gửi tiền về được hai năm', whereabouts: 'jp', destination: null, named: 'jp' },
  { text: 'em đang ở Nhật, về nước được không', whereabouts: 'jp', destination: null, named: 'jp' },
  { text: 'em ở Nhật muốn về nước', whereabouts: 'jp', destination: null, named: 'jp' },
  { text: 'không phải, em chưa đi', whereabouts: 'vn', destination: null, named: null },
  { text: 'em thì mai mới đi Campuchia', whereabouts: 'vn', destination: 'kh', named: 'kh' },
  { text: 'em chưa đi khám', whereabouts: null, destination: null, named: null },
  { text: 'em đang ở Đài Loan, chủ bảo về mà em chưa đi', whereabouts: 'tw', destination: null, named: 'tw' },
  { text: "I'm back home now", whereabouts: 'vn', destination: null, named: null },
  { text: 'co nguoi bi ban', whereabouts: null, destination: null, named: null },
] as const
for (const { text, ...places } of cases) {
  test(`places: ${text}`, () => {
    expect(findPlaces(text, knowledge)).toMatchObject(places)
  })
}

const there = [
  { text: 'em đang ở Đài Loan, cò thu phí có đúng không', isThere: true },
  { text: 'em ở Hàn, tiền ký quỹ có được lấy lại không', isThere: true },
  { text: 'I am in Taiwan, do I have to pay a fee', isThere: true },
  { text: 'làm ở Nhật thì tôi phải đóng bao nhiêu', isThere: false },
  { text: 'em muốn sang Hàn làm', isThere: false },
  { text: 'tiền lương tháng này', isThere: false },
]
for (const { text, isThere } of there) {
  test(`whether they say that they are there: ${text}`, () => {
    const { whereabouts } = findPlaces(text, knowledge)
    expect(whereabouts !== null && readStanding(text, whereabouts, knowledge)?.firmly === true).toBe(isThere)
  })
}

const asked = [
  { text: 'Nhật Bản có tốt không?', named: 'jp' },
  { text: 'đi Nhật có tốt không', named: 'jp' },
  { text: 'lương ở Nhật bao nhiêu', named: 'jp' },
  { text: 'luong o nhat bao nhieu', named: 'jp' },
  { text: 'ở Hàn có được đổi chủ không ạ', named: 'kr' },
  { text: 'cho em hỏi ở Nhật lương tối thiểu bao nhiêu', named: 'jp' },
  { text: 'em muốn biết luật lao động ở Hàn', named: 'kr' },
  { text: 'cuộc sống ở Đài Loan', named: 'tw' },
  { text: 'còn ở Hàn thì sao', named: 'kr' },
  { text: 'đại sứ quán Việt Nam ở Nhật số mấy', named: 'jp' },
  { text: 'how much is the pay in Japan', named: 'jp' },
  { text: 'I want to know about life in Germany', named: 'de' },
  { text: 'and in Taiwan?', named: 'tw' },
  { text: 'what to pay for a room in Korea', named: 'kr' },
  { text: 'luong o my bao nhieu', named: 'us' },
  { text: 'ở Đài Loan thì gọi số nào', named: 'tw' },
] as const
for (const { text, named } of asked) {
  test(`a place that is only asked about is nobody’s: ${text}`, () => {
    expect(findPlaces(text, knowledge)).toMatchObject({ whereabouts: null, destination: null, named })
  })
}

const told = [
  { text: 'em ở Nhật có được đổi chủ không', whereabouts: 'jp', destination: null },
  { text: 'ở Nhật em đổi chủ được không', whereabouts: 'jp', destination: null },
  { text: 'chồng em làm ở Đài Loan có được về không', whereabouts: 'tw', destination: null },
  { text: 'đang ở Hàn thì làm giấy ở đâu', whereabouts: 'kr', destination: null },
  { text: 'muon di nhat can gi', whereabouts: null, destination: 'jp' },
  { text: 'em sắp đi Đức, cần giấy tờ gì', whereabouts: null, destination: 'de' },
  { text: 'làm ở Nhật bị nợ lương ba tháng', whereabouts: 'jp', destination: null },
  { text: 'o dai loan', whereabouts: 'tw', destination: null },
  { text: 'can I change employer in Korea', whereabouts: 'kr', destination: null },
] as const
for (const { text, ...places } of told) {
  test(`a place with somebody in it is theirs: ${text}`, () => {
    expect(findPlaces(text, knowledge)).toMatchObject(places)
  })
}

test('should it be danger, it is where the question says', () => {
  const question = 'ở Campuchia bị nhốt thì làm sao thoát'
  expect(findPlaces(question, knowledge)).toMatchObject({ whereabouts: null, happensIn: 'kh' })
  expect(findPlaces('đi Campuchia có an toàn không', knowledge).happensIn).toBeNull()
})

test('at least forty countries can be named in both languages', () => {
  const codes = [...knowledge.countries].filter(([code, { name }]) => {
    return findPlaces(`nước ${name.vi}`, knowledge).named === code && findPlaces(`about ${name.en}`, knowledge).named === code
  })
  expect(codes.length).toBe(knowledge.countries.size)
  expect(codes.length).toBeGreaterThanOrEqual(40)
})
