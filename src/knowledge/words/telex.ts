/** Vietnamese typed with the input method off: `toois` is tối, `dduwowcj` is được, `bij nhoots` is bị nhốt. */
import { fold, stripMarks } from './normalise.ts'

/** A plain Vietnamese syllable: its initial, its rhyme, its final. */
const syllable =
  /^(?:ngh?|nh|kh|th|tr|ch|ph|gh|gi|qu|[bcdghklmnprstvx])?(?:[aeiouy]|[aeio][aiouy]|u[aeioy]|oai|oao|oay|oeo|uay|uoi|uou|uya|uye|uyu|ieu|yeu|ye|oo)(?:ng|nh|ch|[cmnpt])?$/

/** Whether a plain word can be a Vietnamese syllable. */
export function isSyllable(word: string): boolean {
  return syllable.test(word)
}

/** What a folded word without marks means as keys, when it is no syllable itself and becomes one; else null. */
export function readAsKeys(word: string): string | null {
  if (word.length < 3 || word.length > 10 || syllable.test(word) || !/^[a-z]+$/.test(word)) return null
  const read = readTelex(word)
  return read !== null && syllable.test(stripMarks(read)) ? read : null
}

const toneMarks: Readonly<Record<string, string>> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' }

/** Telex keys read as the input method would have; null when the word has none. Keys may stand inside the word or at its end. */
export function readTelex(word: string): string | null {
  const vowels = word
    .replace(/^dd|dd$/, 'đ')
    .replace(/^d(.*)d$/, 'đ$1')
    .replace(/uow|uwow|uwo/, 'ươ')
    .replace(/aw/, 'ă')
    .replace(/ow/, 'ơ')
    .replace(/uw|^w|(?<=[bcdđghklmnpqrstvx])w/, 'ư')
    .replace(/aa/, 'â')
    .replace(/ee/, 'ê')
    .replace(/oo/, 'ô')
    .replace(/^(.*)([aeo])([^aeo]+)\2$/, (_, start: string, vowel: string, end: string) => start + { a: 'â', e: 'ê', o: 'ô' }[vowel] + end)
  const tone = vowels.match(/^(.*[aăâeêioôơuưy][a-zđ]*?)([sfrxj])([a-zăâêôơư]*)$/u)
  if (!tone) return vowels === word ? null : vowels
  const [, start = '', key = '', rest = ''] = tone
  const bare = start + rest
  const at = tonePlace(bare)
  return fold(bare.slice(0, at + 1) + (toneMarks[key] ?? '') + bare.slice(at + 1))
}

/** The vowel that carries the tone: a marked one, else the one before a final consonant, else the first of two. */
function tonePlace(word: string): number {
  const marked = Math.max(...[...'ăâêôơ'].map((vowel) => word.lastIndexOf(vowel)), word.lastIndexOf('ư'))
  if (marked >= 0) return word.includes('ơ') ? word.lastIndexOf('ơ') : marked
  const run = word.replace(/^(?:qu|gi(?=[aeiouy]))/, (start) => '_'.repeat(start.length)).match(/[aeiouy]+/)
  const from = run?.index ?? 0
  const length = run?.[0].length ?? 1
  const closed = from + length < word.length
  return length === 1 ? from : length === 3 || closed ? from + 1 : from
}
