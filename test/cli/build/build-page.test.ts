import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildPage } from '../../../src/cli/build/build-page.ts'

let web: string
beforeEach(() => {
  web = mkdtempSync(path.join(tmpdir(), 'ben-an-web-'))
  writeFileSync(path.join(web, 'index.html'), '<!doctype html><title>x</title><script type="module" src="/main.js"></script>')
  writeFileSync(path.join(web, 'main.js'), 'document.title = "first"')
})
afterEach(() => rmSync(web, { recursive: true }))

const built = () => path.join(web, 'dist', 'index.html')
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000)

test('the page is built when it is missing, left alone while it is newer, and built again when a file changes', async () => {
  expect(await buildPage(web)).toBe(true)
  expect(existsSync(built())).toBe(true)
  utimesSync(built(), minutesFromNow(1), minutesFromNow(1))
  expect(await buildPage(web)).toBe(false)
  writeFileSync(path.join(web, 'main.js'), 'document.title = "second"')
  utimesSync(path.join(web, 'main.js'), minutesFromNow(2), minutesFromNow(2))
  expect(await buildPage(web)).toBe(true)
  const script = /src="\/(assets\/[^"]+)"/.exec(readFileSync(built(), 'utf8'))?.[1] ?? ''
  expect(readFileSync(path.join(web, 'dist', script), 'utf8')).toContain('second')
})
