import { EventEmitter } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLibrary } from '../../src/library/open-library.ts'
import { readSurvey } from '../../src/library/read-survey.ts'
import { contentOnDisk } from './content-on-disk.ts'

/** A thread that uses up the memory that it was given, as Node tells it. */
vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    constructor() {
      super()
      setImmediate(() => this.emit('error', Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })))
    }
  },
}))

let ground: string
let folder: string
let keptIn: string

beforeEach(async () => {
  ;({ ground, folder, file: keptIn } = await contentOnDisk())
})
afterEach(() => rmSync(ground, { recursive: true }))

const tooLittle = [{ problem: expect.stringContaining('too little memory') }]

test('a start without memory for changed content answers with what was kept last, and says so', async () => {
  const before = await readSurvey(folder, keptIn)
  writeFileSync(path.join(folder, 'faq/during/tea.en.md'), 'changed')
  const library = await openLibrary({ folder, keptIn, onChange: () => undefined })
  library.close()
  expect(library.knowledge()).toEqual(before.knowledge)
  expect(library.contacts()).toEqual(before.contacts)
  expect(library.problems()).toMatchObject(tooLittle)
})

test('where nothing was kept the server starts all the same', async () => {
  const library = await openLibrary({ folder, keptIn, onChange: () => undefined })
  library.close()
  expect([library.knowledge(), library.contacts()]).toEqual([null, []])
  expect(library.problems()).toMatchObject(tooLittle)
})
