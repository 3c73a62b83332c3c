import type { InputType, Knowledge } from '../../knowledge/knowledge.ts'
import { findPlaces } from '../../knowledge/places/places.ts'
import type { RuleValue } from '../../knowledge/rules/rule.ts'
import { fold, plain } from '../../knowledge/words/normalise.ts'
import { countryCalled } from './only-names.ts'
import { readMoney } from './read-money.ts'
import { withFigures } from './with-figures.ts'

/** Longest name that is looked up. */
const longestText = 120

/** What was typed, as the value that a rule wants; null when it cannot be read as one, so that it is asked again. Pure. */
export function readInput(typed: string, type: InputType, knowledge: Knowledge): RuleValue {
  switch (type) {
    case 'text':
      return fold(typed) === '' ? null : typed.normalize('NFC').trim().slice(0, longestText)
    case 'choice':
      return typed
    case 'months':
      return readMonths(withFigures(typed))
    case 'money':
      return readMoney(withFigures(typed))
    case 'country':
      return readCountry(typed, knowledge)
  }
}

/** "3 năm", "36 tháng", "18", "1 năm rưỡi", "2 years 6 months". Between 1 month and 20 years. */
function readMonths(typed: string): number | null {
  const text = plain(typed.replace(/(\d),(\d)/g, '$1.$2').replaceAll('.', ' point '))
  const number = '(\\d+(?: point \\d+)?)'
  const years = numberIn(new RegExp(`${number} ?(?:nam|years?|yrs?|y)\\b`).exec(text))
  const months = numberIn(new RegExp(`${number} ?(?:thang|months?|mths?|m|t)\\b`).exec(text))
  const half = /\b(?:nam ruoi|and a half)\b/.test(text) ? 6 : 0
  const bare = numberIn(new RegExp(`^${number}$`).exec(text))
  const total = years === null && months === null ? bare : (years ?? 0) * 12 + (months ?? 0) + half
  return total !== null && total >= 1 && total <= 240 ? Math.round(total * 10) / 10 : null
}

function numberIn(match: RegExpExecArray | null): number | null {
  return match ? Number((match[1] ?? '').replace(' point ', '.')) : null
}

function readCountry(typed: string, knowledge: Knowledge): RuleValue {
  return findPlaces(typed, knowledge).named ?? countryCalled(typed, knowledge)
}
