import { describe } from '../knowledge/compile/finding.ts'
import { type Survey, survey } from '../knowledge/compile.ts'
import type { Contact, Knowledge, Problem } from '../knowledge/knowledge.ts'
import { digest, readContent } from './read-content.ts'

/** What one reading of the content folder came to. Plain data, so that a thread can hand it over. */
export interface Reading {
  /** Null where anything is wrong. */
  readonly knowledge: Knowledge | null
  readonly problems: readonly Problem[]
  /** Those contacts that could be read, whatever else is wrong. */
  readonly contacts: readonly Contact[]
}

/** Reads and compiles the folder. A folder that cannot be read is a problem like any other. */
export async function readSurvey(folder: string): Promise<Reading> {
  const read = await readContent(folder).catch(() => null)
  if (read === null)
    return { knowledge: null, problems: [{ file: 'content', line: 0, problem: 'the folder cannot be read' }], contacts: [] }
  const { knowledge, findings, contacts }: Survey = survey(read, digest)
  return { knowledge, problems: findings.map((finding) => describe(finding, 'en')), contacts }
}
