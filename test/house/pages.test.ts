import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root })

/** What a page leads to in this repository: `tree:id` and the like are content's own. */
function linksOf(text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)#\s:]+)(?:#[^)\s]*)?\)/g)].map(([, to = '']) => to)
}

/** Code and tests that a page names by their whole path; a decision names what was there on its day. */
function codeOf(text: string): readonly string[] {
  return [...text.matchAll(/`((?:src|test|web|bench)\/[\w./-]+)`/g)].map(([, file = '']) => file)
}

test('every link of a page lands', () => {
  const lost = pages.flatMap((page) =>
    linksOf(readFileSync(path.join(root, page), 'utf8'))
      .filter((to) => !existsSync(path.join(root, path.dirname(page), to)))
      .map((to) => `${page}: ${to}`),
  )
  expect(pages.length).toBeGreaterThan(80)
  expect(lost).toEqual([])
})

test('what a page says of the code is there', () => {
  const ofToday = pages.filter((page) => !/^docs\/(?:adr|lab-book)\//.test(page))
  const named = ofToday.flatMap((page) => codeOf(readFileSync(path.join(root, page), 'utf8')).map((file) => ({ page, file })))
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter(({ file }) => !existsSync(path.join(root, file)))).toEqual([])
})

test('links and code are found as pages write them', () => {
  expect(linksOf('[one](a.md), [two](../b/c.md#part), [three](https://example.org), [four](topic:id)')).toEqual(['a.md', '../b/c.md'])
  expect(codeOf('stands in `src/bot/turn.ts` and `test/house/`, not in `npm test`')).toEqual(['src/bot/turn.ts', 'test/house/'])
})

/** Lines of a page that are wider than the house writes; a table's rows and headings cannot be broken. */
function wideIn(page: string, text: string): readonly string[] {
  return text.split('\n').flatMap((line, at) => (line.length > 140 && !/^[|#]/.test(line) ? [`${page}:${at + 1}`] : []))
}

test('decisions are no wider than the code', () => {
  const decisions = pages.filter((page) => /^docs\/adr\/\d/.test(page))
  expect(decisions.length).toBeGreaterThan(70)
  expect(decisions.flatMap((page) => wideIn(page, readFileSync(path.join(root, page), 'utf8')))).toEqual([])
})

test('wide lines are found, and tables and headings are not', () => {
  const long = 'x'.repeat(141)
  expect(wideIn('a.md', `short\n${long}\n| ${long} |\n# ${long}`)).toEqual(['a.md:2'])
})
