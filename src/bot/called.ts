import { type PhraseKey, type Slots, spoken } from './phrases.ts'
import type { Setting } from './setting.ts'

/** Curated text calls whoever reads it "anh/chị"; said to a person who calls themselves otherwise, it calls them so. */
export function called(text: string, { addressed }: Pick<Setting, 'addressed'>): string {
  if (addressed === null) return text
  const first = addressed.slice(0, 1).toUpperCase() + addressed.slice(1)
  return text.replaceAll('anh/chị', addressed).replaceAll('Anh/chị', first)
}

/** A phrase of one line as bare text, said to this person. */
export function spokenTo(setting: Pick<Setting, 'knowledge' | 'language' | 'addressed'>, key: PhraseKey, slots: Slots = {}): string {
  return called(spoken(setting.knowledge, setting.language, key, slots), setting)
}
