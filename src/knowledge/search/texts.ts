/** What speaks for a topic when questions are ranked. */
import { inlinesOf } from '../inlines-of.ts'
import type { Country, Entry, Language, PerLanguage, Prose, Topic } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import type { Lexicon } from '../words/wording.ts'

export type Field = 'title' | 'ask' | 'text' | 'more' | 'scope' | 'elsewhere'

/** One text that speaks for a topic. */
export interface FieldText {
  readonly field: Field
  readonly text: string
  readonly language: Language
  readonly country: Country | null
}

/** Everything that a topic says of itself, in both languages and for every country. */
export function* textsOf(topic: Topic): Generator<FieldText> {
  yield { field: 'scope', text: topic.scope, language: 'en', country: null }
  for (const language of languages) {
    yield* textsOfEntry(topic.entry[language], language, null)
    for (const [country, variant] of topic.variants) yield* textsOfEntry(variant[language], language, country)
  }
}

/** Its titles and ways of asking. What an answer says about its topic is told in other words than people ask with. */
export function linesOf(topic: Topic): readonly FieldText[] {
  return [...textsOf(topic)].filter(({ field }) => field === 'title' || field === 'ask')
}

/** The ways of asking what is somebody else's to answer, kind by kind. */
export function elsewhereTexts(lexicon: PerLanguage<Lexicon>): readonly (readonly FieldText[])[] {
  return languages.flatMap((language) =>
    Object.values(lexicon[language].elsewhere).map((lines) =>
      lines.map((text): FieldText => ({ field: 'elsewhere', text, language, country: null })),
    ),
  )
}

function* textsOfEntry(entry: Entry, language: Language, country: Country | null): Generator<FieldText> {
  if (country === null) yield { field: 'title', text: entry.title, language, country }
  for (const text of entry.ask) yield { field: 'ask', text, language, country }
  if (country !== null) return
  yield { field: 'text', text: wordsOfProse(entry.text), language, country }
  if (entry.more) yield { field: 'more', text: wordsOfProse(entry.more), language, country }
}

function wordsOfProse(prose: Prose): string {
  return prose
    .flatMap(inlinesOf)
    .map((inline) => inline.filter((part) => typeof part === 'string').join(' '))
    .join('\n')
}
