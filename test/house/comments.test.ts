import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.resolve(import.meta.dirname, '../../src')

/** As wide as Biome makes the code, whose comments it does not look at. */
const widest = 140

/** Lines of comments that are too wide; the rows of a table, which cannot be broken, may be. */
function wideIn(file: string, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, at) => (line.length > widest && /^\s*(?:\/\*\*|\/\/|\*(?! \|))/.test(line) ? [`${file}:${at + 1}`] : []))
}

test('comments are no wider than the code', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(400)
  expect(files.flatMap((file) => wideIn(file, readFileSync(path.join(source, file), 'utf8')))).toEqual([])
})

test('wide comments are found, and tables and code are not', () => {
  const long = 'x'.repeat(widest)
  expect(wideIn('a.ts', [`/** ${long} */`, `   * ${long}`, `  // ${long}`].join('\n'))).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3'])
  expect(wideIn('a.ts', [` * | ${long} |`, `const text = '${long}'`, '/** short */'].join('\n'))).toEqual([])
})
