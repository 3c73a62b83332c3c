import { type PhraseKey, type Slots, spoken } from '../phrases.ts'
import type { Setting } from '../setting.ts'

type Spoken = Pick<Setting, 'knowledge' | 'language' | 'addressed'>

/**
 * Curated text calls whoever reads it "anh/chị", and "em/cháu" where it speaks to the young alone; said to a person who calls themselves
 * otherwise, it calls them so. Who reads what is for the young and is not known to be one is "em".
 */
export function called(text: string, { addressed }: Pick<Setting, 'addressed'>): string {
  if (!text.includes('/')) return text
  const young = addressed !== null && youngWords.includes(addressed) ? addressed : 'em'
  return text.replace(written, (word) => {
    const own = word.endsWith('cháu') ? young : (addressed ?? 'anh/chị')
    return word.startsWith('a') || word.startsWith('e') ? own : atStart(own)
  })
}

/** The two marks by which curated text calls its reader, as a placeholder is one; `docs/curators.md` tells them. */
const written = /[Aa]nh\/chị|[Ee]m\/cháu/g
const youngWords: readonly string[] = ['em', 'cháu']

function atStart(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** A phrase of one line as bare text, said to this person. */
export function spokenTo(setting: Spoken, key: PhraseKey, slots: Slots = {}): string {
  return called(spoken(setting.knowledge, setting.language, key, slots), setting)
}
