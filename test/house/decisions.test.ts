import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const folder = new URL('../../docs/adr/', import.meta.url)
const files = readdirSync(folder).filter((file) => /^\d{4}-/.test(file))
const index = readFileSync(new URL('README.md', folder), 'utf8')

const decisions = files.map((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const [heading = '', wrapped = ''] = text.split('\n\n')
  const status = wrapped.replaceAll('\n', ' ')
  const [, number = '', title = ''] = /^# (\d+)\. (.+)$/.exec(heading) ?? []
  return { file, number: Number(number), title, status, text }
})

test('the numbers of decisions have no gap and no double', () => {
  expect(decisions.map(({ number }) => number)).toEqual(decisions.map((_, at) => at + 1))
})

test('the index lists every decision once, by its title', () => {
  const listed = [...index.matchAll(/^- \[(\d+)\]\(([^)]+)\) (.+)$/gm)].map(([, number, file, title]) => [Number(number), file, title])
  const byNumber = listed.toSorted(([a], [b]) => Number(a) - Number(b))
  expect(byNumber).toEqual(decisions.map(({ number, file, title }) => [number, file, title]))
})

test.each(decisions)('$number tells context, decision and consequences, in this order and without headings of their own', ({ text }) => {
  const parts = [...text.matchAll(/^\*\*(Context|Decision|Consequences)\.\*\*/gm)].map(([, part]) => part)
  expect(parts).toEqual(['Context', 'Decision', 'Consequences'])
  expect(text).not.toMatch(/^##/m)
})

describe('the status of a decision', () => {
  test.each(decisions)('$number is written as all are', ({ status }) => {
    expect(status).toMatch(/^\*\*Status\*\*: (?:accepted|superseded by \[\d+\]\([^)]+\)), [A-Z][a-z]+ \d{4}(?:; [^;]+[^.])?$/)
  })

  /** What narrows, replaces or carries out an earlier one, and what the earlier one has to say of it. */
  const changes = decisions.flatMap(({ number, status }) => {
    const [, named = ''] = /; (?:narrows|supersedes|widens|carries out|takes the place of) (.+)$/.exec(status) ?? []
    return [...named.matchAll(/\[(\d+)\]/g)].map(([, earlier]) => ({ number, earlier: Number(earlier) }))
  })
  test.each(changes)('$earlier says that $number changed it', ({ number, earlier }) => {
    expect(decisions[earlier - 1]?.status).toMatch(new RegExp(`\\[${number}\\]`))
  })

  test.each(decisions)('$number names files that are there', ({ status }) => {
    for (const [, file] of status.matchAll(/\]\(([^)]+)\)/g)) expect(files).toContain(file)
  })
})
