import { phraseKeys } from '../bot/phrases.ts'
import { describe } from '../knowledge/compile/flaw.ts'
import type { ContentFile } from '../knowledge/compile/read.ts'
import { type Survey, survey } from '../knowledge/compile.ts'
import type { Contact, Knowledge, Problem } from '../knowledge/knowledge.ts'
import { keepReading, keptSurvey, keyOf } from './kept-reading.ts'
import { digest, readBytes, textsOf } from './read-content.ts'

/** What one reading of the content folder came to. Plain data, so that a thread can hand it over. */
export interface Reading {
  /** Null where anything is wrong. */
  readonly knowledge: Knowledge | null
  readonly problems: readonly Problem[]
  /** Those contacts that could be read, whatever else is wrong. */
  readonly contacts: readonly Contact[]
}

/**
 * Reads the folder, and compiles it unless `keptIn` holds what would come of it. A folder that cannot be read is a problem like any other.
 */
export async function readSurvey(folder: string, keptIn: string | null = null): Promise<Reading> {
  const kept = keptIn === null ? null : await keptSurvey(folder, keptIn)
  if (kept !== null) return kept
  const read = await readBytes(folder).catch(() => null)
  if (read === null)
    return { knowledge: null, problems: [{ file: 'content', line: 0, problem: 'the folder cannot be read' }], contacts: [] }
  const reading = compiled(textsOf(read))
  if (keptIn !== null && reading.knowledge !== null) await keepReading(keptIn, await keyOf(read), reading)
  return reading
}

function compiled(read: readonly ContentFile[]): Reading {
  const { knowledge, flaws, contacts }: Survey = survey(read, digest, { phrases: phraseKeys })
  return { knowledge, problems: flaws.map((flaw) => describe(flaw, 'en')), contacts }
}
