import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/bot/say/plain-text.ts'
import { render } from '../../src/bot/say/render.ts'
import { settingOf } from '../../src/bot/setting.ts'
import { vietnamDate } from '../../src/knowledge/dates.ts'
import { readJobAd } from '../../src/knowledge/job-ad.ts'
import type { Country, Entry, Language, TreeId } from '../../src/knowledge/knowledge.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { begin, nowMs } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

/** What changed between 2024 and 2026, the answer that a person is given about it, and what that answer has to say. */
const changes: readonly {
  readonly what: string
  readonly entry: string
  readonly cites: string
  readonly vi: readonly string[]
  readonly en: readonly string[]
}[] = [
  {
    what: 'new fee tables, not read by anybody',
    entry: 'service-fee-cap',
    cites: 'circular-09-2026',
    vi: ['chưa xác nhận', 'Thông tư 09/2026'],
    en: ['could not confirm', 'Circular 09/2026'],
  },
  {
    what: 'the old fee table is named as old',
    entry: 'service-fee-cap@jp',
    cites: 'circular-09-2026',
    vi: ['hết hiệu lực ngày 29/6/2026'],
    en: ['29 June 2026'],
  },
  { what: 'the fund of 2025', entry: 'support-fund', cites: 'decision-34-2025', vi: ['theo báo chí'], en: ['press'] },
  {
    what: 'the decree on deposits was amended',
    entry: 'deposit',
    cites: 'decree-372-2025',
    vi: ['mức năm 2021', 'sửa từ 1/1/2026'],
    en: ['2021', '1 January 2026'],
  },
  { what: 'the fines of September 2026', entry: 'brokerage-fee', cites: 'decree-283-2026', vi: [], en: [] },
  {
    what: 'the trafficking law of July 2025',
    entry: 'law-overview',
    cites: 'law-53-2024',
    vi: ['Luật 53/2024', '1/7/2025'],
    en: ['53/2024', '1 July 2025'],
  },
  {
    what: 'help does not wait for recognition',
    entry: 'victim-recognition',
    cites: 'law-53-2024',
    vi: ['chưa có giấy xác nhận cũng được hỗ trợ'],
    en: ['supported before there is any confirmation'],
  },
  {
    what: 'the Ministry of Home Affairs',
    entry: 'law-overview',
    cites: 'law-69-2020',
    vi: ['Bộ Nội vụ', 'Sở Nội vụ'],
    en: ['Ministry of Home Affairs'],
  },
  { what: 'the commune registers direct contracts', entry: 'direct-contract', cites: 'decree-128-2025', vi: ['xã'], en: ['commune'] },
  {
    what: 'whoever goes alone pays into the fund alone',
    entry: 'direct-contract',
    cites: 'law-69-2020',
    vi: ['đóng Quỹ Hỗ trợ việc làm ngoài nước trước khi đi'],
    en: ['pay into the Overseas Employment Support Fund before you leave'],
  },
  {
    what: 'line 111 against trafficking, since September 2025',
    entry: 'report-suspicion',
    cites: 'hotline-111-2025',
    vi: ['111'],
    en: ['111'],
  },
  {
    what: 'nobody is sent to the Middle East',
    entry: 'gulf-routes',
    cites: 'dolab-middle-east-2026',
    vi: ['1/3/2026', 'tạm dừng'],
    en: ['1 March 2026'],
  },
  {
    what: 'Hungary takes no guest workers',
    entry: 'europe-routes@hu',
    cites: 'hungary-decree-92-2026',
    vi: ['6/6/2026'],
    en: ['6 June 2026'],
  },
  {
    what: 'Romania hires through authorised bodies',
    entry: 'europe-routes@ro',
    cites: 'romania-geo-32-2026',
    vi: ['27/4/2026'],
    en: ['27 April 2026'],
  },
  { what: 'the United Kingdom recruits no carers abroad', entry: 'uk-routes', cites: 'uk-', vi: ['22/7/2025'], en: ['22 July 2025'] },
  {
    what: 'Japan changes its scheme in April 2027',
    entry: 'japan-routes',
    cites: 'japan-esd-2027',
    vi: ['1/4/2027', '30/6/2027'],
    en: ['1 April 2027', '30 June 2027'],
  },
  {
    what: 'the two years of the Australian pilot are over',
    entry: 'abusive-job@au',
    cites: 'australia-workplace-justice',
    vi: ['làm thử (thí điểm) hai năm, từ ngày 1/7/2024'],
    en: ['a pilot of two years from 1 July 2024'],
  },
  {
    what: 'the two years of the Australian pilot are over',
    entry: 'change-employer@au',
    cites: 'australia-workplace-justice',
    vi: ['làm thử (thí điểm) hai năm, từ ngày 1/7/2024'],
    en: ['a pilot of two years from 1 July 2024'],
  },
  {
    what: 'the two years of the Australian pilot are over',
    entry: 'unpaid-wages@au',
    cites: 'australia-workplace-justice',
    vi: ['làm thử (thí điểm) hai năm, từ ngày 1/7/2024'],
    en: ['a pilot of two years from 1 July 2024'],
  },
  {
    what: 'a company that keeps the unused fee is fined and pays it back',
    entry: 'claim-after-return',
    cites: 'decree-283-2026',
    vi: ['phần phí dịch vụ của thời gian chưa làm, công ty có thể bị phạt 80 đến 100 triệu đồng'],
    en: ['may be fined 80 to 100 million VND and must still refund it'],
  },
  {
    what: 'trainees of stage 2 have a day by which the year must be full',
    entry: 'japan-routes',
    cites: 'japan-esd-2027',
    vi: ['tới ngày 1/4/2027 phải làm số 2 được ít nhất một năm'],
    en: ['at least one year of stage 2 by 1 April 2027'],
  },
  {
    what: 'a child who comes along is supported too',
    entry: 'victim-recognition',
    cites: 'law-53-2024',
    vi: ['Con dưới 18 tuổi đi cùng cũng được giúp'],
    en: ['A child under 18 who is with you gets the same'],
  },
  {
    what: 'the fund has more for a case of several people',
    entry: 'support-fund',
    cites: 'decision-34-2025',
    vi: ['nhiều người cùng vụ thì 100 triệu đồng'],
    en: ['100 million VND where several are in it'],
  },
  {
    what: 'whoever went with EPS has a contract to settle too',
    entry: 'contract-liquidation',
    cites: 'law-69-2020',
    vi: ['thanh lý với Trung tâm Lao động ngoài nước (COLAB), cũng trong hạn đó'],
    en: ['settle with COLAB, within the same time'],
  },
  {
    what: 'the EPS deposit has a settlement behind it',
    entry: 'deposit@kr',
    cites: 'law-69-2020',
    vi: ['thanh lý hợp đồng với COLAB trong 180 ngày'],
    en: ['settle the contract with COLAB within 180 days'],
  },
]

/** Steps of paths that rest on a law which is easily told by half. */
const steps: readonly { readonly what: string; readonly tree: TreeId; readonly node: string; readonly vi: string; readonly en: string }[] =
  [
    {
      what: 'whoever goes alone pays into the fund alone',
      tree: 'direct-contract',
      node: 'ready',
      vi: 'Đóng Quỹ Hỗ trợ việc làm',
      en: 'Pay into the',
    },
    { what: 'EPS has COLAB to settle with', tree: 'after-return', node: 'settled', vi: 'COLAB', en: 'COLAB' },
    { what: 'EPS has COLAB to settle with', tree: 'after-return', node: 'settle-now', vi: 'COLAB', en: 'COLAB' },
    { what: 'EPS has COLAB to settle with', tree: 'leave-job', node: 'korea', vi: 'COLAB', en: 'COLAB' },
    { what: 'EPS has COLAB to settle with', tree: 'going-home', node: 'ended', vi: 'COLAB', en: 'COLAB' },
    { what: 'an extension has a ceiling of its own', tree: 'fee-check', node: 'extension', vi: '0,5 tháng tiền lương', en: '0.5 months' },
    { what: 'the fund names bankruptcy, as Art. 67 does', tree: 'after-return', node: 'fund', vi: 'phá sản', en: 'bankrupt' },
    { what: 'the fund names bankruptcy, as Art. 67 does', tree: 'after-return', node: 'fund-unknown', vi: 'phá sản', en: 'bankrupt' },
    { what: 'the fund names bankruptcy, as Art. 67 does', tree: 'leave-job', node: 'closed', vi: 'phá sản', en: 'bankrupt' },
  ]

function entryOf(id: string, language: Language): Entry {
  const [topic = '', country] = id.split('@')
  const found = knowledge.topics.get(topic)
  const entry = country === undefined ? found?.entry : found?.variants.get(country as Country)
  if (!entry) throw new Error(`There is no ${id}`)
  return entry[language]
}

describe('what changed is said as it is:', () => {
  for (const { what, entry: id, cites, ...said } of changes) {
    test.each([...languages])(`${what} (${id}, %s)`, (language) => {
      const entry = entryOf(id, language)
      const words = render([...entry.text, ...(entry.more ?? [])], settingOf(begin({ language }), knowledge, nowMs))
        .map(plainText)
        .join('\n')
      for (const part of said[language]) expect(words).toContain(part)
      expect(entry.sources.map(({ source }) => source).join(' ')).toContain(cites)
    })
  }
})

describe('a step says it as the law does:', () => {
  for (const { what, tree, node, ...said } of steps) {
    test.each([...languages])(`${what} (${tree} ${node}, %s)`, (language) => {
      const text = knowledge.trees.get(tree)?.nodes.get(node)?.text[language] ?? []
      const words = render(text, settingOf(begin({ language }), knowledge, nowMs))
        .map(plainText)
        .join('\n')
      expect(words).toContain(said[language])
    })
  }
})

test('no answer, path, figure or red flag rests on a law that has been replaced', () => {
  const cited = [
    ...[...knowledge.topics.values()].flatMap(({ entry, variants }) => [entry, ...variants.values()].flatMap(({ vi }) => vi.sources)),
    ...[...knowledge.trees.values()].flatMap(({ sources }) => sources),
    ...[...knowledge.facts.values()].flatMap(({ values }) => values.map(({ source }) => source)),
    ...knowledge.advertisement.flags.flatMap(({ sources }) => sources),
  ]
  const today = vietnamDate(nowMs)
  const ended = cited.flatMap(({ source }) => ((knowledge.sources.get(source)?.inForceUntil ?? today) < today ? [source] : []))
  expect([...new Set(ended)]).toEqual([])
})

test('the ministry that is gone is named only where it is said that it is gone', () => {
  const gone = { vi: /LĐTBXH|Lao động\s*[-–,]\s*Thương binh|molisa/i, en: /MOLISA|Ministry of Labou?r,? (?:War )?Invalids/i }
  const naming = [...knowledge.topics.values()].flatMap(({ entry, variants }) =>
    [entry, ...variants.values()].flatMap((texts) =>
      languages.flatMap((language) => {
        const { id, text, more } = texts[language]
        const words = render([...text, ...(more ?? [])], settingOf(begin({ language }), knowledge, nowMs))
          .map(plainText)
          .join('\n')
        return gone[language].test(words) ? [`${id}.${language}`] : []
      }),
    ),
  )
  expect(naming).toEqual([])
})

test('at least twelve kinds of red flag, each with a reason in both languages and a source that is there', () => {
  const { flags } = knowledge.advertisement
  expect(flags.length).toBeGreaterThanOrEqual(12)
  for (const { id, reason, sources, phrases } of flags) {
    for (const language of languages) {
      expect(reason[language].length, `${id} in ${language}`).toBeGreaterThan(20)
      expect(phrases[language].length, `${id} in ${language}`).toBeGreaterThan(0)
    }
    expect(sources.length, id).toBeGreaterThan(0)
    for (const { source } of sources) expect(knowledge.sources.has(source), `${id} cites ${source}`).toBe(true)
  }
})

const offer = 'Tuyển công nhân nhà máy tại Đài Loan, bao ăn ở, phỏng vấn tại trụ sở, hạn nộp hồ sơ 30/12, lương 20 triệu'
const offerEn =
  'We are hiring factory workers for Japan, salary per month 1700 usd, accommodation provided, interview, requirements: N4, contact our office'

test.each([
  ['thưởng từ 16 đến 20 triệu, tuổi 20 đến 35', false],
  ['thưởng 16 - 35 triệu, độ tuổi từ 18 đến 35', false],
  ['độ tuổi từ 17 đến 30', true],
  ['nam nữ 16-35 tuổi', true],
  ['nhận từ 17 tuổi', true],
])('an age is told from a wage: "%s"', (said, young) => {
  expect(readJobAd(`${offer}, ${said}`, knowledge).flags.some(({ id }) => id === 'under-age')).toBe(young)
})

test.each<[string, string[]]>([
  [`${offer}, không thu phí môi giới, không đặt cọc`, []],
  [`${offer}, không giữ hộ chiếu, không thế chấp sổ đỏ`, []],
  [`${offer}, miễn phí tư vấn, không mất phí hồ sơ, không cần đặt cọc trước`, []],
  [`${offer}, khong thu phi moi gioi, khong phai dat coc`, []],
  [`${offer}, không thu phí môi giới, đặt cọc 20 triệu`, ['money-first']],
  [`${offer}, không đặt cọc, phí môi giới 30 triệu, giữ hộ chiếu`, ['broker-fee', 'papers-or-land-as-pledge']],
  [`${offer}. Không cần kinh nghiệm. Phí hồ sơ 5 triệu`, ['nothing-required', 'money-first']],
  [`${offerEn}, no brokerage fee, no deposit required`, []],
  [`${offerEn}, we do not charge any brokerage fee and will never keep your passport`, []],
  [`${offerEn}, we do not charge for the visa, registration fee 200 usd`, ['money-first']],
  [`${offerEn}, no brokerage fee, registration fee 200 usd`, ['money-first']],
])('an offer is not blamed for what it says it does not do: "%s"', (said, flags) => {
  expect(readJobAd(said, knowledge)).toMatchObject({ isAd: true, flags: flags.map((id) => ({ id })) })
})
