/**
 * The countries of a message: where the person (or the relative they write for) is, where somebody wants to go, or merely a name.
 * `anh` is a pronoun far more often than the United Kingdom, so short forms count only behind a word of place.
 */
import type { Country, CountryNames, Knowledge, Language, Lexicon, PerLanguage } from './knowledge.ts'
import { languages } from './knowledge.ts'
import { fold } from './normalise.ts'
import { type Found, findPhrases, makePhraseBook, type PhraseBook } from './phrase.ts'
import { readWords, type Word } from './words.ts'

export interface Places {
  /** Where the person or their relative is now. */
  readonly whereabouts: Country | null
  /** Where they want to go, or are told to. */
  readonly destination: Country | null
  /** Any country of the text, the first when there are several. */
  readonly named: Country | null
}

/** Pure. Việt Nam is a place like any other. */
export function findPlaces(text: string, knowledge: Knowledge): Places {
  const book = books.get(knowledge) ?? makePlaceBook(knowledge.countries, knowledge.lexicon)
  books.set(knowledge, book)
  const read = namesIn(readWords(text, knowledge.lexicon), book)
  return {
    whereabouts: read.find(({ role }) => role === 'being')?.country ?? null,
    destination: read.find(({ role }) => role === 'going')?.country ?? null,
    named: read[0]?.country ?? null,
  }
}

const books = new WeakMap<Knowledge, PlaceBook>()

/** A country where it is named: being there, going there, or neither. */
export interface NamedPlace {
  readonly country: Country
  readonly role: Role
  /** The word that the name begins with. */
  readonly from: number
}

/** Every country that the words name, in their order. A city inside a longer name is not counted apart. */
export function namesIn(words: readonly Word[], { names, signs }: PlaceBook): readonly NamedPlace[] {
  const found = findPhrases(names, words)
  if (found.length === 0) return []
  const signsBefore = before(findPhrases(signs, words), words)
  return found
    .filter((one) => !found.some((longer) => longer.from <= one.from && longer.to >= one.to && length(longer) > length(one)))
    .flatMap(({ means: name, from }) => (name === noPlace ? [] : [{ name, from }]))
    .filter(
      ({ name, from }) => !name.short || signsBefore(from).some((sign) => sign.language === name.language && (sign.firm || !name.pronoun)),
    )
    .sort((a, b) => a.from - b.from)
    .map(({ name, from }) => ({ country: name.country, role: signsBefore(from)[0]?.role ?? 'naming', from }))
}

export interface Name {
  readonly country: Country
  readonly language: Language
  readonly short: boolean
  /** It is also one of the commonest words: "anh". */
  readonly pronoun: boolean
}

export type Role = 'being' | 'going' | 'naming'

export interface Sign {
  readonly role: Role
  readonly language: Language
  /** Leaves no doubt that a place follows: "sang anh", but not "đi anh" or "qua anh Nam". */
  readonly firm: boolean
}

/** Words in front of a country, by what they say of it. The longest one counts. */
const wordsOfPlace: Readonly<Record<Language, Readonly<Record<Role, readonly string[]>>>> = {
  vi: {
    being: [
      ...[
        'ở',
        'tại',
        'bên',
        'ở bên',
        'ở nước',
        'ở tận',
        'ở lại',
        'đang ở',
        'đang ở bên',
        'đang bên',
        'kẹt ở',
        'kẹt bên',
        'mắc kẹt ở',
        'sống ở',
        'làm ở',
      ],
      ...[
        'làm bên',
        'làm việc ở',
        'làm việc tại',
        'trốn ở',
        'lao động ở',
        'lao động bên',
        'qua tới',
        'sang tới',
        'qua đến',
        'sang đến',
        'đã qua',
        'đã sang',
      ],
      ...[
        'mới qua',
        'mới sang',
        'vừa sang',
        'vừa qua',
        'đang làm ở',
        'đang làm bên',
        'đang làm việc tại',
        'đang làm việc ở',
        'bán sang',
        'bán qua',
      ],
      ...['đưa sang', 'đưa qua', 'lừa sang', 'lừa qua', 'đến được', 'hiện ở', 'bị giữ ở', 'bị bắt ở', 'chết ở', 'mất ở', 'từ'],
    ],
    going: [
      ...[
        'sang',
        'qua',
        'đi',
        'tới',
        'đến',
        'vào',
        'sang bên',
        'qua bên',
        'sang nước',
        'qua nước',
        'đi nước',
        'đi làm ở',
        'đi làm bên',
        'đi làm việc ở',
      ],
      ...[
        'đi làm việc tại',
        'đi làm tại',
        'muốn đi',
        'định đi',
        'tính đi',
        'sắp đi',
        'sắp sang',
        'sắp qua',
        'sẽ sang',
        'muốn sang',
        'muốn qua',
        'rủ sang',
      ],
      ...[
        'rủ qua',
        'rủ đi',
        'đi lao động',
        'đi lao động ở',
        'đi xuất khẩu lao động',
        'đi xuất khẩu lao động ở',
        'việc ở',
        'việc bên',
        'việc làm ở',
        'việc làm tại',
      ],
      ...['việc tại', 'sang làm ở', 'qua làm ở', 'tuyển dụng tại', 'du học', 'đi du học', 'lấy chồng'],
    ],
    naming: [
      'nước',
      'người',
      'chủ',
      'visa',
      'tiếng',
      'lao động',
      'đơn hàng',
      'đơn',
      'diện',
      'cho',
      'và',
      'hay',
      'hoặc',
      'với',
      'còn',
      'thị trường',
      'luật',
      'về',
    ],
  },
  en: {
    being: [
      ...[
        'in',
        'at',
        'inside',
        'here in',
        'am in',
        'is in',
        'are in',
        'stuck in',
        'arrived in',
        'arrived at',
        'working in',
        'living in',
        'held in',
        'sold to',
      ],
      ...['taken to', 'brought to', 'trafficked to', 'tricked to', 'tricked into going to', 'came to', 'been in', 'now in', 'sold into'],
    ],
    going: [
      ...[
        'to',
        'go to',
        'going to',
        'job in',
        'jobs in',
        'work in',
        'to work in',
        'offer in',
        'offer from',
        'visa for',
        'travel to',
        'move to',
        'leaving for',
      ],
      ...['job offer in', 'working visa for', 'employment in', 'factory in', 'come to'],
    ],
    naming: ['from', 'about', 'for', 'the', 'visa', 'and', 'or', 'of', 'back to', 'return to', 'home to', 'back from'],
  },
}
const loose = new Set([
  'đi',
  'qua',
  'bên',
  'đến',
  'tới',
  'từ',
  'đi làm bên',
  'vào',
  'du học',
  'việc bên',
  ...wordsOfPlace.vi.naming.filter((word) => word !== 'nước'),
])

const noPlace = 'no place'
/** Words that begin like a short name and are something else. */
const notPlaces = [
  ...[
    'lao động',
    'lao vào',
    'anh chị',
    'anh em',
    'anh ấy',
    'anh trai',
    'anh hai',
    'anh họ',
    'anh ơi',
    'anh ạ',
    'pháp luật',
    'pháp lý',
    'hàn xì',
    'hàn điện',
  ],
  ...[
    'mỹ phẩm',
    'đức tính',
    'đài truyền hình',
    'cam kết',
    'cam đoan',
    'cam chịu',
    'hung dữ',
    'ý kiến',
    'ý định',
    'phi lý',
    'thái độ',
    'mã số',
    'mã otp',
    'áo quần',
  ],
]

export interface PlaceBook {
  readonly names: PhraseBook<Name | typeof noPlace>
  readonly signs: PhraseBook<Sign>
}

export function makePlaceBook(countries: ReadonlyMap<Country, CountryNames>, lexicon: PerLanguage<Lexicon>): PlaceBook {
  const names: (readonly [string, Name | typeof noPlace])[] = notPlaces.map((phrase) => [phrase, noPlace])
  const signs: (readonly [string, Sign])[] = []
  for (const language of languages) {
    for (const [country, { name, also, short }] of countries) {
      const full = [name[language], ...also[language]].filter((phrase) => !short[language].includes(fold(phrase)))
      for (const phrase of full) names.push([phrase, { country, language, short: false, pronoun: false }])
      for (const phrase of short[language])
        names.push([phrase, { country, language, short: true, pronoun: lexicon[language].common.includes(phrase) }])
    }
    for (const role of ['being', 'going', 'naming'] as const)
      for (const phrase of wordsOfPlace[language][role]) signs.push([phrase, { role, language, firm: !loose.has(phrase) }])
  }
  return { names: makePhraseBook(names, lexicon), signs: makePhraseBook(signs, lexicon) }
}

/** The signs that end right before a word, longest first. Behind "nước" or "người" the sign before it says the role. */
function before(found: readonly Found<Sign>[], words: readonly Word[]): (at: number) => readonly Sign[] {
  const endingAt = (at: number) =>
    found.filter(({ to, from }) => to === at && words[from]?.clause === words[at]?.clause).sort((a, b) => length(b) - length(a))
  return (at) => {
    const signs = endingAt(at)
    const [longest] = signs
    const further = longest?.means.role === 'naming' ? endingAt(longest.from) : []
    return [...further, ...signs].map(({ means }) => means)
  }
}

function length(found: Found<unknown>): number {
  return found.to - found.from
}
