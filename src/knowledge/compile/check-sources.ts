import type { Citation, IsoDate } from '../knowledge.ts'
import type { Checking } from './checking.ts'

/** Every source cited is there and still held on that day: a law that was replaced supports nothing. */
export function checkCitations(
  citations: readonly Citation[],
  file: string,
  lineOf: (i: number) => number,
  compiled: IsoDate | null,
  { draft: { sources }, report, onDate }: Checking,
): void {
  if (!sources) return
  const date = onDate ?? compiled
  for (const [i, { source: id }] of citations.entries()) {
    if (!sources.ids.has(id)) report('source-unknown', file, lineOf(i), { source: id })
    const source = sources.items.get(id)
    if (!source || date === null) continue
    const ended = source.inForceUntil !== null ? source.inForceUntil < date : source.replacedBy !== null
    const by = source.replacedBy ?? { vi: 'văn bản nào thì chưa rõ', en: 'nothing that is known' }
    if (ended) report('source-ended', file, lineOf(i), { source: id, date, by })
  }
}
