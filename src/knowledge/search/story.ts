/**
 * Long messages are stories with a question somewhere in them. Every word gets a weight: 1 in a short message; in a story the
 * sentences that ask count in full and the rest, which tells how it came to this, counts less.
 */
import type { PerLanguage } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { plain } from '../words/normalise.ts'
import type { Lexicon } from '../words/wording.ts'
import type { Word } from '../words/words.ts'

/** Up to this many words a message is read whole. */
const shortEnough = 45
const tellingWeight = 0.7

/** What `story` of the lexicon says, to be looked for in the words of a sentence without marks; a gap spans a word or two. */
export function askingPattern(lexicon: PerLanguage<Lexicon>): RegExp {
  const phrases = languages.flatMap((language) => lexicon[language].sentences.story)
  return new RegExp(`\\b(?:${phrases.map((phrase) => phrase.split(' * ').map(plain).join(' .{0,12}')).join('|')})\\b`)
}

/** `asking` finds the sentences that ask without a question mark. */
export function cutStory(words: readonly Word[], asking: RegExp): readonly number[] {
  if (words.length <= shortEnough) return words.map(() => 1)
  const asks = new Map<number, boolean>()
  const texts = new Map<number, string>()
  for (const { sentence, plain, asked } of words) {
    texts.set(sentence, `${texts.get(sentence) ?? ''} ${plain.at(-1) ?? ''}`)
    asks.set(sentence, asked)
  }
  for (const [sentence, text] of texts) if (asking.test(text)) asks.set(sentence, true)
  const last = words.at(-1)?.sentence
  if (![...asks.values()].includes(true) && last !== undefined) asks.set(last, true)
  return words.map(({ sentence }) => (asks.get(sentence) ? 1 : tellingWeight))
}
