import { type Language, languages, type PerLanguage } from '../../knowledge.ts'
import { fold } from '../../words/normalise.ts'
import { pagesOf } from '../resolve.ts'
import type { Checking } from './checking.ts'

/** A word that so many questions hold, none of them of somebody in danger, would take the greater part of people for endangered. */
const mostQuestions = 10

/**
 * A phrase of danger may be one word, "nhốt", but none that stands in everybody's questions: a slip like "tiền"
 * gives steps for danger to all.
 */
export function checkCommon({ draft, resolved, report }: Checking): void {
  const asked = { vi: countWords('vi', { draft, resolved }), en: countWords('en', { draft, resolved }) }
  for (const { file, signal, lineOf } of draft.signals) {
    for (const { word, language, i } of lonelyWords(signal.phrases)) {
      const count = asked[language].get(word) ?? 0
      if (count > mostQuestions) report('signal-common', file, lineOf(['phrases', language, i]), { word, count: String(count) })
    }
  }
}

/** Each of them alone is a whole phrase. */
function lonelyWords(phrases: PerLanguage<readonly string[]>) {
  return languages.flatMap((language) =>
    phrases[language].flatMap((phrase, i) => {
      const words = /[\s<]/.test(phrase) ? [] : phrase.split('|').flatMap(wordsOf)
      return words.map((word) => ({ word, language, i }))
    }),
  )
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** In how many lines a word stands that people ask by who are not in danger. */
function countWords(language: Language, { draft, resolved }: Pick<Checking, 'draft' | 'resolved'>): ReadonlyMap<string, number> {
  const calm = [...resolved.topics].filter(([id]) => draft.topics?.topics.get(id)?.risk !== 'urgent')
  const lines = calm.flatMap(([, topic]) => pagesOf(topic, language).flatMap(({ keys }) => keys?.ask ?? []))
  const counts = new Map<string, number>()
  for (const word of lines.flatMap((line) => [...new Set(wordsOf(line))])) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
