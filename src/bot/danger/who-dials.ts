import { home } from '../../knowledge/knowledge.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Block, Call } from '../reply.ts'
import { callsIn, leadsUp, lineOf } from '../say/each-number-once.ts'
import { renderPhrase } from '../say/render.ts'
import type { Setting } from '../setting.ts'
import { isAtHome, isFarOff, isForChildrenFirst, writesFromAbroad } from './calls.ts'

/**
 * Numbers under words that say who can dial them: what only the person in need can dial stands apart from what somebody at home can
 * dial for them, and whoever writes reads their own numbers first. That calling must be safe is a sentence of its own, above all that names
 * a number; each lead stands right above its cards. Cards with words of their own keep their place before the others or behind them, but
 * the line for children comes first unless the danger is known to be abroad; what stands there stands nowhere else.
 */
export function byWhoDials(numbers: readonly Block[], setting: Setting): readonly Block[] {
  const { first, loose, naming, led } = sorted(numbers)
  const groups = groupsOf(loose, setting).filter(({ calls }) => calls.length > 0)
  const dialled = groups.flatMap(({ leadIn, calls }): readonly Block[] => [...renderPhrase(setting, leadIn), { kind: 'calls', calls }])
  const condition = numbers.length === 0 ? null : conditionOf(groups, [...first, ...led], setting)
  return [
    ...(condition === null ? [] : renderPhrase(setting, condition)),
    ...naming,
    ...first,
    ...(isForChildrenFirst(setting) ? [...led, ...dialled] : [...dialled, ...led]),
  ]
}

/**
 * Somebody at home is told of here only where no lead does, and all can be dialled there; not to whoever is at home, nor to a child, whose
 * home may be the danger. For a relative only numbers of over there can be unsafe.
 */
function conditionOf(groups: readonly Group[], led: readonly Block[], setting: Setting): PhraseKey | null {
  const isOnlyThere = callsIn(led).some(({ onlyFrom }) => onlyFrom === 'there')
  if (isFarOff(setting)) return isOnlyThere ? 'calls.if-safe' : null
  return groups.length > 0 || isOnlyThere || setting.young || dialsAtHome(setting) ? 'calls.if-safe' : 'guarded.numbers'
}

function dialsAtHome(setting: Setting): boolean {
  return setting.whereabouts === home || isAtHome(setting)
}

interface Group {
  readonly leadIn: PhraseKey
  readonly calls: readonly Call[]
}

function groupsOf(calls: readonly Call[], setting: Setting): readonly Group[] {
  if (!isFarOff(setting)) return forPerson(calls, setting)
  return writesFromAbroad(setting) ? forRelativeAbroad(calls) : forRelative(calls)
}

/** Whoever is abroad, and writes for somebody at home or in a third country, can dial few lines themselves. */
function forRelativeAbroad(calls: readonly Call[]): readonly Group[] {
  const from = (place: Call['onlyFrom']) => calls.filter(({ onlyFrom }) => onlyFrom === place)
  return [
    { leadIn: 'calls.by-family', calls: from('home') },
    { leadIn: 'calls.from-there', calls: from(undefined) },
    { leadIn: 'calls.only-there', calls: from('there') },
  ]
}

/**
 * Who is there dials what is near; a relative, or of a child somebody grown up, can be asked to dial the others.
 * Who is at home dials them all.
 */
function forPerson(calls: readonly Call[], setting: Setting): readonly Group[] {
  if (dialsAtHome(setting)) return forRelative(calls)
  const from = (place: Call['onlyFrom']) => calls.filter(({ onlyFrom }) => onlyFrom === place)
  return [
    { leadIn: 'calls.from-there', calls: from('there') },
    { leadIn: setting.young ? 'calls.by-adult' : 'calls.by-family', calls: [...from(undefined), ...from('home')] },
  ]
}

function forRelative(calls: readonly Call[]): readonly Group[] {
  return [
    { leadIn: 'calls.from-home', calls: calls.filter(({ onlyFrom }) => onlyFrom !== 'there') },
    { leadIn: 'calls.only-there', calls: calls.filter(({ onlyFrom }) => onlyFrom === 'there') },
  ]
}

/**
 * Cards without words of their own, blocks that name numbers in a sentence, and cards with their own words before
 * them: first of all, or behind.
 */
function sorted(numbers: readonly Block[]) {
  const naming: Block[] = []
  const first: Block[] = []
  const led: Block[] = []
  const without: Call[] = []
  numbers.forEach((block, i) => {
    const before = numbers[i - 1]
    const withWords = without.length === 0 ? first : led
    if (block.kind === 'calls') {
      if (leadsUp(before)) withWords.push(block)
      else without.push(...block.calls)
    } else if (leadsUp(block) && numbers[i + 1]?.kind === 'calls') withWords.push(block)
    else naming.push(block)
  })
  const further = new Set(callsIn([...first, ...led]).map(lineOf))
  return { first, loose: without.filter((call) => !further.has(lineOf(call))), naming, led }
}
