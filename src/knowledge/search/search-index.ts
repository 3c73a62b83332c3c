/**
 * What ranking needs, built once from the topics and what was learnt: the row of each term, how rare it is, and the lines that people's
 * questions are laid beside. A few megabytes of numbers for the whole content.
 */
import type { Country, PerLanguage, Topic, TopicId } from '../knowledge.ts'
import { makePlaceBook } from '../places/place-book.ts'
import { stripMarks } from '../words/normalise.ts'
import { makeTermTable, rowOf, type TermTable } from '../words/term-table.ts'
import { type Term, termNamed } from '../words/terms.ts'
import type { CountryNames, Lexicon } from '../words/wording.ts'
import { readWords, type Word } from '../words/words.ts'
import { makeIdeaBook } from './ideas.ts'
import { type Learned, type LearnedWeights, placeLearned } from './learned.ts'
import { type Lines, layLines } from './lines.ts'
import { askingPattern } from './story.ts'
import { type TermSource, termNames } from './terms.ts'
import { elsewhereTexts, linesOf } from './texts.ts'

export interface SearchIndex {
  /** Subjects are numbered from 0; behind the topics stands one more, what is somebody else's to answer. */
  readonly topics: readonly TopicId[]
  readonly source: TermSource
  /** First the terms that something was learnt about, in their order, then those that only lines hold. */
  readonly table: TermTable
  /** The rows below this are of terms that something was learnt about; all of them where nothing was. */
  readonly learnedRows: number
  /** By row: 1 for a term that hardly anybody uses, towards 0 for one that everybody does. */
  readonly rarity: Float32Array
  readonly askedSo: AskedSo
  readonly lines: Lines
  /** Null where nothing was learnt: then the lines alone decide. */
  readonly learned: Learned | null
}

/** Whole lines by the hash of their words: the subjects of row `r` stand from `from[r]` to `from[r + 1]`. */
export interface AskedSo {
  readonly table: TermTable
  readonly from: Uint32Array
  readonly subjects: Uint16Array
}

/** Pure. The same topics and weights give the same index. */
export function buildSearchIndex(
  topics: ReadonlyMap<TopicId, Topic>,
  lexicon: PerLanguage<Lexicon>,
  countries: ReadonlyMap<Country, CountryNames>,
  learned: LearnedWeights | null = null,
): SearchIndex {
  const source = termSource(lexicon, countries)
  const subjects = [...[...topics.values()].map(linesOf), elsewhereTexts(lexicon).flat()]
  const read = subjects.map((texts) => texts.map(({ text }) => readWords(text, lexicon)))
  const named = read.map((lines) => lines.map((words) => [...termNames(words, source)]))
  const rows = new Map(learned?.lines.map(({ term }, row) => [term, row]))
  for (const name of named.flat(2)) if (!rows.has(name)) rows.set(name, rows.size)
  const numbered = named.map((lines) => lines.map((names) => names.map((name) => rows.get(name) ?? 0)))
  const rarity = learned === null ? rarityIn(numbered.flat(), rows.size) : rarityLearned(learned, rows.size)
  return {
    topics: [...topics.keys()],
    source,
    table: makeTermTable([...rows.keys()].map(termNamed)),
    learnedRows: learned?.lines.length ?? rows.size,
    rarity,
    askedSo: layAskedSo(read),
    lines: layLines(subjects, numbered, [...rows.keys()], rarity),
    learned: learned && placeLearned(learned, [...topics.keys()]),
  }
}

function layAskedSo(read: readonly (readonly (readonly Word[])[])[]): AskedSo {
  const lines = read.flatMap((ofSubject, subject) => ofSubject.map((words) => ({ subject, said: asSaid(words) })))
  const alike = [...Map.groupBy(lines, ({ said }) => said)]
  const subjects = alike.map(([, those]) => [...new Set(those.map(({ subject }) => subject))])
  const from = new Uint32Array(subjects.length + 1)
  subjects.forEach(({ length }, row) => {
    from[row + 1] = (from[row] ?? 0) + length
  })
  return { table: makeTermTable(alike.map(([said]) => said)), from, subjects: Uint16Array.from(subjects.flat()) }
}

/** The subjects that have a line of these very words. */
export function subjectsAskedSo(words: readonly Word[], { table, from, subjects }: AskedSo): Uint16Array {
  const row = rowOf(asSaid(words), table)
  return row < 0 ? subjects.subarray(0, 0) : subjects.subarray(from[row], from[row + 1])
}

/** Of the words alone: marks, capitals and short forms make no other question. */
function asSaid(words: readonly Word[]): Term {
  return termNamed(words.map(({ meant }) => stripMarks(meant)).join(' '))
}

/** Terms are read by the lexicon and the names of countries alone. */
export function termSource(lexicon: PerLanguage<Lexicon>, countries: ReadonlyMap<Country, CountryNames>): TermSource {
  return { ideas: makeIdeaBook(lexicon), places: makePlaceBook(countries, lexicon), asking: askingPattern(lexicon) }
}

/** What is shared by many is worth less than in proportion. */
const steepness = 1.5

/** 0 to 1: how rare a term is that so many of the texts hold. */
function rarityOf(times: number, texts: number): number {
  return Math.max(0, Math.log((texts + 1) / (times + 0.5)) / Math.log(texts + 1)) ** steepness
}

/** A term that nothing was learnt about was met once at most. */
function rarityLearned({ lines, texts }: LearnedWeights, rows: number): Float32Array {
  const rarity = new Float32Array(rows).fill(rarityOf(1, texts))
  lines.forEach(({ times }, row) => {
    rarity[row] = rarityOf(times, texts)
  })
  return rarity
}

function rarityIn(lines: readonly (readonly number[])[], rows: number): Float32Array {
  const times = new Float32Array(rows)
  for (const row of lines.flat()) times[row] = (times[row] ?? 0) + 1
  return times.map((of) => rarityOf(of, lines.length))
}
