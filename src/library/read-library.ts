import { phraseKeys } from '../bot/phrases.ts'
import { AppError } from '../errors.ts'
import { compile } from '../knowledge/compile.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { digest, readContent } from './read-content.ts'

/**
 * Reads a content folder once, for a command that does its work and ends.
 * @throws AppError `bad-content` naming the first problem, when the content is not whole or not there
 */
export async function readLibrary(folder: string): Promise<Knowledge> {
  const compiled = compile(await readContent(folder), digest, phraseKeys)
  if ('knowledge' in compiled) return compiled.knowledge
  const [first] = compiled.problems
  const where = first ? `; the first: ${first.file}:${first.line} ${first.problem}` : ''
  throw new AppError('bad-content', `${compiled.problems.length} problems in the content${where}`)
}
