import { existsSync } from 'node:fs'
import path from 'node:path'
import { phraseKeys } from '../../bot/phrases.ts'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import { describe } from '../../knowledge/compile/flaw.ts'
import { survey } from '../../knowledge/compile.ts'
import { vietnamDate } from '../../knowledge/dates.ts'
import type { Knowledge, Language } from '../../knowledge/knowledge.ts'
import { digest, readContent } from '../../library/read-content.ts'
import { isDownPage } from '../build/down-page.ts'
import { groupTexts } from '../go-live/group-texts.ts'
import { openGroups } from '../go-live/open-groups.ts'
import { type Finding, note, well, wrong } from './finding.ts'

/** Whether the content loads, what is open before real people use it, and whether the pages are built. */
export async function lookAtContent(config: Config, language: Language, nowMs: number): Promise<readonly Finding[]> {
  const { contentFolder, webFolder } = config
  const page = existsSync(path.join(webFolder, 'index.html')) ? well('page-well') : wrong('page-missing')
  try {
    const files = await readContent(contentFolder)
    const { flaws, counts, knowledge } = survey(files, digest, { onDate: null, phrases: phraseKeys })
    const [first] = flaws.map((flaw) => describe(flaw, language))
    if (first !== undefined) return [wrong('content-bad', String(flaws.length), `${first.file}:${first.line} ${first.problem}`), page]
    const open = openGroups(survey(files, digest, { onDate: vietnamDate(nowMs), phrases: phraseKeys, slips: true }))
    const titles = open.map(({ id, items }) => `${groupTexts[id].title[language]} (${items.length})`).join(', ')
    return [
      well('content-well', String(counts.topics), String(counts.trees)),
      page,
      ...(knowledge === null ? [] : await lookAtDownPage(config, knowledge)),
      open.length === 0 ? well('go-live-well') : note('go-live-open', String(open.length), titles),
    ]
  } catch (error) {
    if (error instanceof AppError) return [wrong('content-bad', '?', error.message), page]
    throw error
  }
}

/** Only where a proxy stands in front. */
export async function lookAtDownPage(config: Config, knowledge: Knowledge): Promise<readonly Finding[]> {
  return config.production && !(await isDownPage(config, knowledge)) ? [note('down-page-old')] : []
}
