import type { Citation, IsoDate } from '../../knowledge.ts'
import type { Checking } from './checking.ts'

/** When a text was written and is to be read again. */
interface Dates {
  readonly compiled: IsoDate | null
  readonly reviewBy: IsoDate | null
}

/** For figures and warnings, which bear no dates of their own. */
export const undated: Dates = { compiled: null, reviewBy: null }

/**
 * Every source cited is there, still held on that day, and holds until the text is read again: a law that was replaced supports nothing.
 */
export function checkCitations(
  citations: readonly Citation[],
  file: string,
  lineOf: (i: number) => number,
  { compiled, reviewBy }: Dates,
  { draft: { sources }, report, onDate }: Checking,
): void {
  if (!sources) return
  const date = onDate ?? compiled
  for (const [i, { source: id }] of citations.entries()) {
    if (!sources.ids.has(id)) report('source-unknown', file, lineOf(i), { source: id })
    const source = sources.items.get(id)
    if (!source || date === null) continue
    const { inForceUntil: until } = source
    const ended = until !== null ? until < date : source.replacedBy !== null
    const by = source.replacedBy ?? { vi: 'văn bản nào thì chưa rõ', en: 'nothing that is known' }
    if (ended) report('source-ended', file, lineOf(i), { source: id, date, by })
    else if (until !== null && reviewBy !== null && until < reviewBy) {
      report('review-after-source', file, lineOf(i), { source: id, until, reviewBy })
    }
  }
}
