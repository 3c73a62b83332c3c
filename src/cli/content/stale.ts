import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import { survey } from '../../knowledge/compile.ts'
import { addDays, isIsoDate, vietnamDate } from '../../knowledge/dates.ts'
import { type IsoDate, languages } from '../../knowledge/knowledge.ts'
import { digest, readContent } from '../../library/read-content.ts'
import { tellUsage } from '../tell-usage.ts'
import { ageReport } from './age-report.ts'

export const summary =
  'list what is past its review date or soon will be, unsigned, or never dialled: stale [--at DATE] [--within DAYS] [--lang vi]'

/** Age is told here and not by `check`, so that no build turns red by calendar. Always 0. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { at: { type: 'string' }, within: { type: 'string', default: '30' }, lang: { type: 'string', default: 'en' } },
  })
  const language = languages.find((known) => known === values.lang)
  const today: IsoDate = values.at ?? vietnamDate(Date.now())
  const within = Number(values.within)
  if (!language || !isIsoDate(today) || !Number.isInteger(within) || within < 0) return tellUsage(summary, { of: 'content' })
  const found = survey(await readContent(readConfig().contentFolder), digest)
  console.log(ageReport(found, { today, soon: addDays(today, within), language }).join('\n'))
  return 0
}
