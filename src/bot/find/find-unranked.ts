import { tellsNothing } from '../../knowledge/danger/danger.ts'
import { type Country, home, type Knowledge, type Topic } from '../../knowledge/knowledge.ts'
import { findPlaces } from '../../knowledge/places/places.ts'
import { tellsOnlyAmount } from '../hear/only-amount.ts'
import { onlyNames } from '../hear/only-names.ts'
import { saysOnly } from '../hear/says-one-of.ts'
import { goesOn } from './about-last-answer.ts'
import type { Asked } from './asked.ts'
import { type FoundAnswer, type FoundEntry, foundEntry } from './found-answer.ts'

/** What needs no ranking, as it only goes on about what was spoken of: a country, an amount, "what do I do now". Pure. */
export function findUnranked(asked: Asked, knowledge: Knowledge): FoundAnswer | null {
  return sameForCountry(asked, knowledge) ?? behindAmount(asked, knowledge) ?? choicesAgain(asked, knowledge)
}

/** "Còn Đức thì sao": the answer that was told last, for there. */
function sameForCountry({ heard, text, before }: Asked, knowledge: Knowledge): FoundEntry | null {
  const { named } = heard
  if (before === undefined || named === null || !onlyNames(text, named, knowledge) || isAboutAnother(before, named, knowledge)) return null
  return { ...foundEntry(before, heard), followsUp: true }
}

/** "Còn Đức thì sao", behind how one works in Japan: what holds there holds nowhere else. */
function isAboutAnother({ entry: { vi, en }, variants }: Topic, country: Country, knowledge: Knowledge): boolean {
  const [about, inEnglish] = [vi, en].map(({ title }) => findPlaces(title, knowledge).named)
  return !variants.has(country) && about != null && about === inEnglish && about !== home && about !== country
}

function behindAmount({ heard, text, before, open, inDanger, ofSum }: Asked, knowledge: Knowledge): FoundAnswer | null {
  if (before === undefined || open.length > 0 || !tellsOnlyAmount(text, knowledge)) return null
  return inDanger ? { kind: 'nothing' } : { ...goesOn(before, heard), path: ofSum }
}

/** "Giờ bọn em phải làm gì" is about what was told before the choices. */
function choicesAgain({ text, open, danger }: Asked, knowledge: Knowledge): FoundAnswer | null {
  const asksAgain = open.length > 0 && tellsNothing(danger) && saysOnly('words.what-to-do', text, knowledge)
  return asksAgain ? { kind: 'choices', topics: open, path: null } : null
}
