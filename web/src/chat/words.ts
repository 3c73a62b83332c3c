/** Part of a text: plain, or the one `**strong**` phrase. There is no other markup and there are no links. */
export interface Span {
  readonly text: string
  readonly strong: boolean
}

const longestFirst = 150
const shortestFirst = 15
const longestSource = 100

/** Splits at `**strong**`. An opening mark that is never closed stays as it was written. `Bến An` does not break over two lines. */
export function spans(text: string): readonly Span[] {
  const parts = text.replace(/Bến An/g, 'Bến\u00a0An').split(/\*\*([^*]+)\*\*/)
  return parts.map((part, index) => ({ text: part, strong: index % 2 === 1 })).filter((span) => span.text !== '')
}

/**
 * Splits at numbers written in groups ("0981 84 84 84", "1234-5678"), each with the marks that cling to it: every second part is one, and
 * is not to be torn over two lines.
 */
export function numbersApart(text: string): readonly string[] {
  return text.split(/(\S*\d(?:[ \u00a0-]\d+)+\S*)/)
}

/**
 * The first sentence and what follows it; a very short one ("Không.", "Yes.") takes the next along, unless it is strong already. Too
 * long to stand out gives `null`.
 */
export function firstSentence(text: string): readonly [first: string, rest: string] | null {
  const fits = ends(text).filter((at) => at <= longestFirst && !oddStrong(text.slice(0, at)))
  const at = fits.find((end) => end >= shortestFirst || text.slice(0, end).endsWith('**')) ?? fits[0]
  return at === undefined ? null : [text.slice(0, at), text.slice(at).trim()]
}

/** A long list of laws folds away: how sure the answer is and when it was written stay. Null where there is nothing to fold. */
export function foldSource(text: string): { readonly shown: string; readonly folded: string } | null {
  const at = ends(text)
  const [first, last] = [at[0], at[at.length - 2]]
  if (first === undefined || last === undefined || last - first < longestSource) return null
  return { shown: `${text.slice(0, first)} ${text.slice(last).trim()}`, folded: text.slice(first, last).trim() }
}

/**
 * Where sentences end. A full stop ends one only before a space and a capital, a digit or a quote, so that "1.000" and "v.v. thì" stay
 * whole.
 */
function ends(text: string): readonly number[] {
  const found = text.matchAll(/[.?!…]["”)]?(?:\*\*)?(?=\s+["“(*]*[\p{Lu}\d]|\s*$)/gu)
  return Array.from(found, (end) => end.index + end[0].length)
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
