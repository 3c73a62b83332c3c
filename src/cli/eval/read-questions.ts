import { readFile } from 'node:fs/promises'
import type { Language, Level } from '../../knowledge/knowledge.ts'

/** A labelled message: what a right answer to it is, and how dangerous it is. */
export interface LabelledQuestion {
  readonly id: string
  readonly text: string
  readonly language: Language
  readonly kind: 'in-scope' | 'off-topic' | 'danger'
  /** Topics, or `tree:<id>`, that would be right, best first; empty for most of what is off topic. */
  readonly accept: readonly string[]
  readonly level: Level
  /** Slices that it is counted in besides its kind and language. */
  readonly tags: readonly string[]
}

/** What is wrong with a file of questions, in one line. */
export interface Unreadable {
  readonly problem: string
}

/** JSON Lines; empty lines are passed over. Stops at the first line that is malformed, since every score after it would be in doubt. */
export async function readQuestions(file: string): Promise<readonly LabelledQuestion[] | Unreadable> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return { problem: `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})` }
  }
  const questions: LabelledQuestion[] = []
  const ids = new Set<string>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = readQuestion(line)
    const reason = 'reason' in read ? read.reason : ids.has(read.id) ? `id ${read.id} stands twice` : null
    if (reason !== null) return { problem: `${file}:${index + 1}: ${reason}` }
    if ('id' in read) {
      ids.add(read.id)
      questions.push(read)
    }
  }
  return questions.length === 0 ? { problem: `${file}: holds no questions` } : questions
}

function readQuestion(line: string): LabelledQuestion | { readonly reason: string } {
  let written: unknown
  try {
    written = JSON.parse(line)
  } catch {
    return { reason: 'is not JSON' }
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return { reason: 'is not a JSON object' }
  const { id, text, lang, kind, accept, level, tags = [] } = written as Record<string, unknown>
  if (typeof id !== 'string' || id === '') return { reason: 'id must be a text' }
  if (typeof text !== 'string' || text.trim() === '') return { reason: 'text must be a text' }
  if (lang !== 'vi' && lang !== 'en') return { reason: 'lang must be vi or en' }
  if (kind !== 'in-scope' && kind !== 'off-topic' && kind !== 'danger') return { reason: 'kind must be in-scope, off-topic or danger' }
  if (!isTexts(accept)) return { reason: 'accept must be a list of topic ids' }
  if (level !== 0 && level !== 1 && level !== 2 && level !== 3 && level !== 4) return { reason: 'level must be 0 to 4' }
  if (!isTexts(tags)) return { reason: 'tags must be a list of texts' }
  return { id, text, language: lang, kind, accept, level, tags }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
