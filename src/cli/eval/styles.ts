import { type Chance, chanceOf } from '../../knowledge/search/vary.ts'
import type { Lexicon } from '../../knowledge/words/wording.ts'

/** Ways of typing that any text can be rewritten in. The same text is always rewritten alike. */
export type Style = (text: string) => string

/** Words of Vietnamese as chats shorten them, wherever the lexicon knows a short form. */
export function teencode({ short }: Lexicon): Style {
  const shortOf = new Map(Object.entries(short).map(([typed, meant]) => [meant, typed]))
  return (text) =>
    text
      .split(' ')
      .map((word) => shortOf.get(word.toLowerCase()) ?? word)
      .join(' ')
}

/** One word in six with a letter lost, doubled, or changed for its neighbour on the keyboard. */
export const slips: Style = (text) => {
  const chance = chanceOf(text, 17)
  return text
    .split(' ')
    .map((word) => (word.length >= 4 && chance() < 1 / 6 ? slipIn(word, chance) : word))
    .join(' ')
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

function slipIn(word: string, chance: Chance): string {
  const letters = [...word]
  const at = 1 + Math.floor(chance() * (letters.length - 1))
  const letter = letters[at] ?? ''
  const kind = chance()
  letters[at] = kind < 1 / 3 ? '' : kind < 2 / 3 ? letter + letter : neighbourOf(letter)
  return letters.join('')
}

function neighbourOf(letter: string): string {
  const row = rows.find((keys) => keys.includes(letter))
  const at = row?.indexOf(letter) ?? 0
  return row === undefined ? letter : (row[at + 1] ?? row[at - 1] ?? letter)
}
