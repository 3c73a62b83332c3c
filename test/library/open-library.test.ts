import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Library, openLibrary } from '../../src/library/open-library.ts'
import { smallContent } from '../server/small-knowledge.ts'

// A reading in a thread starts a thread first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let libraries: Library[]
let wakes: (() => void)[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-library-'))
  libraries = []
  wakes = []
  for (const { path: name, text } of await smallContent()) {
    const file = path.join(folder, name.replace(/^content\//, ''))
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
})
afterEach(() => {
  for (const library of libraries) library.close()
  rmSync(folder, { recursive: true })
})

async function open(keptIn: string | null = null): Promise<Library> {
  const onChange = () => {
    for (const wake of wakes.splice(0)) wake()
  }
  const library = await openLibrary({ folder, keptIn, onChange })
  libraries.push(library)
  return library
}

/** Changes a file and waits until the library has read it. */
async function edit(name: string, change: (text: string) => string): Promise<void> {
  const read = new Promise<void>((resolve) => wakes.push(resolve))
  const file = path.join(folder, name)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  await read
}

const teaIn = (library: Library) => JSON.stringify(library.knowledge()?.topics.get('tea')?.entry.en.text)

test('what a curator changes is known a moment later, without a restart', async () => {
  const library = await open()
  const before = library.knowledge()?.version
  await edit('faq/during/tea.en.md', (text) => text.replace('Boil the water', 'Warm the pot'))
  expect(teaIn(library)).toContain('Warm the pot')
  expect(library.knowledge()?.version).not.toBe(before)
})

test('what is not whole is told and never replaces what was; mended, it does', async () => {
  const library = await open()
  await edit('faq/during/tea.en.md', (text) => text.replace('title: How is tea made?', 'title:').replace('Boil', 'Do not boil'))
  expect(library.problems()[0]).toMatchObject({ file: 'content/faq/during/tea.en.md' })
  expect(teaIn(library)).toContain('Boil the water')
  await edit('faq/during/tea.en.md', (text) => text.replace('title:', 'title: How is tea made?'))
  expect(library.problems()).toEqual([])
  expect(teaIn(library)).toContain('Do not boil the water')
})

test('a restart with content that is not whole answers with what was kept last, and tells what is wrong', async () => {
  const keptIn = path.join(folder, '.kept.bin')
  const before = await open(keptIn)
  before.close()
  writeFileSync(path.join(folder, 'faq/during/tea.en.md'), '---\ntitle:\n---\nDo not boil the water.\n')
  const library = await open(keptIn)
  expect(library.knowledge()?.version).toBe(before.knowledge()?.version)
  expect(teaIn(library)).toContain('Boil the water')
  expect(library.problems()[0]).toMatchObject({ file: 'content/faq/during/tea.en.md' })
})

test('where nothing was ever whole there are still the contacts that can be read', async () => {
  writeFileSync(path.join(folder, 'topics.yaml'), 'during: [')
  const library = await open()
  expect(library.knowledge()).toBeNull()
  expect(library.contacts().map((contact) => contact.id)).toContain('vn-111')
})

test('a folder that is not there is a problem, not an end', async () => {
  rmSync(folder, { recursive: true })
  const library = await open()
  expect([library.knowledge(), library.contacts()]).toEqual([null, []])
  expect(library.problems()).toHaveLength(1)
  mkdirSync(folder)
})

test('on demand it is read anew at once, and a change made during a reading is not missed', async () => {
  const library = await open()
  const tea = path.join(folder, 'faq/during/tea.en.md')
  const first = library.reload()
  writeFileSync(tea, readFileSync(tea, 'utf8').replace('Boil the water', 'Warm the pot'))
  await Promise.all([first, library.reload(), library.reload()])
  expect(teaIn(library)).toContain('Warm the pot')
})

test('the numbers that were read last stay when the contacts can no longer be read', async () => {
  const library = await open()
  writeFileSync(path.join(folder, 'contacts.yaml'), '- id: [')
  await library.reload()
  expect(library.problems()[0]).toMatchObject({ file: 'content/contacts.yaml' })
  expect(library.contacts().map((contact) => contact.id)).toContain('vn-111')
})

test('after closing nothing is told any more', async () => {
  const library = await open()
  const before = library.knowledge()
  library.close()
  writeFileSync(path.join(folder, 'topics.yaml'), 'during: [')
  await library.reload()
  expect([library.knowledge(), library.problems()]).toEqual([before, []])
})
