/**
 * Text in pieces of at most `longest` UTF-16 units: cut at the end of a line, else of a sentence, else between words, else between
 * letters, never inside one. Put together again the pieces are the text, but for white space at the cuts. No piece is empty.
 */
export function splitText(text: string, longest: number): readonly string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > longest) {
    const at = cutAt(rest, longest)
    pieces.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return rest === '' ? pieces.filter((piece) => piece !== '') : [...pieces.filter((piece) => piece !== ''), rest]
}

/** A cut earlier than this share of the room would leave nearly empty bubbles. */
const fullEnough = 0.4

function cutAt(text: string, longest: number): number {
  const head = text.slice(0, longest + 1)
  for (const end of ends) {
    const last = [...head.matchAll(end)].at(-1)
    if (last && last.index + last[0].length > longest * fullEnough) return last.index + last[0].length
  }
  return endOfLetter(text.slice(0, longest + 2), longest)
}

/** Lines, sentences, words. */
const ends = [/\n/g, /[.!?…]["”»)]?\s/g, /\s/g]

const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** What is drawn as one stays one: marks on a letter, a flag. Only what is longer than all the room is cut. */
function endOfLetter(head: string, longest: number): number {
  const begins = letters.segment(head).containing(longest)?.index ?? longest
  if (begins > 0) return begins
  return Math.max(1, isInsidePair(head, longest) ? longest - 1 : longest)
}

function isInsidePair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  return before >= 0xd800 && before <= 0xdbff
}
