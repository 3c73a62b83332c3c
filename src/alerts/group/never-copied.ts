import type { CaseBrief } from '../../store/case-store.ts'

/**
 * What never stands in a chat that every new member can read back, whatever the operator says: children and sexual violence, and what
 * most often turns out to be either. By the id of a danger signal or of a topic; a test holds the lists to the content.
 */
export const neverCopied = {
  signals: [
    'child-alone',
    'child-forced',
    'child-marriage',
    'child-taken',
    'forced-abortion',
    'sex-work-forced',
    'sexual-harassment',
    'sexual-violence',
    'sold-or-moved',
  ],
  topics: ['marriage-broker', 'organ-sale', 'sex-work-forced', 'sexual-harassment', 'under-18'],
} as const

/**
 * Whether what is said in this case may be copied. `words`: everything the person wrote. Where anything hints at it, and where somebody
 * gives an age below eighteen, nothing is copied; whoever is not sure reads it in the console.
 */
export function mayBeCopied({ topic, because, talk }: Pick<CaseBrief, 'topic' | 'because' | 'talk'>, words: readonly string[]): boolean {
  const signals: readonly string[] = neverCopied.signals
  const topics: readonly (string | null)[] = neverCopied.topics
  const named = [...signals, ...neverCopied.topics]
  if (talk.young) return false
  if (topics.includes(topic) || topics.includes(talk.topic) || topics.includes(talk.danger?.topic ?? null)) return false
  if (talk.signs.some(({ signal }) => signals.includes(signal))) return false
  const noted = JSON.stringify(because) // wherever it is named in there, nothing is copied
  if (named.some((id) => noted.includes(id))) return false
  return !words.some((text) => givesChildsAge(text))
}

/** "15 tuổi", "mười lăm tuổi", "15t", "học lớp 9", "15 years old", "I am 16". */
function givesChildsAge(text: string): boolean {
  const plain = text.normalize('NFC').toLowerCase()
  return childsAge.some((form) => form.test(plain))
}

const childsAge: readonly RegExp[] = [
  /(?<!\d)(?:[1-9]|1[0-7])\s*(?:tuổi|tuoi|t\b|years? old|yrs? old|y\/?o\b)/u,
  /(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười)\s+tuổi/u,
  /(?:lớp|lop|grade|class)\s*(?:[1-9]|1[0-2])(?!\d)/u,
  /\b(?:i am|i'm|im|she is|he is|she's|he's|aged?)\s+(?:[1-9]|1[0-7])(?!\d)/u,
  /(?:chưa đủ|chưa|dưới|under|below)\s*18/u,
]
