import type { Language } from '../../knowledge.ts'
import type { Figure } from './figures.ts'

/** One way of writing a figure. */
export interface Pattern {
  readonly kind: Figure['kind']
  /** What a text must have for the pattern to be worth trying: most texts hold no figure at all. */
  readonly needs: RegExp | 'digits'
  readonly pattern: RegExp
  /** In notes for responders it is a rule of work ("flying within three days: urgent"), no time limit of a law. */
  readonly advice?: true
  /** What looks like it and is none. */
  readonly unless?: (match: RegExpExecArray, text: string, shortCodes: ReadonlySet<string>) => boolean
}

/** A pattern in words: `_` is white space, `<name>` one of the word lists; letters of any language end a word. */
function words(lists: Readonly<Record<string, string>>, source: string): RegExp {
  let filled = source
  for (let depth = 0; depth < 3; depth += 1) filled = filled.replace(/<([a-z]+)>/g, (_, name: string) => `(?:${lists[name] ?? name})`)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${filled.replaceAll('_', '\\s+').replaceAll('~', '\\s*')})(?![\\p{L}\\p{N}])`, 'gu')
}

const vi = {
  digits: '\\d+(?:[.,]\\d+)*',
  small: 'một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt|rưỡi|nửa|linh|lẻ|trăm|nghìn|ngàn|vạn',
  // Not behind "hàng", "vài", "mấy", "chục": what is vague is no figure. Nor in the middle of a number.
  fresh: '(?<!(?:hàng|vài|mấy|chục|nhiều|<small>)\\s+)',
  number: '<fresh>(?:<digits>|<small>(?:_<small>)*)',
  big: 'nghìn|ngàn|vạn|triệu|tỷ|tỉ',
  // đồng nghiệp, đồng hương, đồng thời … are no money.
  dong: 'đồng(?!_(?:nghiệp|hương|chí|đội|bào|phạm|thời|ý|hồ|phục|bộ|ruộng))|vnđ|vnd',
  foreign:
    'usd|đô(?!_(?:thị|hộ|vật))(?:~la)?(?:_mỹ)?|euro|eur|won|yên(?!_(?:ổn|tâm|lòng|bình|tĩnh|vui))|đài_tệ|nhân_dân_tệ|tệ(?!_(?:nạn|hại|hơn))|bảng_anh|ringgit|baht|twd|krw|jpy|gbp|rúp',
  // What millions are counted of without being money.
  counted: 'người|lao_động|công_nhân|nạn_nhân|phụ_nữ|trẻ_em|dân|lượt|việc|khách|bạn|tài_khoản|tin|đơn|lần',
  day: 'ngày(?:_làm_việc)?',
  time: '<day>|giờ|tiếng|tuần|tháng|năm',
  limit:
    'trong_vòng|trong_thời_hạn|trong_hạn|thời_hạn|thời_hiệu|hạn_cuối|hạn_chót|chậm_nhất|muộn_nhất|trễ_nhất|không_quá|không_được_quá|tối_đa|nhiều_nhất|quá',
  // "24 giờ tới", "ba ngày đầu": advice for now, no time limit of a law.
  vague: '(?!_(?:tới|đầu|qua|gần|liền|nay|nữa|này|vừa|sau_đó|trong_ngày))',
  call: 'gọi|bấm|quay|tổng_đài|đường_dây(?:_nóng)?|hotline|số_máy|số_điện_thoại',
  digit: 'không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín',
}

const en = {
  digits: '\\d+(?:[.,]\\d+)*',
  small:
    'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half(?:_a)?',
  fresh: '(?<!(?:<small>|several|few|many)[\\s-]+)',
  number: '<fresh>(?:<digits>|<small>(?:(?:[\\s-]+|_and_)<small>)*)',
  big: 'thousand|million|billion',
  currency:
    'vnd|dongs?|đồng|usd|(?:us_|nt_)?dollars?|euros?|eur|won|yen|baht|ringgit|pounds?(?!_of)|gbp|yuan|rmb|twd|krw|jpy|roubles?|rubles?',
  counted: 'people|workers|victims|women|men|children|migrants|vietnamese|messages|users|jobs|times|others',
  time: '(?:working_)?days?|hours?|weeks?|months?|years?',
  limit: 'no_later_than|not_later_than|not_more_than|no_more_than|at_most|at_the_latest|up_to|(?:deadline|time_limit|limit|term)_of',
  call: 'call|dial|ring|phone|hotline|line',
  digit: 'zero|oh|one|two|three|four|five|six|seven|eight|nine',
}

const inAnyLanguage: readonly Pattern[] = [
  { kind: 'phone-number', needs: 'digits', pattern: /(?<![\p{L}\p{N}/.,-])\+?\(?\d[\d .()-]{5,}\d(?![\p{L}\p{N}/])/gu, unless: isNoPhone },
  { kind: 'phone-number', needs: 'digits', pattern: /(?<![\p{L}\p{N}/.,:-])\d{3,6}(?![\p{L}\p{N}/%:-]|[.,]\d)/gu, unless: isNoShortCode },
  { kind: 'money', needs: 'digits', pattern: /(?:us|nt|s|a)?[$€£¥₫₩]\s?\d[\d.,]*/gu },
  { kind: 'money', needs: 'digits', pattern: /\d[\d.,]*\s?[$€£¥₫₩]/gu },
  { kind: 'money', needs: 'digits', pattern: /(?<!\p{L})(?:usd|vnd|eur|gbp|twd|krw|jpy)\s?\d[\d.,]*/gu },
  { kind: 'percentage', needs: 'digits', pattern: /(?<![\p{L}\p{N}])\d[\d.,]*\s?%/gu, unless: isSaying },
]

const vietnamese: readonly Pattern[] = [
  {
    kind: 'phone-number',
    needs: 'digits',
    pattern: words(vi, '<call>(?:_\\p{L}+){0,3}?_\\d{3,6}(?!_(?:người|lần|tin)|/|%)'),
    unless: isYear,
  },
  {
    kind: 'phone-number',
    needs: /(?:không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín) (?:không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)/,
    pattern: words(vi, '<call>(?:_(?:số|cho|tới|đến))?(?:_<digit>){3,}|<digit>(?:_<digit>){6,}'),
  },
  {
    kind: 'money',
    needs: /tháng/,
    pattern: words(vi, '<number>~(?:<time>)?_tháng_(?:tiền_)?(?:lương|thu_nhập)|<number>~tháng_(?:tiền_)?(?:lương|thu_nhập)'),
  },
  {
    kind: 'money',
    needs: /đồng|vnđ|vnd|usd|đô|euro|eur|won|yên|tệ|bảng|ringgit|baht|twd|krw|jpy|gbp|rúp/,
    pattern: words(vi, '<number>~(?:(?:<big>)~)*(?:<dong>|<foreign>)'),
    unless: hasNoSize,
  },
  { kind: 'money', needs: /triệu|tỷ|tỉ/, pattern: words(vi, '<number>~(?:triệu|tỷ|tỉ)(?:_rưỡi)?(?!_(?:<counted>))') },
  { kind: 'money', needs: 'digits', pattern: /(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)*\s?(?:tr|k|củ|đ)(?![\p{L}\p{N}])/gu, unless: hasNoSize },
  { kind: 'percentage', needs: /trăm/, pattern: words(vi, '<number>~phần_trăm'), unless: isSaying },
  {
    kind: 'deadline',
    needs: /trong|hạn|hiệu|nhất|quá|tối đa/,
    pattern: words(vi, '<limit>(?:_(?:là|trong|sau|đến|tới))*_<number>~(?:<time>)<vague>'),
  },
  {
    kind: 'deadline',
    needs: /kể từ|tính từ|từ (?:ngày|khi|lúc)/,
    pattern: words(vi, '<number>~(?:<time>)(?:_\\p{L}+){0,2}?_(?:kể_từ|tính_từ|từ_(?:ngày|khi|lúc))'),
  },
  { kind: 'deadline', needs: /trong/, pattern: words(vi, 'trong_<number>~<day><vague>'), advice: true },
  { kind: 'deadline', needs: /trước/, pattern: words(vi, 'trước_(?:ít_nhất_|tối_thiểu_)?<number>~(?:<day>|tuần|tháng)') },
]

const english: readonly Pattern[] = [
  {
    kind: 'phone-number',
    needs: 'digits',
    pattern: words(en, '<call>(?:_\\p{L}+){0,2}?_\\d{3,6}(?!_(?:people|times|messages)|/|%)'),
    unless: isYear,
  },
  {
    kind: 'phone-number',
    needs: /(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)[ -](?:zero|oh|one|two|three|four|five|six|seven|eight|nine)/,
    pattern: words(en, '<call>(?:_on|_the_police_on)?(?:[\\s-]+<digit>){3,}|<digit>(?:[\\s-]+<digit>){6,}'),
  },
  {
    kind: 'money',
    needs: /vnd|dong|đồng|usd|dollar|euro|eur|won|yen|baht|ringgit|pound|gbp|yuan|rmb|twd|krw|jpy|rouble|ruble/,
    pattern: words(en, '<number>(?:~<big>)*~(?:<currency>)'),
    unless: hasNoSize,
  },
  { kind: 'money', needs: /million|billion/, pattern: words(en, '<number>~(?:million|billion)(?!_(?:<counted>))') },
  {
    kind: 'money',
    needs: /month/,
    pattern: words(en, "<number>[\\s-]*months?(?:['’]s?)?(?:_of)?(?:_contract|_basic)?_(?:pay|wages?|salary|salaries)"),
  },
  { kind: 'percentage', needs: /cent/, pattern: words(en, '<number>~per~cent'), unless: isSaying },
  { kind: 'deadline', needs: /within/, pattern: words(en, 'within_<number>[\\s-]*(?:<time>)'), advice: true },
  { kind: 'deadline', needs: /later|most|latest|more|up to|deadline|limit|term/, pattern: words(en, '<limit>_<number>[\\s-]*(?:<time>)') },
  {
    kind: 'deadline',
    needs: /day|hour|week|month|year/,
    pattern: words(
      en,
      "<number>[\\s-]*(?:<time>)['’]?_(?:notice|deadline|limit|(?:from|of|after)_(?:the_(?:day|date)|signing|returning|entering|arriv\\p{L}+))",
    ),
  },
  {
    kind: 'deadline',
    needs: /least|less/,
    pattern: words(en, '(?:at_least|not_less_than)_<number>[\\s-]*(?:<time>)_(?:before|ahead|in_advance)'),
  },
]

/** By the language of the text. */
export const patterns: Readonly<Record<Language, readonly Pattern[]>> = {
  vi: [...inAnyLanguage, ...vietnamese],
  en: [...inAnyLanguage, ...english],
}

/** Grouped thousands, days, spans of years: many digits, but nothing to dial. */
function isNoPhone([match]: RegExpExecArray): boolean {
  const digits = match.replace(/\D/g, '')
  if (digits.length < 8 || digits.length > 15) return true
  return (
    /^\d{1,3}(?:[., ]\d{3})+$/.test(match) ||
    /^\d{4}-\d{2}-\d{2}$/.test(match) ||
    /^\d{1,2}[.-]\d{1,2}[.-]\d{4}$/.test(match) ||
    /^(?:19|20)\d\d\s?-\s?(?:19|20)\d\d$/.test(match)
  )
}

/** A number that some contact has, where it is neither an article nor a count of something. */
function isNoShortCode(match: RegExpExecArray, text: string, shortCodes: ReadonlySet<string>): boolean {
  if (!shortCodes.has(match[0]) || /^(?:19|20)\d\d$/.test(match[0])) return true
  const before = text.slice(Math.max(0, match.index - 12), match.index)
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12)
  return (
    /(?:điều|khoản|điểm|mục|năm|luật|trang|article|section|law|page|no\.|decree|nghị định|thông tư)\s+(?:số\s+)?$/iu.test(before) ||
    /^\s+(?:người|ngày|giờ|tháng|năm|việc|nước|triệu|nghìn|đồng|people|workers|days|hours|months|years|million|countries)/iu.test(after)
  )
}

function isYear([match]: RegExpExecArray): boolean {
  return /(?:năm|year|in|since|từ)\s+(?:19|20)\d\d$/iu.test(match)
}

/** "chắc 100%", "100% sure" say how sure somebody is. */
function isSaying(match: RegExpExecArray, text: string): boolean {
  if (!/^(?:100\s?(?:%|phần trăm|per ?cent)|một trăm phần trăm|a? ?hundred per ?cent)$/iu.test(match[0].trim())) return false
  const before = text.slice(Math.max(0, match.index - 20), match.index)
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12)
  return (
    /(?:chắc|chắn|đúng|tin|an toàn|miễn phí|đậu|đỗ|đảm bảo|bảo đảm|uy tín)\s+$/iu.test(before) ||
    /^\s+(?:chắc|thật|uy tín|sure|certain|safe|free|true|guaranteed)/iu.test(after)
  )
}

/** "một đồng", "not one dollar", "0 đồng", and words like "năm đồng": no sum without digits or a size word; nor is "1đ" of an article. */
function hasNoSize([match]: RegExpExecArray): boolean {
  if (/(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|trăm|thousand|million|billion|hundred)/iu.test(match)) return false
  if (/^\s*[01](?![\d.,])/.test(match) || /^\s*\d{1,2}\s*đ$/i.test(match)) return true
  if (/\d/.test(match)) return false
  return !/^(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\s\p{L}-]*\s(?:đô|usd|euro|dollars?|euros|pounds)/iu.test(
    match,
  )
}
