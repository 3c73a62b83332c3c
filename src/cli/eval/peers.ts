import { type Knowledge, languages } from '../../knowledge/knowledge.ts'
import { textsOf } from '../../knowledge/search/texts.ts'
import type { Way } from '../../knowledge/search/ways.ts'
import { plain } from '../../knowledge/words/normalise.ts'

/** Something that ranks topics for a question. */
export interface Engine {
  readonly name: string
  /** From the texts to the first answer. */
  readonly readyInMs: number
  /** A slow engine is asked one question in so many. */
  readonly oneIn: number
  /** Topic ids, best first. */
  ask(text: string): Promise<readonly string[]>
}

/** What the peers are given: the texts of one topic, folded and without marks, which none of them does by itself. */
export interface TopicDocument {
  readonly id: string
  readonly title: string
  readonly ask: string
  readonly text: string
}

/** The same content for every engine, and the further ways of asking for one that can bear them. */
export function documentsOf({ topics }: Pick<Knowledge, 'topics'>, ways: readonly Way[] = []): readonly TopicDocument[] {
  const further = Map.groupBy(ways, ({ topic }) => topic)
  return [...topics.values()].map((topic) => {
    const texts = [...textsOf(topic)]
    const of = (...fields: readonly string[]) =>
      plain(
        texts
          .filter(({ field }) => fields.includes(field))
          .map(({ text }) => text)
          .join(' . '),
      )
    const asked = (further.get(topic.id) ?? []).map(({ text }) => plain(text))
    return { id: topic.id, title: of('title'), ask: [of('ask'), ...asked].join(' . '), text: of('text', 'more', 'scope') }
  })
}

/** Each with the settings that served it best; opened one after the other. They are development packages, which an installation lacks. */
export async function openPeers(knowledge: Knowledge, ways: readonly Way[]): Promise<readonly Engine[]> {
  return [await openMiniSearch(documentsOf(knowledge, ways)), await openFuse(knowledge), await openNlp(knowledge)]
}

/** A topic a document, title and ask lines weighed up, slips allowed in long words. */
export async function openMiniSearch(documents: readonly TopicDocument[]): Promise<Engine> {
  const { default: MiniSearch } = await import('minisearch')
  const beganAt = performance.now()
  const index = new MiniSearch<TopicDocument>({
    fields: ['title', 'ask', 'text'],
    searchOptions: { boost: { title: 2, ask: 2 }, fuzzy: (term) => (term.length > 5 ? 0.2 : false) },
  })
  index.addAll(documents)
  return {
    name: 'MiniSearch',
    oneIn: 1,
    readyInMs: performance.now() - beganAt,
    ask: (text) => Promise.resolve(index.search(plain(text)).map(({ id }) => String(id))),
  }
}

/** It compares the question with every line letter by letter: with all of them one question would take seconds. */
const linesForFuse = 8

/** A line a document: short texts serve it best. */
export async function openFuse({ topics }: Pick<Knowledge, 'topics'>): Promise<Engine> {
  const { default: Fuse } = await import('fuse.js')
  const beganAt = performance.now()
  const lines = [...topics.values()].flatMap((topic) =>
    languages.flatMap((language) =>
      [topic.entry[language].title, ...topic.entry[language].ask.slice(0, linesForFuse)].map((line) => ({
        id: topic.id,
        line: plain(line),
      })),
    ),
  )
  const index = new Fuse(lines, { keys: ['line'], threshold: 0.6, ignoreLocation: true, useTokenSearch: true })
  return {
    name: 'fuse.js',
    oneIn: 40,
    readyInMs: performance.now() - beganAt,
    ask: (text) => Promise.resolve([...new Set(index.search(plain(text), { limit: 30 }).map(({ item }) => item.id))]),
  }
}

/** An intent a topic, learnt from its lines. It has no Vietnamese: with its marks gone that is read like any words between blanks. */
async function openNlp({ topics }: Pick<Knowledge, 'topics'>): Promise<Engine> {
  const { containerBootstrap, LangEn, Nlp } = await import('@nlpjs/basic')
  const beganAt = performance.now()
  const container = await containerBootstrap()
  container.use(LangEn)
  const nlp = new Nlp({ container, languages: ['en'], autoSave: false, nlu: { log: false, useNoneFeature: false } })
  for (const [id, { entry }] of topics) {
    for (const language of languages)
      for (const line of [entry[language].title, ...entry[language].ask]) nlp.addDocument('en', plain(line), id)
  }
  await nlp.train()
  return {
    name: '@nlpjs/basic',
    oneIn: 10,
    readyInMs: performance.now() - beganAt,
    async ask(text) {
      const { classifications } = await nlp.process('en', plain(text))
      return classifications.map(({ intent }) => intent)
    },
  }
}
