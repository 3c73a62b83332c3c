import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { talkOver } from '../../src/cli/chat.ts'
import { run as runContent } from '../../src/cli/content.ts'
import { run as runRegister } from '../../src/cli/register.ts'
import { expectedTexts, problemTexts } from '../../src/knowledge/compile/problem-texts.ts'
import type { Language } from '../../src/knowledge/knowledge.ts'
import { rules } from '../../src/knowledge/rules/rules.ts'
import { readLibrary } from '../../src/library/read-library.ts'
import { type GuidePiece, readGuide, tableRows } from './read-guide.ts'

/**
 * The guides are followed as a new user would, over the small content: every file is written, every command is run, every talk is talked.
 * An example that `check` refuses, a command that is gone, or a message that has other words fails here.
 */
vi.setConfig({ testTimeout: 120_000 })

const root = path.resolve(import.meta.dirname, '../..')
const guides = {
  en: readFileSync(path.join(root, 'docs/curators.md'), 'utf8'),
  vi: readFileSync(path.join(root, 'docs/vi/curators.md'), 'utf8'),
} as const satisfies Record<Language, string>
const pieces = { en: readGuide(guides.en), vi: readGuide(guides.vi) } as const

let folder: string
let desk: string
let told: string[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-practice-'))
  desk = mkdtempSync(path.join(tmpdir(), 'ben-an-desk-'))
  cpSync(path.join(root, 'test/fixtures/content'), folder, { recursive: true })
  cpSync(path.join(root, 'content/phrases'), path.join(folder, 'phrases'), { recursive: true })
  vi.stubEnv('BEN_AN_CONTENT', folder)
  vi.stubEnv('BEN_AN_DATA', desk)
  told = []
  vi.spyOn(console, 'log').mockImplementation((text) => void told.push(String(text)))
  vi.spyOn(console, 'error').mockImplementation((text) => void told.push(String(text)))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
  rmSync(desk, { recursive: true })
})

for (const language of ['en', 'vi'] as const) {
  describe(`the guide (${language})`, () => {
    test('followed to the letter leaves whole content behind, and Bến An says what it says there', async () => {
      for (const piece of pieces[language]) await follow(piece)
      told = []
      expect(await runContent(['check']), told.join('\n')).toBe(0)
    })

    test('names every command of the workshop', async () => {
      await runContent([])
      const verbs = [...told.join('\n').matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, verb]) => verb)
      expect(verbs.length).toBeGreaterThan(5)
      for (const verb of verbs) expect(guides[language]).toMatch(new RegExp(`content -- ${verb}\\b`))
    })

    test('lists every rule with what it needs and how it ends, and no other', () => {
      const listed = tableRows(guides[language]).filter(([name = '', ...rest]) => rest.length === 3 && name.startsWith('`'))
      const written = Object.fromEntries(listed.map(([name = '', needs, exits]) => [name.slice(1, -1), { needs, exits }]))
      expect(written).toEqual(
        Object.fromEntries(
          Object.values(rules).map((rule) => [
            rule.name,
            {
              needs: Object.entries(rule.inputs)
                .map(([input, { type, values }]) => `\`${input}: ${type}\`${values ? ` (${values.join(', ')})` : ''}`)
                .join(', '),
              exits: rule.exits.map((exit) => `\`${exit}\``).join(', '),
            },
          ]),
        ),
      )
    })

    test('explains problems in the words in which they are told', () => {
      const quoted = tableRows(guides[language]).flatMap(([says = '', ...rest]) =>
        rest.length === 1 ? [...says.matchAll(/“([^”]+)”|"([^"]+)"/g)].map(([, curly, straight]) => curly ?? straight ?? '') : [],
      )
      expect(quoted.length).toBeGreaterThan(25)
      const texts = [...Object.values(problemTexts), ...Object.values(expectedTexts)].map((text) => text[language])
      for (const words of quoted)
        expect(
          texts.some((text) => text.includes(words)),
          words,
        ).toBe(true)
    })
  })
}

test('both guides give the same examples and the same commands', () => {
  const without = (language: Language) => pieces[language].filter(({ kind }) => kind !== 'talk')
  expect(without('vi')).toEqual(without('en'))
  expect(without('en').filter(({ kind }) => kind === 'file').length).toBeGreaterThan(12)
})

async function follow(piece: GuidePiece): Promise<void> {
  if (piece.kind === 'file') write(piece)
  else if (piece.kind === 'table') writeFileSync(path.join(desk, 'list.csv'), piece.text)
  else if (piece.kind === 'command') await runCommand(piece.argv)
  else await talk(piece.lines)
}

/** A whole new file, lines below a key, lines at the end, or the words of a phrase. */
function write({ file, below, text }: Extract<GuidePiece, { kind: 'file' }>): void {
  const target = path.join(folder, file.replace(/^content\//, ''))
  const old = existsSync(target) ? readFileSync(target, 'utf8') : null
  if (file.endsWith('.json')) {
    writeFileSync(target, JSON.stringify({ ...JSON.parse(old ?? '{}'), ...JSON.parse(`{${text}}`) }))
    return
  }
  if (below !== null) expect(old?.split('\n'), file).toContain(below)
  else if (file.endsWith('.md')) expect(old, `${file} should be new`).toBeNull()
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, below === null ? `${old ?? ''}${text}` : (old ?? '').replace(`${below}\n`, () => `${below}\n${text}`))
}

async function runCommand(argv: readonly string[]): Promise<void> {
  const [verb, ...rest] = argv
  told = []
  const run = { content: runContent, register: runRegister }[verb ?? '']
  if (!run) return expect(['ci', 'chat']).toContain(verb)
  const given = rest.map((word) => (word === 'list.csv' ? path.join(desk, word) : word))
  expect(await run(given), `${argv.join(' ')}\n${told.join('\n')}`).toBe(0)
}

/** What is typed, and the words that must be among the answer. */
async function talk(lines: readonly string[]): Promise<void> {
  const output = new PassThrough()
  const chunks: Buffer[] = []
  output.on('data', (chunk: Buffer) => void chunks.push(chunk))
  const typed = lines.filter((line) => line.startsWith('> ')).map((line) => `${line.slice(2)}\n`)
  const knowledge = await readLibrary(folder)
  await talkOver(Readable.from(typed), output, { knowledge, why: false, language: null, live: false })
  const answers = Buffer.concat(chunks).toString('utf8').split(/^> /m).slice(1)
  let answer = ''
  for (const line of lines) {
    if (line.startsWith('> ')) answer = answers.shift() ?? ''
    else expect(answer).toContain(line)
  }
}
