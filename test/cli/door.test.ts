import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'

/** A program of two forms, each of which says which it is, laid out as ours; what was built is a minute newer. */
let program: string
const builtAt = new Date('2026-11-28T10:01:00Z')
const writtenAt = new Date('2026-11-28T10:00:00Z')
const sources = ['package-lock.json', 'src/cli/ben-an.ts', 'src/knowledge/screen.ts']

beforeEach(() => {
  program = mkdtempSync(path.join(tmpdir(), 'ben-an-door-'))
  for (const folder of ['src/cli', 'src/knowledge', 'dist/program']) mkdirSync(path.join(program, folder), { recursive: true })
  copyFileSync(path.resolve(import.meta.dirname, '../../ben-an.mjs'), path.join(program, 'ben-an.mjs'))
  write('package.json', '{ "type": "module" }')
  for (const source of sources) write(source, sayingWhich('source'))
  write('dist/program/ben-an.js', sayingWhich('built'))
  for (const name of [...sources, 'src', 'src/cli', 'src/knowledge']) date(name, writtenAt)
  date('dist/program/ben-an.js', builtAt)
})

function sayingWhich(form: string): string {
  return `export function main() { console.log('${form}'); return 0 }`
}

function write(name: string, text: string): void {
  writeFileSync(path.join(program, name), text)
}

function date(name: string, at: Date): void {
  utimesSync(path.join(program, name), at, at)
}

function remove(name: string): void {
  rmSync(path.join(program, name), { recursive: true })
}

const formThatRuns = () => execFileSync(process.execPath, [path.join(program, 'ben-an.mjs')], { encoding: 'utf8' }).trim()

test('what was built runs as long as it is newer than what it was built from', () => {
  expect(formThatRuns()).toBe('built')
})

test.each(sources)('once %s has changed, the sources run', (source) => {
  date(source, builtAt)
  expect(formThatRuns()).toBe('source')
})

test('a source that went counts as a change', () => {
  remove('src/knowledge/screen.ts')
  expect(formThatRuns()).toBe('source')
})

test('the sources run where nothing was built', () => {
  remove('dist')
  expect(formThatRuns()).toBe('source')
})

test('what was built runs where only that was shipped, whatever the dates', () => {
  remove('src/cli')
  remove('package-lock.json')
  expect(formThatRuns()).toBe('built')
})
