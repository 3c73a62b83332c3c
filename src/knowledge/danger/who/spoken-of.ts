import { type Knowledge, languages } from '../../knowledge.ts'
import { readAddress } from '../../words/addressed.ts'
import { plain } from '../../words/normalise.ts'
import { readPersons } from './persons.ts'
import type { KnownWriter } from './writer.ts'

/**
 * The first word of whoever is named that belongs to the writer or is beside them: of those to whom something happens, else of all. Null:
 * nobody. Pure.
 */
export function whoIsNamed(text: string, knowledge: Knowledge): string | null {
  return readPersons(text, knowledge).named
}

/**
 * Whether the "em", "con" or "cháu" of a message is whoever was named so before: "con gái tôi bị nhốt", then "cháu 16 tuổi". Whoever calls
 * themselves so, or is in need themselves, is meant themselves. Pure.
 */
export function isOfOther(text: string, { spokenOf, addressed, toldOfSelf }: KnownWriter, knowledge: Knowledge): boolean {
  if (spokenOf === null || addressed === null || toldOfSelf) return false
  const heard = readAddress(text, knowledge)
  return heard !== null && heard.as !== addressed.as && spokenOfAs(spokenOf, knowledge).includes(heard.as)
}

/** By which words somebody is spoken of further who was named by this one: a daughter ("con gái tôi") as "con" or "cháu". Pure. */
export function spokenOfAs(name: string, { lexicon }: Knowledge): readonly string[] {
  const ways = Object.entries(lexicon.vi.addressed?.named ?? {})
  return ways.filter(([, words]) => words.some((word) => plain(word) === name)).map(([as]) => as)
}

/** Whether the word by which somebody was named is one for a child: "bé", "đứa", "học" of "học sinh". Pure. */
export function isChildsWord(name: string, knowledge: Knowledge): boolean {
  return languages.some((language) => knowledge.lexicon[language].children.some((word) => plain(word) === name))
}

/** Whether somebody else is named than was before: "con tôi mất liên lạc", then "mẹ tôi ngất". Pure. */
export function namesSomebodyElse(text: string, { spokenOf }: KnownWriter, knowledge: Knowledge): boolean {
  const named = whoIsNamed(text, knowledge)
  if (spokenOf === null || named === null || named === spokenOf || spokenOfAs(spokenOf, knowledge).includes(named)) return false
  return !isChildsWord(named, knowledge) || !isChildsWord(spokenOf, knowledge)
}

/**
 * Whether the writer says who they are to whom something happens: "tôi là mẹ cháu", "cháu là con trai tôi". Who told of themselves is
 * believed only where they call themselves otherwise now: "cháu bị lừa" was the child then. Pure.
 */
export function saysForWhom(text: string, { toldOfSelf, addressed }: KnownWriter, knowledge: Knowledge): boolean {
  const { self, saysKin } = readPersons(text, knowledge)
  if (!saysKin || self !== null) return false
  const heard = readAddress(text, knowledge)
  return !toldOfSelf || (addressed !== null && heard !== null && heard.as !== addressed.as)
}
