import { parseArgs } from 'node:util'
import { isIsoDate, vietnamDate, vietnamMidnightMs } from '../../knowledge/dates.ts'
import { askStore } from '../ask-store.ts'
import { tellUsage } from '../tell-usage.ts'
import { type Gap, groupGaps } from './group-gaps.ts'

export const summary = 'list what people asked and nobody has answered yet, alike with alike: gaps [--since DATE] [--json]'

/** Asks the running server, or opens the store where none runs. The questions were redacted before they were kept. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { since: { type: 'string' }, json: { type: 'boolean', default: false } } })
  const { since, json } = values
  if (since !== undefined && !isIsoDate(since)) return tellUsage(summary, { of: 'content' })
  const asked = (await askStore('unanswered', since === undefined ? 0 : vietnamMidnightMs(since))) ?? []
  const gaps = groupGaps(asked)
  console.log(json ? JSON.stringify(gaps.map(toPlain)) : listGaps(gaps))
  return 0
}

/** As many wordings as show what is meant. */
const mostWordings = 4

/** A group a paragraph: how often, in which language, when last, and how it was said. */
export function listGaps(gaps: readonly Gap[]): string {
  const total = gaps.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return 'No question without an answer is kept.'
  const heading = `${total} ${total === 1 ? 'question' : 'questions'} without an answer, ${gaps.length} when alike are put together`
  return [heading, ...gaps.map(describeGap)].join('\n\n')
}

function describeGap({ language, count, questions, lastAtMs }: Gap): string {
  const hidden = questions.length - mostWordings
  const lines = [...questions.slice(0, mostWordings), ...(hidden > 0 ? [`(and ${hidden} more)`] : [])]
  return [`${count} × ${language}, last on ${vietnamDate(lastAtMs)}`, ...lines.map((line) => `    ${line}`)].join('\n')
}

function toPlain({ language, count, questions, lastAtMs }: Gap) {
  return { language, count, last: vietnamDate(lastAtMs), questions }
}
