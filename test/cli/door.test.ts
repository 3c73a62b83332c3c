import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, test } from 'vitest'

/** A program of two forms, each of which says which it is, laid out as ours and just built. */
let program: string
const root = path.resolve(import.meta.dirname, '../..')
const sources = ['package-lock.json', 'vite.program.config.ts', 'src/cli/ben-an.ts', 'src/main.ts', 'src/store/migrations/0001-begin.sql']

beforeEach(async () => {
  program = mkdtempSync(path.join(tmpdir(), 'ben-an-door-'))
  for (const folder of ['src/cli', 'src/store/migrations', 'dist/program']) mkdirSync(path.join(program, folder), { recursive: true })
  for (const name of ['ben-an.mjs', 'built-from.mjs']) copyFileSync(path.join(root, name), path.join(program, name))
  write('package.json', '{ "type": "module" }')
  for (const source of sources) write(source, sayingWhich('source'))
  write('dist/program/ben-an.js', sayingWhich('built'))
  const { lookOfSources } = await import(pathToFileURL(path.join(program, 'built-from.mjs')).href)
  write('dist/program/built-from', lookOfSources())
})

function sayingWhich(form: string): string {
  return `export function main() { console.log('${form}'); return 0 }`
}

function write(name: string, text: string): void {
  writeFileSync(path.join(program, name), text)
}

function remove(name: string): void {
  rmSync(path.join(program, name), { recursive: true })
}

const formThatRuns = () => execFileSync(process.execPath, [path.join(program, 'ben-an.mjs')], { encoding: 'utf8' }).trim()

test('what was built runs as long as the sources look as they did', () => {
  expect(formThatRuns()).toBe('built')
})

test.each(sources)('once %s was written anew, the sources run', (source) => {
  write(source, `${sayingWhich('source')}\n`)
  expect(formThatRuns()).toBe('source')
})

test('a source that came with an older date is another one', () => {
  const { atime } = statSync(path.join(program, 'src/main.ts'))
  utimesSync(path.join(program, 'src/main.ts'), atime, new Date('2026-01-01'))
  expect(formThatRuns()).toBe('source')
})

test.each(['src/main.ts', 'src/store/migrations/0001-begin.sql'])('once %s is gone, the sources run', (source) => {
  remove(source)
  expect(formThatRuns()).toBe('source')
})

test('what editors and systems leave behind is no source', () => {
  write('src/.DS_Store', '')
  write('src/main.ts~', '')
  expect(formThatRuns()).toBe('built')
})

test('the sources run where nothing was built', () => {
  remove('dist')
  expect(formThatRuns()).toBe('source')
})

test('what was built runs where only that was shipped', () => {
  remove('src')
  expect(formThatRuns()).toBe('built')
})
