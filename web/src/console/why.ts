import type { WhyView } from '../../../src/server/console/wire/wire-why.ts'
import type { WireLanguage } from '../../../src/server/wire.ts'
import type { Phrases } from './phrases.ts'
import { countryName } from './times.ts'

/** Why there is a case, in the words of whoever reads it; what it quotes from the person stays as it was written. */
export function whyText(why: WhyView, words: Phrases, language: WireLanguage): string {
  const { whys } = words.help
  switch (why.kind) {
    case 'words':
      return `${words.level(why.level)}: ${quoted(why.words)}`
    case 'told-before':
      return `${words.level(why.level)}: ${whys.before}`
    case 'alike':
      return whys.like(why.title, why.percent, why.words.map(quoted).join(', '))
    case 'asked':
    case 'chose':
    case 'said-now':
      return whys.about[why.kind](why.title)
    case 'path':
      return whys.path(why.chose === null ? why.title : `${why.title}: ${quoted(why.chose)}`)
    case 'is-in':
      return whys.isIn(countryName(why.country, language))
    case 'sent':
      return whys.sent(words.lines.what[why.what] ?? why.what)
    case 'text':
      return why.text
    default:
      return whys.plain[why.kind]
  }
}

/**
 * Of the words that were heard those that say most: what lies within longer words of no lower level says nothing more. Among reasons
 * that tell their level the gravest stands first; all others tell none, and stay where they are.
 */
export function clearestWhys(whys: readonly WhyView[]): readonly WhyView[] {
  const heard = whys.filter((why) => why.kind === 'words')
  const liesWithin = (part: (typeof heard)[number]) =>
    heard.some(({ level, words }) => level >= part.level && words !== part.words && ` ${words} `.includes(` ${part.words} `))
  const said = whys.filter((why) => why.kind !== 'words' || !liesWithin(why))
  const gravestFirst = said.filter((why) => 'level' in why).sort((a, b) => b.level - a.level)
  return said.map((why) => ('level' in why ? (gravestFirst.shift() ?? why) : why))
}

function quoted(words: string): string {
  return `“${words}”`
}
