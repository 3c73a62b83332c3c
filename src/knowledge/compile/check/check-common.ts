import { type Language, languages } from '../../knowledge.ts'
import { fold } from '../../words/normalise.ts'
import type { Checking } from './checking.ts'

/** A word that so many questions hold, none of them of somebody in danger, would take the greater part of people for endangered. */
const mostQuestions = 10

/** A phrase of danger may be one word, "nhốt", but none that stands in everybody's questions: a slip like "tiền" gives steps for danger to all. */
export function checkCommon({ draft, resolved, report }: Checking): void {
  const asked = countWords({ draft, resolved })
  for (const { file, signal, lineOf } of draft.signals) {
    for (const language of languages) {
      for (const [i, phrase] of signal.phrases[language].entries()) {
        for (const word of lonelyWords(phrase)) {
          const count = asked[language].get(word) ?? 0
          if (count > mostQuestions) report('signal-common', file, lineOf(['phrases', language, i]), { word, count: String(count) })
        }
      }
    }
  }
}

/** Each of them alone is the whole phrase. */
function lonelyWords(phrase: string): readonly string[] {
  return /[\s<]/.test(phrase) ? [] : phrase.split('|').flatMap(wordsOf)
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** In how many lines a word stands that people ask by who are not in danger. */
function countWords({ draft, resolved }: Pick<Checking, 'draft' | 'resolved'>): Readonly<Record<Language, ReadonlyMap<string, number>>> {
  const counts = { vi: new Map<string, number>(), en: new Map<string, number>() }
  for (const [id, { entry, variants }] of resolved.topics) {
    if (draft.topics?.topics.get(id)?.risk === 'urgent') continue
    for (const language of languages) {
      const count = counts[language]
      for (const page of [entry[language], ...[...variants.values()].map((variant) => variant[language])])
        for (const line of page?.keys?.ask ?? []) for (const word of new Set(wordsOf(line))) count.set(word, (count.get(word) ?? 0) + 1)
    }
  }
  return counts
}
