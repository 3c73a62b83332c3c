import { assemble } from './compile/assemble.ts'
import { check } from './compile/check.ts'
import { describe, type Flaw, inReadingOrder, newReport } from './compile/flaw.ts'
import { type ContentFile, type Draft, read } from './compile/read.ts'
import { type Resolved, resolve } from './compile/resolve.ts'
import type { Digest } from './compile/stamp.ts'
import { type Contact, type IsoDate, type Knowledge, languages, type Problem } from './knowledge.ts'

export type Compiled = { readonly knowledge: Knowledge } | { readonly problems: readonly Problem[] }

/**
 * Content text becomes Knowledge, or a list of everything that is wrong with it, in English. Pure: no clock, no files; the same
 * texts always give the same Knowledge. `digest` is SHA-256 in hex.
 */
export function compile(files: readonly ContentFile[], digest: Digest): Compiled {
  const { knowledge, flaws } = survey(files, digest)
  return knowledge ? { knowledge } : { problems: flaws.map((flaw) => describe(flaw, 'en')) }
}

/**
 * Content of an earlier time, which was whole then and which later checks may find fault with: all that can be put together is. What the
 * program did not say then is said in the phrases of today.
 */
export function compileEarlier(files: readonly ContentFile[], digest: Digest, today: Knowledge['phrases']): Compiled {
  const { knowledge, flaws, draft, resolved } = survey(files, digest)
  try {
    const earlier = knowledge ?? assemble(files, draft, resolved, digest)
    const { vi, en } = earlier.phrases
    return { knowledge: { ...earlier, phrases: { vi: { ...today.vi, ...vi }, en: { ...today.en, ...en } } } }
  } catch {
    return { problems: flaws.map((flaw) => describe(flaw, 'en')) } // something that it consists of is not there
  }
}

/** What the curator's workshop wants to know of content, whole or not. */
export interface Survey {
  /** Null when there are flaws. */
  readonly knowledge: Knowledge | null
  /** By file and line; `describe` says them in a language. */
  readonly flaws: readonly Flaw[]
  /** Topics that have an answer in every language, and trees drawn in every language. */
  readonly counts: { readonly topics: number; readonly trees: number }
  /** Those contacts that can be read, whatever else is wrong: numbers are given even where nothing else can be. */
  readonly contacts: readonly Contact[]
  readonly draft: Draft
  readonly resolved: Resolved
}

export interface Questions {
  /** Looks ahead: what will have run out on that day is found too. Null, as without it, asks nothing of the calendar. */
  readonly onDate?: IsoDate | null
  /** Keys of phrases that must be there. */
  readonly phrases?: readonly string[]
  /** Finds also what may be meant and is a slip nearly always. Content with it can be read, so whoever serves it does not ask. */
  readonly slips?: boolean
}

/** Everything there is to know about content. */
export function survey(
  files: readonly ContentFile[],
  digest: Digest,
  { onDate = null, phrases = [], slips = false }: Questions = {},
): Survey {
  const { report, flaws } = newReport()
  const draft = read(files, digest, report)
  const resolved = resolve(draft, report)
  check({ draft, resolved, report, onDate, phrases, slips })
  const knowledge = flaws.length === 0 ? assemble(files, draft, resolved, digest) : null
  return {
    knowledge,
    flaws: inReadingOrder(flaws),
    counts: countWhole(resolved),
    contacts: [...(draft.contacts?.items.values() ?? [])],
    draft,
    resolved,
  }
}

function countWhole({ topics, trees }: Resolved): Survey['counts'] {
  const whole = [...topics.values()].filter(({ entry }) => languages.every((language) => entry[language]?.keys))
  const drawn = [...trees.values()].filter((pair) => languages.every((language) => pair[language]?.keys))
  return { topics: whole.length, trees: drawn.length }
}
