import type { Entry, Knowledge, Topic } from '../src/knowledge/knowledge.ts'
import { languages } from '../src/knowledge/knowledge.ts'
import { buildSearchIndex } from '../src/knowledge/search/search-index.ts'
import { chanceFrom } from '../src/knowledge/search/vary.ts'

type Searched = Pick<Knowledge, 'topics' | 'lexicon' | 'countries' | 'search'>

/**
 * The content so many times over. Each copy is about something else: a third of its words, the same ones throughout the copy, are new
 * ones, so that vocabulary grows with the topics as it would in real content. Nothing was learnt about the copies.
 */
export function grow({ topics, lexicon, countries, search }: Searched, times: number): Searched {
  if (times === 1) return { topics, lexicon, countries, search }
  const grown = new Map<string, Topic>(topics)
  for (let copy = 1; copy < times; copy += 1) {
    const other = otherWords(copy)
    for (const topic of topics.values()) grown.set(`${topic.id}-${copy}`, copied(topic, `${topic.id}-${copy}`, other))
  }
  return { topics: grown, lexicon, countries, search: buildSearchIndex(grown, lexicon, countries) }
}

const share = 1 / 3
/** A hundred times all lines would be more than the memory of a small machine holds. */
const linesOfCopy = 12
const letters = 'bcdghklmnpqrstvxaeiou'

function otherWords(copy: number): (text: string) => string {
  const chance = chanceFrom(copy)
  const known = new Map<string, string>()
  return (text) =>
    text
      .split(' ')
      .map((word) => {
        const other = known.get(word) ?? (chance() < share ? madeUp(chance) : word)
        known.set(word, other)
        return other
      })
      .join(' ')
}

function madeUp(chance: () => number): string {
  return Array.from({ length: 5 }, () => letters[Math.floor(chance() * letters.length)] ?? '').join('')
}

function copied(topic: Topic, id: string, other: (text: string) => string): Topic {
  const of = (entry: Entry): Entry => ({
    ...entry,
    id,
    title: other(entry.title),
    ask: entry.ask.slice(0, linesOfCopy).map(other),
    text: entry.text.map((block) =>
      block.kind === 'paragraph' ? { ...block, text: block.text.map((part) => (typeof part === 'string' ? other(part) : part)) } : block,
    ),
    more: null,
  })
  const entry = Object.fromEntries(languages.map((language) => [language, of(topic.entry[language])])) as Topic['entry']
  return { ...topic, id, entry, variants: new Map() }
}
