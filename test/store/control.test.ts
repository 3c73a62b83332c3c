import { statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { expect, test } from 'vitest'
import { answerCommandLine, askRunning } from '../../src/store/control.ts'
import { folders } from './folder.ts'
import { arrived, does, t0, turn } from './given.ts'

const newFolder = folders()

test('the command line hears the open cases from whoever holds the store, without a word of the person', async () => {
  const folder = newFolder()
  const store = await folder.open()
  const dataFolder = path.dirname(folder.file)
  expect(await askRunning(dataFolder, 'open-cases')).toBeNull()
  await turn(
    store,
    arrived('1', 'a'),
    does({ kind: 'open-case', level: 4, topic: 'cannot-leave', because: [{ kind: 'text', text: 'họ nhốt em' }] }),
  )
  const end = await answerCommandLine(store, dataFolder)
  const cases = await askRunning(dataFolder, 'open-cases')
  expect(cases).toMatchObject([{ case: { level: 4, openedAtMs: t0 }, topic: 'cannot-leave', channel: 'telegram' }])
  expect(JSON.stringify(cases)).not.toContain('nhốt')
  expect(statSync(path.join(dataFolder, 'control.sock')).mode & 0o077).toBe(0)
  await end()
  expect(await askRunning(dataFolder, 'open-cases')).toBeNull()
})

test('a socket left by a killed process is no hindrance', async () => {
  const folder = newFolder()
  const store = await folder.open()
  const dataFolder = path.dirname(folder.file)
  writeFileSync(path.join(dataFolder, 'control.sock'), '')
  const end = await answerCommandLine(store, dataFolder)
  expect(await askRunning(dataFolder, 'open-cases')).toEqual([])
  await end()
})

test('nothing else is answered there', async () => {
  const folder = newFolder()
  const dataFolder = path.dirname(folder.file)
  const end = await answerCommandLine(await folder.open(), dataFolder)
  const status = await new Promise((resolve, reject) => {
    const asking = request({ socketPath: path.join(dataFolder, 'control.sock'), path: '/constructor' }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asking.on('error', reject).end()
  })
  expect(status).toBe(404)
  await end()
})

test('a data folder whose path is too long for a socket is told so, with the variable that sets it', async () => {
  const folder = newFolder()
  const store = await folder.open()
  const deep = path.join(path.dirname(folder.file), 'x'.repeat(100))
  await expect(answerCommandLine(store, deep)).rejects.toThrow(/BEN_AN_DATA .* letters at most/)
})
