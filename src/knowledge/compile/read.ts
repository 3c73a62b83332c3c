import type { ToldWeights } from '../danger/told/weights.ts'
import type { CompanyRegister, Contact, Fact, Language, Operator, PerLanguage, Source } from '../knowledge.ts'
import type { LearnedWeights } from '../search/learned.ts'
import type { CountryNames } from '../words/wording.ts'
import type { Report } from './flaw.ts'
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
  const { one, maybe, perLanguage, each, leftOver } = openShelf(files, report)
  const signals = each(signalId, (id, text, file) => ({ id, read: readSignal(file, id, text, report) }))
  const draft: Draft = {
    topics: one(topicsFile, (text) => readTopics(text, report)),
    entries: each(entryPath, (path, text) => readEntry(path, text, digest, report)),
    trees: each(treePath, (path, text) => readTree(path, text, digest, report)),
    contacts: one(contactsFile, (text) => readContacts(text, report)),
    facts: one(factsFile, (text) => readFacts(text, report)),
    sources: one(sourcesFile, (text) => readSources(text, report)),
    countries: one(countriesFile, (text) => readCountries(text, report)),
    operator: one(operatorFile, (text) => readOperator(text, report)),
    openQuestions: maybe(openQuestionsFile, (text) => readOpenQuestions(text, report)),
    signals: signals.flatMap(({ read: signal }) => signal ?? []),
    signalIds: new Set(signals.map(({ id }) => id)),
    frames: one(framesFile, (text) => readFrames(text, report)),
    order: one(orderFile, (text) => readOrder(text, report)),
    redFlags: one(redFlagsFile, (text) => readRedFlags(text, report)),
    lexicons: perLanguage(
      (language) => `content/lexicon/${language}.yaml`,
      (file, text) => readLexicon(file, text, report),
    ),
    phrases: perLanguage(
      (language) => `content/phrases/${language}.json`,
      (file, text, language) => readPhrases(file, language, text, report),
    ),
    companies: maybe(registerFile, (text) => readRegister(text, report)),
    learned: maybe(learnedFile, (text) => readLearned(text, report)),
    told: each(toldOf, (name, text, file) => readTold(file, name, text, report)).filter((told) => told !== null),
    toldLearned: maybe(toldLearnedFile, (text) => readToldLearned(text, report)),
    ways: each(waysLanguage, (language, text, file) => readWays(file, language, text, report)).flat(),
  }
  for (const path of leftOver()) report('misplaced-file', path, 0)
  return draft
}

/** The files of content/, taken down to be read; what nobody takes is misplaced. */
interface Shelf {
  /** A file that has to be there: missing, it is reported and null. */
  one<Read>(path: string, reader: (text: string) => Read): Read | null
  /** A file that may be left out. */
  maybe<Read>(path: string, reader: (text: string) => Read): Read | null
  perLanguage<Read>(
    pathOf: (language: Language) => string,
    reader: (path: string, text: string, language: Language) => Read,
  ): PerLanguage<Read | null>
  /** Every file of a kind: `kindOf` is null for any other. */
  each<Kind, Read>(kindOf: (path: string) => Kind | null, reader: (kind: Kind, text: string, path: string) => Read): readonly Read[]
  /** Paths of the files that nobody has read. */
  leftOver(): readonly string[]
}

function openShelf(files: readonly ContentFile[], report: Report): Shelf {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const taken = new Set<string>(['content/README.md', 'content/LICENSE'])

  function maybe<Read>(path: string, reader: (text: string) => Read): Read | null {
    taken.add(path)
    const text = texts.get(path)
    return text === undefined ? null : reader(text)
  }

  function one<Read>(path: string, reader: (text: string) => Read): Read | null {
    if (!texts.has(path)) report('file-missing', path, 0)
    return maybe(path, reader)
  }

  return {
    one,
    maybe,
    perLanguage: (pathOf, reader) => ({
      vi: one(pathOf('vi'), (text) => reader(pathOf('vi'), text, 'vi')),
      en: one(pathOf('en'), (text) => reader(pathOf('en'), text, 'en')),
    }),
    each: (kindOf, reader) =>
      files.flatMap(({ path, text }) => {
        const kind = kindOf(path)
        if (kind === null) return []
        taken.add(path)
        return [reader(kind, text, path)]
      }),
    leftOver: () => files.map(({ path }) => path).filter((path) => !taken.has(path)),
  }
}

/** A file in another encoding than UTF-8 has lost its Vietnamese letters before it comes here. */
function checkEncoding(file: string, text: string, report: Report): void {
  const at = text.search(/[\uFFFD\0]/)
  if (at >= 0) report('encoding', file, text.slice(0, at).split('\n').length)
}
