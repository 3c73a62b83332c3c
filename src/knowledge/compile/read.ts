import type { ToldWeights } from '../danger/told/weights.ts'
import type { CompanyRegister, Contact, Fact, Language, Operator, Source } from '../knowledge.ts'
import type { LearnedWeights } from '../search/learned.ts'
import type { CountryNames } from '../words/wording.ts'
import type { Report } from './finding.ts'
import { contactsFile, readContacts } from './read/read-contacts.ts'
import {
  type DraftFrames,
  type DraftOrder,
  type DraftSignal,
  framesFile,
  orderFile,
  readFrames,
  readOrder,
  readSignal,
  signalId,
} from './read/read-danger.ts'
import { type DraftEntry, entryPath, readEntry } from './read/read-entry.ts'
import { factsFile, readFacts, readSources, sourcesFile } from './read/read-facts.ts'
import { learnedFile, readLearned } from './read/read-learned.ts'
import { countriesFile, type DraftLexicon, readCountries, readLexicon } from './read/read-lexicon.ts'
import type { Listed } from './read/read-listed.ts'
import { type OpenQuestion, openQuestionsFile, readOpenQuestions } from './read/read-open-questions.ts'
import { operatorFile, readOperator } from './read/read-operator.ts'
import { type DraftPhrases, readPhrases } from './read/read-phrases.ts'
import { type DraftRedFlags, readRedFlags, redFlagsFile } from './read/read-red-flags.ts'
import { readRegister, registerFile } from './read/read-register.ts'
import { type DraftTold, readTold, readToldLearned, toldLearnedFile, toldOf } from './read/read-told.ts'
import { type DraftTopics, readTopics, topicsFile } from './read/read-topics.ts'
import { type DraftTree, readTree, treePath } from './read/read-tree.ts'
import { type DraftWay, readWays, waysLanguage } from './read/read-ways.ts'
import type { Digest } from './stamp.ts'

/** One file of content/, as the library read it. */
export interface ContentFile {
  /** From the project's root: `content/faq/before/brokerage-fee.vi.md`. */
  readonly path: string
  readonly text: string
}

/** Everything that was read, file by file; null where a file is missing or cannot be read, which is reported. */
export interface Draft {
  readonly topics: DraftTopics | null
  readonly entries: readonly DraftEntry[]
  readonly trees: readonly DraftTree[]
  readonly contacts: Listed<Contact> | null
  readonly facts: Listed<Fact> | null
  readonly sources: Listed<Source> | null
  readonly countries: Listed<CountryNames> | null
  readonly operator: Operator | null
  /** Null too where the file is left out: only whoever goes live needs it. */
  readonly openQuestions: Listed<OpenQuestion> | null
  readonly signals: readonly DraftSignal[]
  readonly signalIds: ReadonlySet<string>
  readonly frames: DraftFrames | null
  readonly order: DraftOrder | null
  readonly redFlags: DraftRedFlags | null
  readonly lexicons: Readonly<Record<Language, DraftLexicon | null>>
  readonly phrases: Readonly<Record<Language, DraftPhrases | null>>
  readonly companies: CompanyRegister | null
  /** Null where the weights have not been learnt. */
  readonly learned: LearnedWeights | null
  readonly told: readonly DraftTold[]
  /** Null where nothing has been learnt from them. */
  readonly toldLearned: ToldWeights | null
  /** Only learning reads them. */
  readonly ways: readonly DraftWay[]
}

/** First stage: every file on its own. Nothing here looks from one file into another. */
export function read(written: readonly ContentFile[], digest: Digest, report: Report): Draft {
  const files = written.map(({ path, text }) => ({ path, text: text.normalize('NFC') }))
  for (const { path, text } of files) checkEncoding(path, text, report)
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const known = new Set<string>(['content/README.md', 'content/LICENSE'])
  const readOne = <Read>(path: string, reader: (text: string) => Read): Read | null => {
    known.add(path)
    const text = texts.get(path)
    if (text === undefined) report('file-missing', path, 0)
    return text === undefined ? null : reader(text)
  }
  const readEach = <Path, Read>(pathOf: (path: string) => Path | null, reader: (path: Path, text: string, file: string) => Read): Read[] =>
    files.flatMap(({ path: file, text }) => {
      const path = known.has(file) ? null : pathOf(file)
      if (path !== null) known.add(file)
      return path === null ? [] : [reader(path, text, file)]
    })
  const perLanguage = <Read>(pathOf: (language: Language) => string, reader: (file: string, text: string, language: Language) => Read) => ({
    vi: readOne(pathOf('vi'), (text) => reader(pathOf('vi'), text, 'vi')),
    en: readOne(pathOf('en'), (text) => reader(pathOf('en'), text, 'en')),
  })

  const draft: Omit<
    Draft,
    'entries' | 'trees' | 'signals' | 'signalIds' | 'companies' | 'openQuestions' | 'learned' | 'told' | 'toldLearned' | 'ways'
  > = {
    topics: readOne(topicsFile, (text) => readTopics(text, report)),
    contacts: readOne(contactsFile, (text) => readContacts(text, report)),
    facts: readOne(factsFile, (text) => readFacts(text, report)),
    sources: readOne(sourcesFile, (text) => readSources(text, report)),
    countries: readOne(countriesFile, (text) => readCountries(text, report)),
    operator: readOne(operatorFile, (text) => readOperator(text, report)),
    frames: readOne(framesFile, (text) => readFrames(text, report)),
    order: readOne(orderFile, (text) => readOrder(text, report)),
    redFlags: readOne(redFlagsFile, (text) => readRedFlags(text, report)),
    lexicons: perLanguage(
      (language) => `content/lexicon/${language}.yaml`,
      (file, text) => readLexicon(file, text, report),
    ),
    phrases: perLanguage(
      (language) => `content/phrases/${language}.json`,
      (file, text, language) => readPhrases(file, language, text, report),
    ),
  }
  const entries = readEach(entryPath, (path, text) => readEntry(path, text, digest, report))
  const trees = readEach(treePath, (path, text) => readTree(path, text, digest, report))
  const signals = readEach(signalId, (id, text, file) => ({ id, read: readSignal(file, id, text, report) }))
  const told = readEach(toldOf, (name, text, file) => readTold(file, name, text, report))
  const ways = readEach(waysLanguage, (language, text, file) => readWays(file, language, text, report)).flat()
  const readMaybe = <Read>(path: string, reader: (text: string) => Read): Read | null => {
    known.add(path)
    const text = texts.get(path)
    return text === undefined ? null : reader(text)
  }
  const companies = readMaybe(registerFile, (text) => readRegister(text, report))
  const openQuestions = readMaybe(openQuestionsFile, (text) => readOpenQuestions(text, report))
  const learned = readMaybe(learnedFile, (text) => readLearned(text, report))
  const toldLearned = readMaybe(toldLearnedFile, (text) => readToldLearned(text, report))
  for (const { path } of files) if (!known.has(path)) report('misplaced-file', path, 0)
  return {
    ...draft,
    entries,
    trees,
    signals: signals.flatMap(({ read: signal }) => signal ?? []),
    signalIds: new Set(signals.map(({ id }) => id)),
    companies,
    openQuestions,
    learned,
    told: told.flatMap((one) => one ?? []),
    toldLearned,
    ways,
  }
}

/** A file in another encoding than UTF-8 has lost its Vietnamese letters before it comes here. */
function checkEncoding(file: string, text: string, report: Report): void {
  const at = text.search(/[\uFFFD\0]/)
  if (at >= 0) report('encoding', file, text.slice(0, at).split('\n').length)
}
