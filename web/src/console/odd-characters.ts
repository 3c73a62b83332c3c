/** Part of a text: as it was written, or one character that a screen would hide or obey, named by its code. */
export interface Piece {
  readonly text: string
  readonly odd: boolean
}

/** First and last of what draws nothing or turns the direction of writing. A new line and a tab are no such thing. */
const oddRanges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad], // soft hyphen
  [0x34f, 0x34f],
  [0x61c, 0x61c], // Arabic letter mark
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f], // no width, joiners, left and right marks
  [0x2028, 0x202e], // separators of lines, embeddings and overrides
  [0x2060, 0x206f], // word joiner, isolates
  [0x3164, 0x3164],
  [0xd800, 0xdfff], // half a pair
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff], // tags and variation selectors
]

const joiner = 0x200d
const joinable = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u

/** Cuts a text where something in it would not be seen. Nothing is left out: a name that reads backwards is read as it was written. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (!isOdd(code) || (code === joiner && joinable.test(plain))) {
      plain += character
      continue
    }
    if (plain !== '') pieces.push({ text: plain, odd: false })
    plain = ''
    pieces.push({ text: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, odd: true })
  }
  return plain === '' ? pieces : [...pieces, { text: plain, odd: false }]
}

function isOdd(code: number): boolean {
  return oddRanges.some(([first, last]) => first <= code && code <= last)
}
