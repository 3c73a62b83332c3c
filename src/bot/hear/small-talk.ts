import { speaksInAnger } from '../../knowledge/danger/anger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { onceForEach } from '../../knowledge/once-for-each.ts'
import { plain, stripMarks } from '../../knowledge/words/normalise.ts'
import { readWords } from '../../knowledge/words/words.ts'
import { wordSet } from '../phrases.ts'
import { isFalseAlarm } from './read-safety.ts'
import { saysExactly, saysNothingBut, saysOneOf, saysOnly } from './says-one-of.ts'

/**
 * What is said to whoever answers, and asks nothing of the content: `anyone` asks whether somebody is there, or when they answer; `unclear`
 * says that what was said was not understood.
 */
export type SmallTalk = 'greeting' | 'thanks' | 'no' | 'anyone' | 'insult' | 'anger' | 'unclear'

/** Longer texts say something besides; so does a call for somebody with more around it than courtesy. */
const mostWords = 8
/**
 * An insult in a longer text stands beside what somebody needs; one beside other words is told ("sếp chửi đồ ngu") or is
 * of oneself ("em vô dụng quá").
 */
const mostWordsOfInsult = 6
/** Whoever says more tells what was done to them. */
const mostWordsInAnger = 16

/** Pure. Null for everything else. Words of courtesy between and around do not count: "ok cảm ơn chị nhé". */
export function readSmallTalk(text: string, knowledge: Knowledge): SmallTalk | null {
  const words = plain(text)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return readSigns(text)
  if (words.length <= mostWordsInAnger && speaksInAnger(text, knowledge)) return 'anger'
  if (words.length > mostWords) return null
  if (saysOnly('words.anyone', text, knowledge)) return 'anyone'
  if (saysOnly('words.unclear', text, knowledge)) return 'unclear'
  if (saysOnly('words.about-to-ask', text, knowledge)) return 'greeting'
  if (saysNothingBut('words.no', 'words.courtesy', text, knowledge) || isFalseAlarm(text, knowledge)) return 'no'
  if (saysNothingBut('words.yes', 'words.courtesy', text, knowledge)) return 'greeting'
  if (words.length <= mostWordsOfInsult && saysNothingBut('words.insults', 'words.beside-insults', text, knowledge)) return 'insult'
  return (
    greets(words, knowledge) ??
    greets(
      readWords(text, knowledge.lexicon).map(({ meant }) => stripMarks(meant)),
      knowledge,
    )
  )
}

/** Signs alone: a thumb or a heart thanks, a question mark asks what was meant, dots or a tear only say that somebody is there. */
function readSigns(text: string): SmallTalk | null {
  if (text.trim() === '') return null
  if (text.includes('?')) return 'unclear'
  return thankingSigns.test(text) ? 'thanks' : 'greeting'
}

const thankingSigns = /[👍👌👏🙏🤝❤♥🧡💛💚💙💜🥰😍😘😊🙂☺😀😃😄😁🌹🌸]/u

/** Whether all words, cut somehow, are greetings, thanks and courtesy; null where one is none of them, or where all is courtesy. */
function greets(words: readonly string[], knowledge: Knowledge): 'greeting' | 'thanks' | null {
  const thanks = wordSet(knowledge, 'words.thanks')
  const greetings = greetingsOf(knowledge)
  const courtesy = wordSet(knowledge, 'words.courtesy')
  const text = words.join(' ')
  const starts = [0]
  for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length + 1)
  const thinks = saysOneOf('words.thinks-over', text, knowledge)
  const thinksOver = (part: string) => thinks && saysExactly('words.thinks-over', part, knowledge)
  const isPolite = (part: string) => thanks.has(part) || greetings.has(part) || courtesy.has(part) || thinksOver(part)
  const reached = [true]
  for (let to = 1; to <= words.length; to += 1) {
    reached[to] = reached.some((ok, from) => ok && isPolite(text.slice(starts[from], (starts[to] ?? 0) - 1)))
  }
  if (reached[words.length] !== true) return null
  const says = (known: ReadonlySet<string>) => [...known].some((one) => ` ${text} `.includes(` ${one} `))
  return says(thanks) || thinks ? 'thanks' : says(greetings) ? 'greeting' : null
}

const greetingsOf = onceForEach(({ lexicon }: Knowledge) => new Set([...lexicon.vi.greetings, ...lexicon.en.greetings].map(plain)))
