/**
 * Long messages are stories with a question somewhere in them. Every word gets a weight: 1 in a short message; in a story the
 * sentences that ask count in full and the rest, which tells how it came to this, counts less.
 */
import type { Word } from '../words.ts'

/** Up to this many words a message is read whole. */
const shortEnough = 45
const tellingWeight = 0.45

/** Plain words and pairs by which a sentence asks without a question mark. */
const asking =
  /\b(cho .{0,12}hoi|lam sao|phai lam|the nao|co duoc|duoc khong|dung khong|co phai|bao nhieu|o dau|giup|tu van|xin hoi|how|what|can i|should i|where|who|help|advice|is it)\b/

export function cutStory(words: readonly Word[]): readonly number[] {
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
