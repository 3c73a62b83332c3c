import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import { survey } from '../../knowledge/compile.ts'
import { addDays, isIsoDate, vietnamDate } from '../../knowledge/dates.ts'
import type { IsoDate } from '../../knowledge/knowledge.ts'
import { digest, readContent } from '../../library/read-content.ts'
import { ageReport } from './age-report.ts'

export const summary = 'list what is past its review date or soon will be, unsigned, or never dialled: stale [--at DATE] [--within DAYS]'

/** Age is told here and not by `check`, so that no build turns red by calendar. Always 0. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { at: { type: 'string' }, within: { type: 'string', default: '30' } } })
  const today: IsoDate = values.at ?? vietnamDate(Date.now())
  const within = Number(values.within)
  if (!isIsoDate(today) || !Number.isInteger(within) || within < 0) {
    console.error(`Usage: ${summary}`)
    return 2
  }
  console.log(ageReport(survey(await readContent(readConfig().contentFolder), digest), today, addDays(today, within)).join('\n'))
  return 0
}
