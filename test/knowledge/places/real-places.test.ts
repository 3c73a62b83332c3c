import { describe, expect, test } from 'vitest'
import { placeOfWork } from '../../../src/bot/hear/place-of-work.ts'
import type { Country } from '../../../src/knowledge/knowledge.ts'
import { findPlaces } from '../../../src/knowledge/places/places.ts'
import { realKnowledge } from '../../bot/fixture-knowledge.ts'

/** Towns as people spell them, by the country whose numbers must be given there. */
const towns: Readonly<Record<string, readonly string[]>> = {
  kh: ['Sihanoukville', 'Xi ha núc', 'Bavet', 'Ba Vét', 'Poipet', 'pôi pét', 'Chrey Thum', 'chrây thum', 'Koh Kong', 'O Smach'],
  mm: ['Myawaddy', 'myawady', 'KK Park', 'khu KK', 'Shwe Kokko', 'Tachileik', 'Laukkai', 'Kokang'],
  la: ['Bokeo', 'Bò Kẹo', 'Tam giác vàng', 'Kings Romans', 'Savannakhet'],
  ae: ['Dubai', 'đu bai', 'Abu Dhabi', 'Sharjah'],
  sa: ['Riyadh', 'ri át', 'Jeddah', 'Dammam'],
  jp: ['Osaka', 'Ô sa ka', 'Tokyo', 'Nagoya', 'Fukuoka', 'Kyoto', 'Aichi', 'Hokkaido'],
  kr: ['Seoul', 'Busan', 'Ansan', 'Suwon', 'Gimhae', 'Jeju'],
  tw: ['Đài Bắc', 'Đài Trung', 'Cao Hùng', 'Đào Viên', 'Tân Bắc', 'Tainan'],
  th: ['Bangkok', 'băng cốc', 'Mae Sot', 'Pattaya'],
  my: ['Kuala Lumpur', 'KL', 'Johor', 'Penang', 'Sabah'],
  sg: ['Singapore', 'Sing'],
  gb: ['London', 'Luân Đôn', 'Birmingham', 'Manchester', 'Glasgow'],
  de: ['Berlin', 'Béc-lin', 'Hamburg', 'Leipzig'],
  ro: ['Bucharest', 'Bu-ca-rét', 'Cluj'],
  hu: ['Budapest', 'Bu-đa-pét', 'Debrecen'],
  pl: ['Warszawa', 'Vác-sa-va', 'Warsaw', 'Krakow'],
  ru: ['Moscow', 'Mát-xcơ-va', 'Matxcova'],
  au: ['Sydney', 'Melbourne', 'Perth'],
  cn: ['Quảng Đông', 'Thượng Hải', 'Bằng Tường'],
  vn: [
    'Lào Cai',
    'Lạng Sơn',
    'Thái Nguyên',
    'Thái Bình',
    'Cam Ranh',
    'Mỹ Tho',
    'Mỹ Đình',
    'Đức Thọ',
    'Ý Yên',
    'Nga Sơn',
    'Anh Sơn',
    'Móng Cái',
  ],
}

const knowledge = await realKnowledge()

describe('the real content knows a country by its towns:', () => {
  for (const [country, names] of Object.entries(towns)) {
    test(`${country}: ${names.join(', ')}`, () => {
      const read = names.map((name) => [name, findPlaces(`em đang ở ${name}`, knowledge).whereabouts])
      expect(read).toEqual(names.map((name) => [name, country as Country]))
    })
  }

  const there = [
    { said: 'em quê ở Nghệ An, đang ở Nhật bị chủ đánh', country: 'jp', why: 'where one comes from is not where one is' },
    { said: 'tôi ở Hà Tĩnh, con tôi ở Đài Loan bị đánh', country: 'tw', why: 'who writes from home writes for somebody abroad' },
    { said: 'em mới về nước từ Cam, bị lừa sang đó', country: 'vn', why: 'who is back is at home' },
    { said: 'em muốn đi điều dưỡng ở Đức', country: null, why: 'who wants to go is not there yet' },
    { said: 'em đi điều dưỡng ở Nhật bị nợ lương', country: 'jp', why: 'who tells what happened is there' },
    { said: 'chac la phap', country: 'fr', why: 'a guess of where one is' },
    { said: 'chắc là anh ấy không trả', country: null, why: 'a guess about somebody' },
    { said: 'không đóng thì bán sang miên', country: null, why: 'who is threatened with it has not been sold there' },
    { said: 'họ dọa bán sang Myanmar', country: null, why: 'nor has who is told that they will be' },
    { said: 'có người bảo đưa sang ba lan 2000 euro', country: null, why: 'an offer to be taken there takes nobody' },
    { said: 'nói đưa sang thái, ai dè đưa qua cam', country: 'kh', why: 'where they were taken counts, not where they were told' },
    { said: 'em bị bán sang trung quốc giờ mới trốn về được', country: 'vn', why: 'who has got away and come back is at home' },
    { said: 'toi bi ban sang trung quoc 10 nam roi moi ve', country: 'vn', why: 'so is who came back after years' },
    { said: 'em đang ở Nhật muốn trốn về nước', country: 'jp', why: 'who only wants to run home is not there' },
    { said: 'làm tới 10 giờ mới về', country: null, why: 'who comes back at ten is not home from abroad' },
    { said: 'em trai em đang ở trại nyukan', country: 'jp', why: 'a detention centre is of its country' },
    { said: 'ở quata nắng 48 độ vẫn bắt làm', country: 'qa', why: 'a slip of the finger' },
    { said: 'overstay malaysia 3 years want go home how', country: 'my', why: 'who overstays somewhere is there' },
    { said: 'ship stop in port sharjah 5 months no salary', country: 'ae', why: 'a ship lies in the country of its port' },
  ] as const
  for (const { said, country, why } of there) test(`${why}: ${said}`, () => expect(findPlaces(said, knowledge).whereabouts).toBe(country))

  test('no everyday words without their marks are a town', () => {
    const texts = [
      'con minh bi bat roi',
      'gio ho nhot em',
      'em van lam o day',
      'benh dong kinh co di duoc khong',
      'viec nay co that hay bi lua',
      'em o cho bi bat lam',
    ]
    expect(texts.map((text) => [text, findPlaces(text, knowledge).named])).toEqual(texts.map((text) => [text, null]))
  })
})

describe('what sounds like a country is none, and a boss in Japan is one', () => {
  for (const [text, country] of [
    ['chủ nhật có được nghỉ không', null],
    ['chủ nhật chủ vẫn bắt làm', null],
    ['em ở Đài Loan, chủ nhật có được nghỉ không', 'tw'],
    ['bà chủ nhật giữ hộ chiếu', 'jp'],
    ['em trai tôi bị công an nhật bắt', 'jp'],
    ['chủ Nhật không trả lương cho em', 'jp'],
    ['chủ người Nhật không trả lương', 'jp'],
    ['bị chủ Nhật nhốt trong nhà', 'jp'],
    ['chủ Nhật giam hộ chiếu của em', 'jp'],
    ['em đang ở Anh bạn em bị nhốt', 'gb'],
    ['em đang ở Anh quen một chị rủ đi', 'gb'],
    ['em ở nhà anh bạn', null],
    ['em hỏi Ba Lan lương bao nhiêu', 'pl'],
    ['em nộp ba lần mà chưa được', null],
    ['luật pháp nói sao', null],
    ['sang pháp làm nail', 'fr'],
    ['nha em o nga tu hang xanh, muon di han', 'kr'],
    ['e o gan nga tu', null],
    ['em nga xe may', null],
    ['em o nga tu nam 2020', 'ru'],
    ['xin lý lịch tư pháp số hai ở đâu', null],
    ['trong đó chắc là ma túy', null],
    ['em ở với anh Nam', null],
    ['em sang ở với anh trai bên Đức', 'de'],
    ['17 tuoi di du hoc nghe Duc co duoc khong', 'de'],
    ['di my dinh cu', 'us'],
    ['họ đánh ba lần', null],
    ['em lam o ba lan', 'pl'],
    ['Why did my mother receive less', null],
    ['xin visa my lam nail', 'us'],
    ['I polish nails all day', null],
    ['a job in a Polish factory', 'pl'],
  ] as const) {
    test(text, () => expect(findPlaces(text, knowledge).named).toBe(country))
  }
})

describe('who is to be married off to another country is not there yet', () => {
  for (const [text, destination] of [
    ['học trò em 14 tuổi sắp bị gả sang Trung Quốc', 'cn'],
    ['hoc tro em 14 tuoi sap bi ga cho nguoi Trung Quoc', 'cn'],
    ['bố định gả em cho một ông Đài Loan', 'tw'],
    ['em gái sắp phải lấy chồng Trung Quốc, nó 15 tuổi', 'cn'],
    ['bạn em sắp bị gả bán sang Trung Quốc', 'cn'],
    ['con be hang xom sap bi ga ban sang trung quoc', 'cn'],
    ['con bé sắp bị bán sang Trung Quốc làm vợ', 'cn'],
    ['học sinh của tôi sắp bị gia đình gả sang Trung Quốc', 'cn'],
    ['em 15 tuổi, mẹ gả em sang Đài Loan, mai đi', 'tw'],
    ['em bị gia đình bắt lấy chồng Hàn Quốc', 'kr'],
    ['em sắp bị gả', null],
    ['bố mẹ ép em cưới', null],
    ['my parents are marrying me off', null],
    ['My student is 14 and is to be married to a man in China', 'cn'],
    ['her parents will marry her to a man in Korea', 'kr'],
    ['my daughter is promised to a man in China', 'cn'],
  ] as const) {
    test(text, () => expect(findPlaces(text, knowledge)).toMatchObject({ whereabouts: null, destination, isPromised: true }))
  }
  for (const [text, whereabouts] of [
    ['em đang ở Trung Quốc, họ sắp gả em cho người Đài Loan', 'cn'],
    ['con gái tôi bị bán sang Trung Quốc, giờ sắp bị gả cho ông già', 'cn'],
    ['I was told I would be married to a good man in China, now he beats me', 'cn'],
    ['they forced me to marry a man in China', 'cn'],
    ['my student was married to a man in China last year', 'cn'],
    ['anh ấy hứa cưới em rồi đưa em qua Malaysia', null],
    ['vợ sắp cưới của tôi ở bên Nhật', 'jp'],
    ['em ở Myanmar, sắp bị họ bán sang Lào', 'mm'],
    ['tháng sau em sắp phải làm ca đêm', null],
  ] as const) {
    test(`but: ${text}`, () => expect(findPlaces(text, knowledge)).toMatchObject({ whereabouts, isPromised: false }))
  }
  for (const [text, destination] of [
    ['sắp bị bán sang Myanmar', 'mm'],
    ['tuần sau họ đưa sang Trung Quốc', 'cn'],
    ['chúng nó dọa bán em, mai họ bán sang Lào', 'la'],
    ['toi nay ho cho sang Trung Quoc', 'cn'],
    ['I am to be sold to China', 'cn'],
    ['my sister is about to be taken to China', 'cn'],
  ] as const) {
    const ahead = { whereabouts: null, destination, isAhead: true, isPromised: false }
    test(`nor is who is to be sold or taken there: ${text}`, () => expect(findPlaces(text, knowledge)).toMatchObject(ahead))
  }
  for (const text of ['em bị bán sang Lào', 'họ dẫn qua Lào rồi', 'con bé bị chở sang Lào', 'em bị bạn dụ sang Lào'])
    test(`who was brought there is there: ${text}`, () =>
      expect(findPlaces(text, knowledge)).toMatchObject({ whereabouts: 'la', isAhead: false }))
})

describe('who has come from there is at home', () => {
  for (const text of [
    'em từ Nhật về',
    'em tu Nhat ve, muon hoi lay lai tien bao hiem',
    'chồng em từ Nhật về hay la hét',
    'em từ bên Nhật về',
  ])
    test(text, () => expect(findPlaces(text, knowledge)).toMatchObject({ whereabouts: 'vn', named: 'jp' }))
  for (const text of ['em từ Nhật gửi tiền về', 'vé từ Nhật về bao nhiêu', 'em muốn từ Nhật về sớm'])
    test(`but: ${text}`, () => expect(findPlaces(text, knowledge).whereabouts).not.toBe('vn'))
})

describe('being with child is no country, marks or not', () => {
  for (const [text, country] of [
    ['có thai bên đài', 'tw'],
    ['em mang thai ở Nhật', 'jp'],
    ['thai duoc 5 thang ben nhat', 'jp'],
    ['em co thai, lam ben thai lan', 'th'],
  ] as const) {
    test(text, () => expect(findPlaces(text, knowledge).named).toBe(country))
  }
  test('who works among Thai people is still heard', () => expect(findPlaces('I work on a thai boat', knowledge).named).toBe('th'))
})

describe('who came back with nothing is home', () => {
  for (const text of ['bị lừa sang Cam giờ về trắng tay', 'em làm bên Nhật ba năm về tay trắng', 'di dai loan ve tay khong']) {
    test(text, () => expect(findPlaces(text, knowledge).whereabouts).toBe('vn'))
  }
})

test('whoever says "here", or tells of a relative without "my", is there', () => {
  for (const [said, country] of [
    ['Domestic worker in Dubai here. Sponsor is leaving the country for good', 'ae'],
    ['Helper in Hong Kong here, which remittance centre has a low fee?', 'hk'],
    ["The hospital in Bangkok won't release her body", 'th'],
    ['mum had a small stroke in Cyprus', 'cy'],
  ] as const)
    expect(findPlaces(said, knowledge).whereabouts, said).toBe(country)
})

describe('whoever works at a firm of another country at home is at home:', () => {
  const atHome = [
    'em làm nhà máy Samsung Hàn Quốc Bắc Ninh',
    'em lam xuong han quoc binh duong',
    'em làm công ty Nhật ở Đồng Nai bị nợ lương',
    'bi nhot trong xuong nhat binh duong',
    'bị đánh ở công ty Hàn Quốc khu công nghiệp VSIP Bắc Ninh',
    'công ty Nhật chi nhánh Hải Phòng nợ lương em',
    'chủ người Trung Quốc ở Bắc Giang đánh em',
    'my boss beats me, korean factory in bac ninh',
    'i work for a japanese company in dong nai',
  ]
  test.each(atHome)('%s', async (text) => {
    const knowledge = await realKnowledge()
    expect(findPlaces(text, knowledge)).toMatchObject({ happensIn: 'vn', named: 'vn' })
    expect(placeOfWork(text, knowledge)).toBeNull()
  })

  const abroad = [
    ['em làm công ty Hàn Quốc ở Ansan', 'kr'],
    ['em làm nhà máy Nhật Bản, quê Bắc Ninh', 'jp'],
    ['công ty xklđ Nhật Bản ở Hà Nội thu 120 triệu', 'jp'],
    ['công ty đưa đi Nhật Bản ở Hà Nội có uy tín không', 'jp'],
    ['xin visa Hàn Quốc ở Hà Nội chỗ nào', 'kr'],
    ['em ở công ty tại Nhật Bản, nhà em Bình Dương', 'jp'],
  ] as const
  test.each(abroad)('not so: %s', async (text, country) => expect(findPlaces(text, await realKnowledge()).named).toBe(country))
})

describe('a visa that one country alone has names the country:', () => {
  const visas = [
    ['em làm tokutei bị chủ quỵt lương', 'jp'],
    ['em la jisshuusei muon doi cong ty', 'jp'],
    ['đi nhật theo diện ginou jisshuu', 'jp'],
    ['e9 bị quỵt lương thì gọi ai', 'kr'],
    ['em có visa E-9', 'kr'],
    ['eps worker, boss took my passport', 'kr'],
    ['dang lam H2A bi giu ho chieu', 'us'],
    ['đang ở ma cau', 'mo'],
    ['e 9 thang chua co luong', null],
    ['em bao roi ma cau ay khong nghe', null],
  ] as const
  test.each(visas)('%s', async (text, country) => expect(findPlaces(text, await realKnowledge()).named).toBe(country))
})
