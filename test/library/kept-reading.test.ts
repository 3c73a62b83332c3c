import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lookOfSources } from '../../built-from.mjs'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { findPlaces } from '../../src/knowledge/places/places.ts'
import { compilerKey } from '../../src/library/compiler-key.ts'
import { lookOf } from '../../src/library/folder-look.ts'
import { keptSurvey, keyOf, lastKept } from '../../src/library/kept-reading.ts'
import { readSurvey } from '../../src/library/read-survey.ts'
import { contentOnDisk } from './content-on-disk.ts'

let ground: string
let folder: string
let file: string

beforeEach(async () => {
  ;({ ground, folder, file } = await contentOnDisk())
})
afterEach(() => rmSync(ground, { recursive: true }))

const source = (name: string) => JSON.stringify(path.resolve(import.meta.dirname, '../../src', name))
const tea = () => path.join(folder, 'faq', 'during', 'tea.en.md')

test('what was compiled once is read back the same', async () => {
  expect(await keptSurvey(folder, file)).toBeNull()
  const compiled = await readSurvey(folder, file)
  expect(compiled.knowledge?.topics.size).toBe(2)
  expect(await keptSurvey(folder, file)).toEqual(compiled)
})

test('what one process kept is understood in another', async () => {
  const said = 'em đang ở Campuchia, họ nhôt em'
  const { knowledge } = await readSurvey(folder, file)
  const heard = `
    const { keptSurvey } = await import(${source('library/kept-reading.ts')})
    const { screen } = await import(${source('knowledge/danger/screen.ts')})
    const { findPlaces } = await import(${source('knowledge/places/places.ts')})
    const { knowledge } = await keptSurvey(${JSON.stringify(folder)}, ${JSON.stringify(file)})
    process.stdout.write(JSON.stringify([screen(${JSON.stringify(said)}, knowledge), findPlaces(${JSON.stringify(said)}, knowledge)]))`
  const there = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', heard], { encoding: 'utf8' }))
  expect(there).toEqual(knowledge && [screen(said, knowledge), findPlaces(said, knowledge)])
  expect(there).toMatchObject([{ level: 4 }, { whereabouts: 'kh' }])
})

test('after any change of the content it counts no more', async () => {
  await readSurvey(folder, file)
  writeFileSync(tea(), readFileSync(tea(), 'utf8').replace('Boil', 'Warm'))
  expect(await keptSurvey(folder, file)).toBeNull()
  expect(JSON.stringify((await readSurvey(folder, file)).knowledge?.topics.get('tea')?.entry.en)).toContain('Warm the water')
})

describe('a folder that looks as it did', () => {
  const later = () => Date.now() + 60_000
  const seenIn = () => `${file}.seen`

  test('is not read again', async () => {
    const compiled = await readSurvey(folder, file)
    await keptSurvey(folder, file, later())
    const key = readFileSync(seenIn(), 'latin1').slice(65)
    writeFileSync(tea(), 'no answer any more')
    expect(await keptSurvey(folder, file, later())).toBeNull()
    writeFileSync(seenIn(), `${lookOf(folder, later())} ${key}`) // as if it had been read, and found to be what is kept
    expect(await keptSurvey(folder, file, later())).toEqual(compiled)
  })

  test('is told from one in which as many other bytes were written and the date put back', async () => {
    const putBack = () => utimesSync(tea(), 1_000_000_000, 1_000_000_000)
    putBack()
    await readSurvey(folder, file)
    expect(await keptSurvey(folder, file, later())).not.toBeNull()
    await wait(20) // a file system's clock may stand still for some milliseconds
    writeFileSync(tea(), readFileSync(tea(), 'utf8').replace('Boil', 'Warm'))
    putBack()
    expect(await keptSurvey(folder, file, later())).toBeNull()
  })

  test('is not relied on while a file changed a moment ago', async () => {
    expect(lookOf(folder, Date.now())).toBeNull()
    expect(lookOf(folder, later())).toMatch(/^[0-9a-f]{64}$/)
    await readSurvey(folder, file)
    expect(() => readFileSync(seenIn())).toThrow()
  })

  test.each(['', 'x', `${'0'.repeat(64)} ${'0'.repeat(64)}`, 'cut off'])('is read where what was seen is %j', async (left) => {
    const compiled = await readSurvey(folder, file)
    writeFileSync(seenIn(), left === 'cut off' ? `${lookOf(folder, later())} 0` : left)
    expect(await keptSurvey(folder, file, later())).toEqual(compiled)
    expect(readFileSync(seenIn(), 'latin1').slice(0, 64)).toBe(lookOf(folder, later()))
  })
})

test('content with a problem is never kept', async () => {
  writeFileSync(tea(), readFileSync(tea(), 'utf8').replace('title:', 'titel:'))
  expect((await readSurvey(folder, file)).knowledge).toBeNull()
  expect(await keptSurvey(folder, file)).toBeNull()
})

test('a file that is cut off or not ours is as if there were none', async () => {
  await readSurvey(folder, file)
  const whole = readFileSync(file)
  for (const bytes of [
    whole.subarray(0, whole.length / 2),
    whole.subarray(0, 64),
    whole.subarray(0, 128),
    Buffer.from('x'),
    Buffer.alloc(0),
  ]) {
    writeFileSync(file, bytes)
    expect(await keptSurvey(folder, file)).toBeNull()
    expect(await lastKept(file)).toBeNull()
  }
})

test('what was kept last is there whatever the content became, and only for the code that made it', async () => {
  const compiled = await readSurvey(folder, file)
  writeFileSync(tea(), 'no answer any more')
  expect(await lastKept(file)).toEqual(compiled)
  writeFileSync(file, Buffer.concat([Buffer.from('0'.repeat(64)), readFileSync(file).subarray(64)]))
  expect(await lastKept(file)).toBeNull()
})

test('where it cannot be kept, the content is there all the same', async () => {
  writeFileSync(path.join(ground, 'dist'), 'a file where the folder should be')
  expect((await readSurvey(folder, file)).knowledge?.topics.size).toBe(2)
})

test('the key tells every file apart, by name and by text, and every phrase that must be there', async () => {
  const one = { path: 'content/a', bytes: Buffer.from('x') }
  const keys = await Promise.all(
    [[one], [{ ...one, bytes: Buffer.from('y') }], [{ ...one, path: 'content/b' }], [one, one], []].map((files) => keyOf(files)),
  )
  expect(new Set([...keys, await keyOf([one], ['hello']), await keyOf([one], ['hello', 'thanks'])]).size).toBe(7)
  expect(keys.every((key) => /^[0-9a-f]{128}$/.test(key))).toBe(true)
})

const root = path.resolve(import.meta.dirname, '../..')
const builtFrom = path.join(root, 'dist/program/built-from')

test.runIf(existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === lookOfSources())(
  'what was built has the key of the sources that it was built of',
  async () => {
    const key = await compilerKey()
    const chunks = globSync('dist/program/*.js', { cwd: root }).map((chunk) => readFileSync(path.join(root, chunk), 'utf8'))
    expect(chunks.filter((chunk) => chunk.includes(key))).toHaveLength(1)
  },
)
