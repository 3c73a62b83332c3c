/**
 * What an unknown word may have been meant to be: Vietnamese typed with the input method off (`toois` for tối, `dduwowcj` for được),
 * two words run together, or a slip of the finger. Guesses stand beside the word and weigh less than what was really typed.
 */
import { stripMarks } from '../normalise.ts'
import { readTelex } from '../telex.ts'
import { bareForm, type Term } from './terms.ts'

export interface Spelling {
  /** Plain words that some topic uses. */
  readonly known: ReadonlySet<string>
  /** Plain words by their letter pairs, the ends marked. */
  readonly byPair: ReadonlyMap<string, readonly string[]>
}

/** Words of this length and more are looked up by their letters; shorter ones have too many neighbours. */
const shortestSlip = 5
/** Share of letter pairs that two words must have in common. */
const alikeEnough = 0.6

export function buildSpelling(terms: Iterable<Term>): Spelling {
  const known = new Set<string>()
  for (const term of terms) if (term.startsWith('w ')) known.add(term.slice(2))
  const byPair = new Map<string, string[]>()
  for (const word of known) {
    if (word.length < shortestSlip - 1) continue
    for (const pair of pairsOf(word)) {
      const words = byPair.get(pair)
      if (words) words.push(word)
      else byPair.set(pair, [word])
    }
  }
  return { known, byPair }
}

/** The word or words that a typed, folded word may stand for; null when it is known or resembles nothing. */
export function guessWord(typed: string, spelling: Spelling): readonly string[] | null {
  const bare = stripMarks(typed)
  if (spelling.known.has(bareForm(bare)) || /\d/.test(bare)) return null
  const telex = readTelex(bare)
  if (telex !== null && spelling.known.has(stripMarks(telex))) return [telex]
  return splitWord(bare, spelling) ?? nearest(bare, spelling)
}

/** "luadao" is "lua dao": the one split into two known words of which neither is a scrap. */
function splitWord(word: string, spelling: Spelling): readonly string[] | null {
  if (word.length < 5) return null
  for (let at = 2; at <= word.length - 2; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    if (spelling.known.has(left) && spelling.known.has(right)) return [left, right]
  }
  return null
}

function nearest(word: string, spelling: Spelling): readonly string[] | null {
  if (word.length < shortestSlip || word.length > 20) return null
  const pairs = pairsOf(word)
  const shared = new Map<string, number>()
  for (const pair of pairs) for (const other of spelling.byPair.get(pair) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  let best: { word: string; alike: number } | null = null
  for (const [other, common] of shared) {
    const alike = (2 * common) / (pairs.length + other.length + 1)
    if (alike < alikeEnough || other[0] !== word[0]) continue
    if (best === null || alike > best.alike || (alike === best.alike && other < best.word)) best = { word: other, alike }
  }
  return best === null ? null : [best.word]
}

/** Pairs of neighbouring letters, with the ends as letters of their own; each once. */
function pairsOf(word: string): readonly string[] {
  const ended = `^${word}$`
  return [...new Set(Array.from({ length: ended.length - 1 }, (_, at) => ended.slice(at, at + 2)))]
}
