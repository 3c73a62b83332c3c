import { daysBetween } from '../../dates.ts'
import { factOn } from '../../facts.ts'
import { inlinesOf } from '../../inlines-of.ts'
import type { Citation, IsoDate } from '../../knowledge.ts'
import type { DraftProse } from '../read/read-prose.ts'
import type { Checking } from './checking.ts'

/** Two years. Law and numbers do not hold so long unread. */
const mostDays = 731

interface Dated {
  readonly file: string
  readonly lineOf: (path: readonly PropertyKey[]) => number
  readonly keys: {
    readonly compiled: IsoDate | null
    readonly signedBy: string | null
    readonly signed: IsoDate | null
    readonly reviewBy: IsoDate | null
  } | null
}

/** When a text was written, signed and is to be read again. */
export function checkDates({ file, lineOf, keys }: Dated, { report, onDate, slips }: Checking): void {
  if (!keys) return
  const { compiled, signedBy, signed, reviewBy } = keys
  if ((signedBy === null) !== (signed === null)) report('signature-incomplete', file, lineOf(['signed-by']))
  if (compiled !== null && signed !== null && signed < compiled) report('signed-before-compiled', file, lineOf(['signed']))
  if (compiled !== null && reviewBy !== null && reviewBy < compiled) report('review-before-compiled', file, lineOf(['review-by']))
  if (slips && compiled !== null && reviewBy !== null && daysBetween(compiled, reviewBy) > mostDays)
    report('review-too-late', file, lineOf(['review-by']), { reviewBy })
  if (onDate !== null && reviewBy !== null && reviewBy < onDate)
    report('past-review', file, lineOf(['review-by']), { date: onDate, reviewBy })
}

/** The figures in a text hold on the day asked for, or on the day it was compiled, and rest on a source that the text names. */
export function checkFactsHold(
  prose: DraftProse,
  file: string,
  compiled: IsoDate | null,
  cited: readonly Citation[],
  { draft, report, onDate }: Checking,
): void {
  const date = onDate ?? compiled
  if (date === null) return
  for (const { id, line } of prose.flatMap(factsIn)) {
    const fact = draft.facts?.items.get(id)
    if (!fact) continue
    const source = factOn(fact, date)?.source.source
    if (source === undefined) report('fact-not-in-force', file, line, { id, date })
    else if (!cited.some((citation) => citation.source === source)) report('fact-uncited', file, line, { id, source })
  }
}

function factsIn({ block, texts }: DraftProse[number]) {
  return inlinesOf(block).flatMap((inline, i) => {
    const facts = inline.filter((part) => typeof part !== 'string' && part.kind === 'fact')
    return facts.map(({ id }) => ({ id, line: texts[i]?.line ?? 0 }))
  })
}
