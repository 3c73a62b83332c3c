import { AppError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { readSurvey } from './read-survey.ts'

/**
 * Reads a content folder once, for a command that does its work and ends; what `keptIn` holds of it is not compiled again.
 * @throws AppError `bad-content` naming the first problem, when the content is not whole or not there
 */
export async function readLibrary(folder: string, keptIn: string | null = null): Promise<Knowledge> {
  const { knowledge, problems } = await readSurvey(folder, keptIn)
  if (knowledge !== null) return knowledge
  const [first] = problems
  const where = first ? `; the first: ${first.file}:${first.line} ${first.problem}` : ''
  throw new AppError('bad-content', `${problems.length} problems in the content${where}`)
}
