import type { Language, TopicId } from '../../knowledge.ts'
import type { Way } from '../../search/ways.ts'
import type { Report } from '../flaw.ts'

/** A way of asking as it stands in a file of content/ways. */
export interface DraftWay extends Way {
  readonly file: string
  readonly line: number
}

/** Stands for a topic where the lines below are somebody else's to answer. */
const elsewhere = 'elsewhere'

/**
 * `content/ways/before.vi.txt`; null for any other path. The name before the language says nothing: lines may be sorted as curators like.
 */
export function waysLanguage(file: string): Language | null {
  const [, language] = /^content\/ways\/[a-z0-9]+(?:-[a-z0-9]+)*\.(vi|en)\.txt$/.exec(file) ?? []
  return (language as Language | undefined) ?? null
}

/** `# topic` or `# elsewhere`, and below it a way of asking a line. Empty lines are passed over. */
export function readWays(file: string, language: Language, text: string, report: Report): readonly DraftWay[] {
  const ways: DraftWay[] = []
  let topic: TopicId | null | undefined
  let isLost = false
  for (const [at, written] of text.split('\n').entries()) {
    const way = written.trim()
    const [, named] = /^#\s+(\S+)$/.exec(way) ?? []
    if (named !== undefined) topic = named === elsewhere ? null : named
    else if (way.startsWith('#')) report('way-heading', file, at + 1, { line: way })
    else if (way !== '' && topic === undefined && !isLost) report('way-homeless', file, at + 1)
    else if (way !== '' && topic !== undefined && !isLost) ways.push({ file, line: at + 1, topic, language, text: way })
    // Whose the lines below are meant to be is not known.
    if (way.startsWith('#')) isLost = named === undefined
  }
  return ways
}
