import { describe, expect, test } from 'vitest'
import { findFigures } from '../../../../src/knowledge/compile/check/figures.ts'
import type { Language } from '../../../../src/knowledge/knowledge.ts'

const shortCodes = new Set(['111', '112', '113', '115', '119', '1955', '1345'])

/** What must be a placeholder, and as what it is found. */
const figures: Readonly<Record<Language, readonly (readonly [text: string, kind: string, found: string])[]>> = {
  vi: [
    ['Phạt từ 80 đến 100 triệu đồng.', 'money', '100 triệu đồng'],
    ['Phạt mười triệu đồng.', 'money', 'mười triệu đồng'],
    ['Họ đòi mười triệu.', 'money', 'mười triệu'],
    ['Không quá ba tháng lương.', 'money', 'ba tháng lương'],
    ['nửa tháng tiền lương', 'money', 'nửa tháng tiền lương'],
    ['nộp 20.000.000đ', 'money', '20.000.000đ'],
    ['nộp 1500 đô', 'money', '1500 đô'],
    ['500k một ngày', 'money', '500k'],
    ['20tr là nhiều', 'money', '20tr'],
    ['trả 690 USD', 'money', '690 USD'],
    ['trả USD 690', 'money', 'USD 690'],
    ['hai vạn tệ', 'money', 'hai vạn tệ'],
    ['khoảng một tỷ rưỡi', 'money', 'một tỷ rưỡi'],
    ['Gọi 111 ngay.', 'phone-number', '111'],
    ['Gọi cho công an 113.', 'phone-number', '113'],
    ['Tổng đài quốc gia 111', 'phone-number', '111'],
    ['Gọi số 0981 84 84 84 để hỏi.', 'phone-number', '0981 84 84 84'],
    ['Số +84 981-848-484.', 'phone-number', '+84 981-848-484'],
    ['Bấm một một một.', 'phone-number', 'Bấm một một một'],
    ['Số đó là không chín tám một tám bốn tám bốn.', 'phone-number', 'không chín tám một tám bốn tám bốn'],
    ['trong vòng mười lăm ngày', 'deadline', 'trong vòng mười lăm ngày'],
    ['Đường dây nóng 18001567', 'phone-number', '18001567'],
    ['phí 15% lương', 'percentage', '15%'],
    ['phí mười lăm phần trăm', 'percentage', 'mười lăm phần trăm'],
    ['Phải báo trong vòng 15 ngày.', 'deadline', 'trong vòng 15 ngày'],
    ['mười lăm ngày kể từ ngày nhập cảnh', 'deadline', 'mười lăm ngày kể từ'],
    ['báo trước 30 ngày', 'deadline', 'trước 30 ngày'],
    ['trả lời trong 5 ngày làm việc', 'deadline', 'trong 5 ngày làm việc'],
    ['thời hiệu 2 năm', 'deadline', 'thời hiệu 2 năm'],
    ['chậm nhất là ba tháng', 'deadline', 'chậm nhất là ba tháng'],
  ],
  en: [
    ['a fine of up to 100 million VND', 'money', '100 million VND'],
    ['ten million dong', 'money', 'ten million dong'],
    ['they want two million', 'money', 'two million'],
    ['three months of pay', 'money', 'three months of pay'],
    ["one month's wage", 'money', "one month's wage"],
    ["half a month's wage", 'money', "half a month's wage"],
    ['pay $1,500', 'money', '$1,500'],
    ['pay 690 US dollars', 'money', '690 US dollars'],
    ['Call 111 now.', 'phone-number', '111'],
    ['dial the police 113', 'phone-number', '113'],
    ['call one one one', 'phone-number', 'call one one one'],
    ['It is oh eight hundred? No: zero eight one eight four eight four.', 'phone-number', 'zero eight one eight four eight four'],
    ['Call 0800 808 3733', 'phone-number', '0800 808 3733'],
    ['fifteen percent', 'percentage', 'fifteen percent'],
    ['15 per cent', 'percentage', '15 per cent'],
    ['15% of the wage', 'percentage', '15%'],
    ['within 15 days', 'deadline', 'within 15 days'],
    ["fifteen days' notice", 'deadline', "fifteen days' notice"],
    ['no later than 30 days', 'deadline', 'no later than 30 days'],
    ['at least 30 days before', 'deadline', 'at least 30 days before'],
    ['180 days after the day you return', 'deadline', '180 days after the day'],
  ],
}

/** What curators rightly write. */
const plainWords: Readonly<Record<Language, readonly string[]>> = {
  vi: [
    'Năm 2019 có 39 người Việt chết trong một thùng xe.',
    'Luật 69/2020, Điều 23 khoản 2.',
    'Luật số 69/2020/QH14 và Nghị định 283/2026/NĐ-CP',
    'Điều 111 Luật này, Điều 6.1.đ, khoản 1đ',
    'từ ngày 1/7/2025, từ ngày 1 tháng 7 năm 2025, trước ngày 30/6/2026',
    'Đường dây trực 24 giờ mỗi ngày, 7 ngày trong tuần, 24/7.',
    'Làm 3 việc sau đây. Gửi 2 bản, 4 ảnh. Gọi 3 lần không được.',
    'Không mất một đồng nào. Hai đồng nghiệp, ba đồng hương. Mỗi năm đồng thời đóng thuế.',
    'hợp đồng 36 tháng, hai hợp đồng, hợp đồng còn hạn 6 tháng',
    'Anh/chị đã làm 3 năm ở Nhật, từ năm 2020 đến 2025, 2019-2020.',
    'Hàng triệu người, 3 triệu người đi làm, vài triệu đồng, hàng trăm triệu đồng, vài chục triệu.',
    'mỗi năm yên ổn, hai tệ nạn, hai đô thị',
    'Trong 24 giờ tới, hãy tìm chỗ an toàn. Sau 3 ngày chưa thấy trả lời thì gọi lại.',
    'Không chắc 100%. “Bao đậu 100%”.',
    'từ 18 tuổi, dưới 18 tuổi, chưa đủ mười tám tuổi',
    'Chủ chưa trả lương hai tháng nay. Chủ giữ lương ba tháng.',
    'Phòng 203, tầng 2, số 41B Lý Thái Tổ.',
    'Quỹ trả {{fact.fund-abuse}}; gọi {{contact.vn-111}} trong vòng {{fact.home-notice-days}}.',
    'Trang tongdai111.vn và dolab.moha.gov.vn.',
  ],
  en: [
    'In 2019, 39 people died in a lorry.',
    'Law 69/2020, Article 23; Decree 283/2026; No. 69/2020/QH14; Article 111',
    'from 1 July 2025, since 2022, 2019-2020',
    'The line is open 24 hours a day, 7 days a week.',
    'Keep 2 copies. Do three things. Call 3 times.',
    'Not one dollar, not a single dong.',
    '3 million people, millions of workers',
    'someone under 18, a 36-month contract, two contracts',
    'You worked there for three years. They have not paid you for two months.',
    'In the first 24 hours, find a safe place. Call back after 3 days.',
    'Not 100% sure.',
    'The fund pays {{fact.fund-abuse}}; call {{contact.vn-111}}.',
  ],
}

for (const language of ['vi', 'en'] as const) {
  describe(`figures in running text (${language})`, () => {
    test.each(figures[language])('%s', (text, kind, found) => {
      expect(findFigures(text, language, shortCodes)).toEqual([{ kind, text: found, index: text.indexOf(found) }])
    })
    test.each(plainWords[language])('none: %s', (text) => {
      expect(findFigures(text, language, shortCodes)).toEqual([])
    })
  })
}

test('a rule of work in a responder’s notes is no time limit, a time limit of a law is one there too', () => {
  expect(findFigures('Sắp đi trong ba ngày: coi là gấp.', 'vi', shortCodes, 'responder')).toEqual([])
  expect(findFigures('Flying within three days: urgent.', 'en', shortCodes, 'responder')).toEqual([])
  expect(findFigures('Phải nộp chậm nhất 30 ngày.', 'vi', shortCodes, 'responder')).toHaveLength(1)
})

test('each figure of a text is found once, in the order of the text', () => {
  const found = findFigures('Nộp 20 triệu đồng trong vòng 15 ngày, gọi 113, phí 5%.', 'vi', shortCodes)
  expect(found.map(({ kind }) => kind)).toEqual(['money', 'deadline', 'phone-number', 'percentage'])
})

test('a short code is a phone number only where a contact has it', () => {
  expect(findFigures('Có 111 câu hỏi.', 'vi', new Set())).toEqual([])
  expect(findFigures('Họ nhắc tới 1345.', 'vi', shortCodes)).toHaveLength(1)
})
