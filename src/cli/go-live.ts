import { parseArgs } from 'node:util'
import { phraseKeys } from '../bot/phrases.ts'
import { readConfig } from '../config.ts'
import { survey } from '../knowledge/compile.ts'
import { isIsoDate, vietnamDate } from '../knowledge/dates.ts'
import { type Language, languages } from '../knowledge/knowledge.ts'
import { digest, readContent } from '../library/read-content.ts'
import { groupTexts } from './go-live/group-texts.ts'
import { type OpenGroup, openGroups } from './go-live/open-groups.ts'
import { tellUsage } from './tell-usage.ts'

export const summary = 'list what must be settled before real people use this copy: go-live [--lang vi] [--all] [--json] [--at DATE]'

/** Exit code 1 while anything is open, so that a release can wait for it. */
export async function run(argv: readonly string[]): Promise<number> {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...argv],
    options: { lang: { type: 'string', default: 'en' }, all: flag, json: flag, at: { type: 'string' } },
  })
  const language = languages.find((known) => known === values.lang)
  const today = values.at ?? vietnamDate(Date.now())
  if (!language || !isIsoDate(today)) return tellUsage(summary)
  const found = survey(await readContent(readConfig().contentFolder), digest, { onDate: today, phrases: phraseKeys, slips: true })
  const open = openGroups(found)
  console.log(values.json ? toJson(open) : toText(open, language, values.all ? Number.POSITIVE_INFINITY : itemsShown))
  return open.length === 0 ? 0 : 1
}

/** As many as show what is meant; the counts tell how much work it is. */
const itemsShown = 5

const headings = {
  open: { en: 'Not yet for real people. This is open:', vi: 'Chưa dùng cho người thật được. Còn những việc sau:' },
  settled: {
    en: 'Everything that a program can see is settled. What it cannot see: people at the phones who know what to do.',
    vi: 'Những gì máy xem được thì đã xong. Điều máy không thấy được: người trực có biết việc hay không.',
  },
} as const

function toText(open: readonly OpenGroup[], language: Language, shown: number): string {
  if (open.length === 0) return headings.settled[language]
  const groups = open.map(({ id, items }, i) => {
    const { title, todo } = groupTexts[id]
    const hidden = items.length - shown
    const more = { en: `and ${hidden} more; --all lists them`, vi: `và ${hidden} mục nữa; thêm --all để xem hết` }
    const lines = [...items.slice(0, shown).map((item) => item[language]), ...(hidden > 0 ? [more[language]] : [])]
    return [`${i + 1}. ${title[language]} (${items.length})`, `   ${todo[language]}`, ...lines.map((line) => `   - ${line}`)].join('\n')
  })
  return [headings.open[language], ...groups].join('\n\n')
}

function toJson(open: readonly OpenGroup[]): string {
  const groups = open.map(({ id, items }) => ({ id, ...groupTexts[id], count: items.length, items }))
  return JSON.stringify({ settled: open.length === 0, open: groups }, null, 2)
}
