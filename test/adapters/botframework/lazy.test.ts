import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.resolve(import.meta.dirname, '../../../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: file.replaceAll(path.sep, '/'), text: readFileSync(path.join(source, file), 'utf8') }))

/** Files and how each of them asks for `what`. */
function askers(what: string): readonly string[] {
  return files.flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter((line) => line.includes(`'${what}'`) && /\bimport\b|\bfrom\b|\brequire\b/.test(line))
      .map((line) => `${file}: ${/\bimport\(/.test(line) ? 'when it is needed' : 'at once'}`),
  )
}

test('one file knows botbuilder, and it is loaded only where the channel is opened', () => {
  expect(askers('botbuilder')).toEqual(['adapters/botframework/connect.ts: at once'])
  expect(askers('./connect.ts')).toEqual(['adapters/botframework/open-botframework.ts: when it is needed'])
  expect(askers('../botframework/connect.ts')).toEqual([])
})

test('nothing below botbuilder is asked for past it', () => {
  const below = files.filter(({ text }) => /from '(?:botframework-|@azure\/|axios|jsonwebtoken|node-fetch)/.test(text))
  expect(below.map(({ file }) => file)).toEqual([])
})
