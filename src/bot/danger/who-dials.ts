import type { PhraseKey } from '../phrases.ts'
import { callsIn, leadsUp } from '../say/each-number-once.ts'
import { renderPhrase } from '../say/render.ts'
import type { Setting } from '../setting.ts'
import type { Block, Call } from '../turn.ts'

/**
 * Numbers under words that say who can dial them: what only the person in need can dial stands apart from what somebody at home can
 * dial for them, and whoever writes reads their own numbers first. Other blocks that name numbers stay right behind the first words,
 * cards with words of their own behind all others.
 */
export function byWhoDials(numbers: readonly Block[], setting: Setting): readonly Block[] {
  const { loose, naming, led } = sorted(numbers)
  const groups = (setting.writer === 'relative' ? forRelative(loose) : forPerson(loose, setting)).filter(({ calls }) => calls.length > 0)
  const [first, ...rest] = groups
  if (first === undefined && naming.length === 0 && led.length === 0) return []
  const leadIn = first?.leadIn ?? overOthersWords(led, setting)
  return [
    ...renderPhrase(setting, leadIn),
    ...naming,
    ...(first ? [cards(first.calls)] : []),
    ...rest.flatMap((group) => [...renderPhrase(setting, group.leadIn), cards(group.calls)]),
    ...(led.length > 0 && leadIn === 'calls.by-family' ? renderPhrase(setting, overOthersWords(led, setting)) : []),
    ...led,
  ]
}

/** What stands over cards that have words of their own: where some can be dialled only over there, no word of somebody at home. */
function overOthersWords(led: readonly Block[], { writer }: Setting): PhraseKey {
  if (callsIn(led).some(({ onlyFrom }) => onlyFrom === 'there')) return 'calls.if-safe'
  return writer === 'relative' ? 'calls.from-home' : 'guarded.numbers'
}

interface Group {
  readonly leadIn: PhraseKey
  readonly calls: readonly Call[]
}

/** Who is there dials what is near; a relative can be asked to dial the others. */
function forPerson(calls: readonly Call[], { whereabouts }: Setting): readonly Group[] {
  const near = calls.filter(({ onlyFrom }) => onlyFrom === 'there')
  const shared = calls.filter(({ onlyFrom }) => onlyFrom === undefined)
  const home = calls.filter(({ onlyFrom }) => onlyFrom === 'home')
  if (near.length === 0 || whereabouts === null) {
    return [
      { leadIn: 'guarded.numbers', calls: [...near, ...shared] },
      { leadIn: 'calls.by-family', calls: home },
    ]
  }
  return [
    { leadIn: 'calls.if-safe', calls: near },
    { leadIn: 'calls.by-family', calls: [...shared, ...home] },
  ]
}

function forRelative(calls: readonly Call[]): readonly Group[] {
  return [
    { leadIn: 'calls.from-home', calls: calls.filter(({ onlyFrom }) => onlyFrom !== 'there') },
    { leadIn: 'calls.only-there', calls: calls.filter(({ onlyFrom }) => onlyFrom === 'there') },
  ]
}

function cards(calls: readonly Call[]): Block {
  return { kind: 'calls', calls }
}

/** Cards without words of their own, blocks that name numbers in a sentence, and cards with their own words before them. */
function sorted(numbers: readonly Block[]) {
  const loose: Call[] = []
  const naming: Block[] = []
  const led: Block[] = []
  numbers.forEach((block, i) => {
    const before = numbers[i - 1]
    if (block.kind === 'calls') {
      if (leadsUp(before)) led.push(block)
      else loose.push(...block.calls)
    } else if (leadsUp(block) && numbers[i + 1]?.kind === 'calls') led.push(block)
    else naming.push(block)
  })
  return { loose, naming, led }
}
