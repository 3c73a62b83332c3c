import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packagesIn, versionsOf } from '../../src/library/package-versions.ts'
import { readContent } from '../../src/library/read-content.ts'

let folder: string
let from: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-packages-'))
  from = pathToFileURL(path.join(folder, 'src', 'file.ts')).href
  mkdirSync(path.join(folder, 'src'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function install(place: string, version: string, dependencies: Readonly<Record<string, string>> = {}): void {
  const name = path.basename(place)
  mkdirSync(path.join(folder, 'node_modules', place), { recursive: true })
  writeFileSync(path.join(folder, 'node_modules', place, 'package.json'), JSON.stringify({ name, version, dependencies }))
  writeFileSync(path.join(folder, 'node_modules', place, 'index.js'), '')
}

test('what a package needs in turn counts, in the version that it gets', () => {
  install('reader', '1.0.0', { marks: '^2', deeper: '*' })
  install('marks', '1.5.0')
  install('reader/node_modules/marks', '2.0.0', { reader: '*' })
  install('deeper', '3.0.0')
  install('unrelated', '9.0.0')
  expect(versionsOf(['reader'], from)).toEqual(['deeper@3.0.0', 'marks@2.0.0', 'reader@1.0.0'])
  install('reader/node_modules/marks', '2.0.1')
  expect(versionsOf(['reader'], from)).toContain('marks@2.0.1')
})

test('one that is not installed is no failure', () => {
  expect(versionsOf(['nowhere'], from)).toEqual(['nowhere'])
})

test('the readers of the content are found as they are installed here', () => {
  const names = versionsOf(['yaml', 'mdast-util-from-markdown'], import.meta.url).map((found) => found.split('@')[0])
  expect(names).toEqual(expect.arrayContaining(['yaml', 'mdast-util-from-markdown', 'micromark', 'micromark-util-character']))
})

test('imports are read from sources, whatever their form; types are left out', () => {
  const source = `import type { Root } from 'mdast'
import { parse } from 'yaml'
import {
  one,
  two,
} from '@scope/name/part'
import Fuse from "fuse.js"
import { fold } from './normalise.ts'
export const said = "from 'nowhere'"`
  expect(packagesIn([source, "import 'yaml'"])).toEqual(['@scope/name', 'fuse.js', 'yaml'])
})

test('the code that compiles is seen to need its readers', async () => {
  const compiler = await readContent(path.resolve(import.meta.dirname, '../../src/knowledge'))
  expect(packagesIn(compiler.map(({ text }) => text))).toEqual(expect.arrayContaining(['mdast-util-from-markdown', 'yaml', 'zod']))
})
