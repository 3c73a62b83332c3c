import { expect, test } from 'vitest'
import { readJobAd } from '../../src/knowledge/job-ad.ts'
import { smallKnowledge } from './small-knowledge.ts'

const knowledge = smallKnowledge({})

const ads = [
  {
    name: 'an offer of easy work in a casino',
    text: `🔥 TUYỂN GẤP 🔥 Nhân viên chăm sóc khách hàng online tại Campuchia. Không cần bằng cấp, không cần kinh nghiệm. Lương 25 - 30 triệu,
      bao ăn ở, bay ngay trong tuần. Liên hệ Zalo em Trang 09xx`,
    flags: ['nothing-required', 'scam-compound-work', 'leaves-at-once', 'chat-only-contact'],
  },
  {
    name: 'a seasonal job with money first',
    text: `Đơn hàng thời vụ Hàn Quốc visa E8, phí trọn gói 85 triệu, đặt cọc 20 triệu giữ suất. Bao đậu 100%. Nam nữ từ 18 tuổi, lương 35 triệu,
      chỉ còn 5 suất, inbox ngay`,
    flags: ['only-a-few-places', 'money-first', 'guaranteed', 'seasonal-korea-paid'],
  },
  {
    name: 'without tone marks',
    text: 'Tuyen nam nu lam viec tai Duc, luong 60 trieu, khong can bang cap, di bang visa du lich roi doi, bao ve may bay, lien he zalo',
    flags: ['nothing-required', 'tourist-visa'],
  },
  {
    name: 'in English',
    text: 'URGENT HIRING!! Online customer service, salary 1500 USD per month, no experience needed, free ticket and visa on arrival, contact on Telegram only',
    flags: ['nothing-required', 'scam-compound-work', 'chat-only-contact'],
  },
]
for (const { name, text, flags } of ads) {
  test(`an advertisement is read: ${name}`, () => {
    const ad = readJobAd(text, knowledge)
    expect(ad.isAd).toBe(true)
    expect(ad.flags.map(({ id }) => id)).toEqual(expect.arrayContaining(flags))
    for (const { because } of ad.flags) expect(because).not.toBe('')
  })
}

const noAds = [
  'có người rủ em đi Campuchia lương 25 triệu bao ăn ở, em có nên đi không ạ',
  'Công ty nói lương cơ bản 35 triệu, tăng ca tính riêng, em thấy hợp lý không?',
  'visa du lịch đi làm được không',
  'my boss pays a low salary and there are no benefits',
  '',
]
for (const text of noAds) {
  test(`no advertisement: ${text.slice(0, 40)}`, () => {
    expect(readJobAd(text, knowledge)).toEqual({ isAd: false, flags: [] })
  })
}

test('an advertisement in which nothing warns has no flags, and nothing that calls it safe', () => {
  const text =
    'Công ty tuyển lao động đi Nhật, đơn hàng hàn xì, số lượng 10 nam, độ tuổi 20 đến 35, lương cơ bản 18 man, yêu cầu tay nghề, phỏng vấn ngày 12 tại trụ sở'
  expect(readJobAd(text, knowledge)).toEqual({ isAd: true, flags: [] })
})

test('at least twelve kinds of red flag stand, each with a reason in both languages and a source', () => {
  const { flags } = knowledge.advertisement
  expect(flags.length).toBeGreaterThanOrEqual(12)
  for (const { id, reason, sources, phrases } of flags) {
    expect(reason.vi.length * reason.en.length, id).toBeGreaterThan(0)
    expect(sources.length, id).toBeGreaterThan(0)
    expect(phrases.vi.length * phrases.en.length, id).toBeGreaterThan(0)
  }
})
