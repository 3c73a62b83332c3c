import { parseArgs } from 'node:util'
import { phraseKeys } from '../../bot/phrases.ts'
import { readConfig } from '../../config.ts'
import { describe } from '../../knowledge/compile/flaw.ts'
import { type Survey, survey } from '../../knowledge/compile.ts'
import { isIsoDate } from '../../knowledge/dates.ts'
import { type Language, languages, type Problem } from '../../knowledge/knowledge.ts'
import { digest, readContent } from '../../library/read-content.ts'

export const summary = 'list everything that is wrong with the content: check [--lang vi] [--json] [--at DATE]'

/** Exit code 1 when there is anything to mend. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { json: { type: 'boolean', default: false }, lang: { type: 'string', default: 'en' }, at: { type: 'string' } },
  })
  const { json, at } = values
  const language = languages.find((known) => known === values.lang)
  if (!language || (at !== undefined && !isIsoDate(at))) {
    console.error(language ? '--at is a day, written 2026-11-22' : '--lang is vi or en')
    return 2
  }
  const found = survey(await readContent(readConfig().contentFolder), digest, { onDate: at ?? null, phrases: phraseKeys, slips: true })
  const problems = found.flaws.map((flaw) => describe(flaw, language))
  console.log(json ? toJson(found, problems) : toText(found, problems, language))
  return problems.length === 0 ? 0 : 1
}

function toJson({ counts }: Survey, problems: readonly Problem[]): string {
  return JSON.stringify({ ...counts, languages, problems }, null, 2)
}

function toText({ counts: { topics, trees } }: Survey, problems: readonly Problem[], language: Language): string {
  const lines = problems.map(({ file, line, problem }) => (line > 0 ? `${file}:${line} ${problem}` : `${file} ${problem}`))
  const count = problems.length
  const totals = {
    vi: count === 0 ? `${topics} chủ đề, ${trees} sơ đồ, không có lỗi.` : `${topics} chủ đề, ${trees} sơ đồ, ${count} lỗi.`,
    en:
      count === 0
        ? `${topics} topics, ${trees} trees, no problem.`
        : `${topics} topics, ${trees} trees, ${count} problem${count === 1 ? '' : 's'}.`,
  }
  return [...lines, ...(lines.length > 0 ? [''] : []), totals[language]].join('\n')
}
