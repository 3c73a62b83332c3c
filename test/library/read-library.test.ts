import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readContent } from '../../src/library/read-content.ts'
import { readLibrary } from '../../src/library/read-library.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-content-'))
  cpSync(path.resolve(import.meta.dirname, '../fixtures/content'), folder, { recursive: true })
  cpSync(path.resolve(import.meta.dirname, '../../content/phrases'), path.join(folder, 'phrases'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

test('files are known by the path that curators know, wherever the folder lies', async () => {
  writeFileSync(path.join(folder, '.hidden'), 'x')
  writeFileSync(path.join(folder, 'topics.yaml~'), 'x')
  const paths = (await readContent(folder)).map((file) => file.path)
  expect(paths).toContain('content/faq/during/unpaid-wages@jp.vi.md')
  expect(paths.every((file) => file.startsWith('content/') && !file.includes('hidden') && !file.endsWith('~'))).toBe(true)
})

test('the same files give the same version', async () => {
  const [one, two] = [await readLibrary(folder), await readLibrary(folder)]
  expect(one.version).toBe(two.version)
  const lexicon = path.join(folder, 'lexicon/en.yaml')
  writeFileSync(lexicon, readFileSync(lexicon, 'utf8').replace('u: you', 'ur: your'))
  expect((await readLibrary(folder)).version).not.toBe(one.version)
})

test('a command is refused content that is not whole, with the first problem', async () => {
  writeFileSync(path.join(folder, 'faq/about/how-to-use.en.md'), 'no keys')
  await expect(readLibrary(folder)).rejects.toThrow(
    /bad-content: 1 problems in the content; the first: content\/faq\/about\/how-to-use.en.md:1 the file must begin/,
  )
})

test('content without something that the bot says is refused', async () => {
  for (const language of ['vi', 'en']) {
    const file = path.join(folder, `phrases/${language}.json`)
    const { hello: _, ...others } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    writeFileSync(file, JSON.stringify(others, null, 2))
  }
  await expect(readLibrary(folder)).rejects.toThrow(/the phrase "hello" is missing in both languages/)
})

test('a folder that is not there is refused too', async () => {
  await expect(readLibrary(path.join(folder, 'nowhere'))).rejects.toThrow(/bad-content/)
})
