import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newReport } from '../../src/knowledge/compile/flaw.ts'
import { byCountry, readCountries, readLexicon } from '../../src/knowledge/compile/read/read-lexicon.ts'
import { readRedFlags } from '../../src/knowledge/compile/read/read-red-flags.ts'
import { makeDangerBooks } from '../../src/knowledge/danger/danger-books.ts'
import type { Entry, Knowledge, PerLanguage, Stage, Topic } from '../../src/knowledge/knowledge.ts'
import { buildSearchIndex } from '../../src/knowledge/search/search-index.ts'
import type { Frames, Lexicon, Signal } from '../../src/knowledge/words/wording.ts'

/** A topic in a line: its title and ways of asking in both languages. */
export interface SmallTopic {
  readonly id: string
  readonly stage?: Stage
  readonly vi: readonly [title: string, ...ask: string[]]
  readonly en: readonly [title: string, ...ask: string[]]
}

const { report } = newReport()

/** Knowledge with the real lexicon, countries and red flags, and only those topics, signals and frames that a test needs. */
export function smallKnowledge(parts: {
  readonly topics?: readonly SmallTopic[]
  readonly signals?: readonly Signal[]
  readonly frames?: PerLanguage<Frames>
}): Knowledge {
  const lexicon = {
    vi: there(readLexicon('vi.yaml', contentFile('lexicon/vi.yaml'), report)).lexicon,
    en: there(readLexicon('en.yaml', contentFile('lexicon/en.yaml'), report)).lexicon,
  }
  const wording = { signals: parts.signals ?? [], frames: parts.frames ?? { vi: noFrames, en: noFrames }, lexicon }
  const countries = byCountry(there(readCountries(contentFile('lexicon/countries.yaml'), report)))
  const topics = new Map((parts.topics ?? []).map((topic) => [topic.id, toTopic(topic)] as const))
  return {
    version: 'small',
    topics,
    trees: new Map(),
    contacts: new Map(),
    facts: new Map(),
    sources: new Map(),
    ...wording,
    danger: makeDangerBooks(wording),
    told: null,
    countries,
    advertisement: there(readRedFlags(contentFile('lexicon/red-flags.yaml'), report)).advertisement,
    phrases: { vi: {}, en: {} },
    operator: { name: { vi: '', en: '' }, phone: null, privacyContact: null, website: null, hours: { kind: 'unknown' }, standing: null },
    companies: null,
    search: buildSearchIndex(topics, lexicon, countries),
  }
}

export const noLexicon: Lexicon = {
  synonyms: {},
  short: {},
  common: [],
  greetings: [],
  elsewhere: {},
  places: [],
  notPlaces: [],
  sentences: {
    words: {},
    somebody: [],
    askingPolitely: [],
    question: [],
    story: [],
    begins: [],
    ends: [],
    behindTheEnd: [],
    writer: [],
    openings: [],
  },
  children: [],
  beforeNames: ['my'],
  addressed: null,
}

export const noFrames: Frames = {
  general: [],
  others: [],
  invented: [],
  negation: [],
  past: [],
  once: [],
  settled: [],
  turned: [],
  supposed: [],
  wondered: [],
  anger: [],
  calm: [],
  feared: [],
  now: [],
  relative: [],
  another: [],
  myself: [],
  atHome: [],
  witness: [],
  inside: [],
  young: [],
  grown: [],
  words: {},
}

export function signalOf(signal: Partial<Signal> & Pick<Signal, 'id' | 'level'>): Signal {
  const empty = { vi: [], en: [] }
  return {
    topic: signal.id,
    forRelative: null,
    forWitness: null,
    forRelativeAtHome: null,
    atHome: false,
    ofGrown: null,
    guarded: false,
    neverOutweighed: false,
    overtakes: false,
    holds: false,
    leadsAway: false,
    runsOutOfAir: false,
    runsOutOfAirBehind: [],
    callsAmbulance: false,
    wantsToDie: false,
    needsAmbulance: false,
    happening: signal.level >= 3 ? { vi: signal.id, en: signal.id } : null,
    phrases: empty,
    raisedBy: [],
    becomes: null,
    lookAlikes: empty,
    ...signal,
  }
}

function toTopic({ id, stage, vi, en }: SmallTopic): Topic {
  const entry = ([title, ...ask]: SmallTopic['vi']): Entry => ({
    ...{ id, version: id, title, ask, sources: [], compiled: '2026-11-22', signed: null, reviewBy: '2027-11-22', next: [] },
    ...{ text: [{ kind: 'paragraph', text: [title] }], inDanger: null, forAnother: null, more: null, responder: null },
  })
  return {
    id,
    stage: stage ?? 'before',
    risk: 'none',
    scope: '',
    entry: { vi: entry(vi), en: entry(en) },
    variants: new Map(),
    countryPicked: 'asked',
    grimTitle: false,
  }
}

function contentFile(path: string): string {
  return readFileSync(join(import.meta.dirname, '../../content', path), 'utf8')
}

function there<Value>(value: Value | null): Value {
  if (value === null) throw new Error('the content file cannot be read')
  return value
}
