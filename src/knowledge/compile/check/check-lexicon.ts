import { languages } from '../../knowledge.ts'
import { fold } from '../../words/normalise.ts'
import { sureness } from '../../words/wording.ts'
import type { DraftLexicon } from '../read/read-lexicon.ts'
import { checkWording } from './check-wording.ts'
import type { Checking } from './checking.ts'

/** The phrases of sentences and of how people call themselves can be looked for, and a word of place says one thing. */
export function checkLexicon({ draft, report }: Checking): void {
  for (const language of languages) {
    const lexicon = draft.lexicons[language]
    if (!lexicon) continue
    checkSentences(lexicon, report)
    checkPlaces(lexicon, report)
    checkAddressed(lexicon, report)
  }
}

function checkSentences({ file, lexicon: { sentences }, lineOf }: DraftLexicon, report: Checking['report']): void {
  const classes = { words: sentences.words, where: file }
  const all = [
    ...Object.entries(sentences.words).map(([name, texts]) => ({ texts, key: ['words', name] })),
    { texts: sentences.somebody, key: ['somebody'] },
    { texts: sentences.askingPolitely, key: ['asking-politely'] },
    { texts: sentences.question, key: ['question'] },
  ]
  for (const { texts, key } of all) checkWording(texts, classes, file, (i) => lineOf(['sentences', ...key, i]), report)
}

function checkPlaces({ file, lexicon: { places }, lineOf }: DraftLexicon, report: Checking['report']): void {
  const known = new Set<string>()
  for (const [n, { words }] of places.entries()) {
    for (const [i, word] of words.entries()) {
      if (known.has(fold(word))) report('place-word-twice', file, lineOf(['places', n, 'words', i]), { word })
      known.add(fold(word))
    }
  }
}

/** They name no classes. */
function checkAddressed({ file, lexicon: { addressed }, lineOf }: DraftLexicon, report: Checking['report']): void {
  const classes = { words: {}, where: file }
  const ways = sureness.flatMap((surely) =>
    Object.entries(addressed?.ways[surely] ?? {}).map(([as, texts]) => ({ texts, key: [surely, as] })),
  )
  const all = [...ways, { texts: addressed?.others ?? [], key: ['others'] }]
  for (const { texts, key } of all) checkWording(texts, classes, file, (i) => lineOf(['addressed', ...key, i]), report)
}
