import type { Against, Evidence } from '../../knowledge/danger/evidence.ts'

/** What spoke for danger, as `--why` tells it. */
export function wordEvidence(one: Evidence): string {
  switch (one.kind) {
    case 'words':
      return `${one.signal} (${one.level}): “${one.words}”`
    case 'told-before':
      return `${one.signal} (${one.level}): told before`
    case 'alike':
      return `told like ${one.signal} (${one.percent} %): ${one.words.map((word) => `“${word}”`).join(', ')}`
    case 'said-now':
      return `said that it is happening now: ${one.signal}`
  }
}

/** What spoke against the signal that is only resembled. */
export function wordAgainst({ phrase, why, words }: Against): string {
  return `“${phrase}”, but ${whys[why]}${words === null ? '' : `: “${words}”`}`
}

const whys: Readonly<Record<Against['why'], string>> = {
  'look-alike': 'only resembles it',
  negation: 'denied',
  feared: 'feared',
  anger: 'what the writer would do to somebody',
  general: 'a general question',
  others: 'about others',
  past: 'over',
  'asks-whether': 'asks whether it may happen',
  weighed: 'the message as a whole is not told like danger',
}
