/** Part of a text: plain, or the one `**strong**` phrase. There is no other markup and there are no links. */
export interface Span {
  readonly text: string
  readonly strong: boolean
}

const longestFirst = 150
const shortestFirst = 15

/** Splits at `**strong**`. An opening mark that is never closed stays as it was written. `Bến An` does not break over two lines. */
export function spans(text: string): readonly Span[] {
  const parts = text.replace(/Bến An/g, 'Bến\u00a0An').split(/\*\*([^*]+)\*\*/)
  return parts.map((part, index) => ({ text: part, strong: index % 2 === 1 })).filter((span) => span.text !== '')
}

/**
 * The first sentence and what follows it; a very short one ("Không.", "Yes.") takes the next along. A full stop ends a sentence only
 * before a space and a capital, a digit or a quote, so that "1.000" and "v.v. thì" stay whole. Too long to stand out gives `null`.
 */
export function firstSentence(text: string): readonly [first: string, rest: string] | null {
  const ends = Array.from(text.matchAll(/[.?!…]["”)]?(?:\*\*)?(?=\s+["“(*]*[\p{Lu}\d]|\s*$)/gu), (end) => end.index + end[0].length)
  const fits = ends.filter((at) => at <= longestFirst && !oddStrong(text.slice(0, at)))
  const at = fits.find((end) => text.slice(0, end).replace(/\*\*/g, '').length >= shortestFirst) ?? fits[0]
  return at === undefined ? null : [text.slice(0, at), text.slice(at).trim()]
}

function oddStrong(text: string): boolean {
  return text.split('**').length % 2 === 0
}

/** Cuts a long text (a pasted job advertisement) into pieces that one message may hold, at a paragraph, a line, a space, in that order. */
export function pieces(text: string, longest: number): readonly string[] {
  const whole = text.trim()
  if (whole.length <= longest) return whole === '' ? [] : [whole]
  const at = cutBefore(whole, longest)
  return [whole.slice(0, at).trim(), ...pieces(whole.slice(at), longest)]
}

function cutBefore(text: string, longest: number): number {
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(mark, longest)
    if (at > longest / 2) return at
  }
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(longest - 1))
  return splitsPair ? longest - 1 : longest
}

/** Hour and minute on the person's own clock, `21:04`. */
export function clockTime(atMs: number): string {
  const at = new Date(atMs)
  return `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`
}

function twoDigits(count: number): string {
  return count < 10 ? `0${count}` : String(count)
}
