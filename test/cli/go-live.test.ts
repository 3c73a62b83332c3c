import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { groupTexts } from '../../src/cli/go-live/group-texts.ts'
import { run } from '../../src/cli/go-live.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = path.resolve(import.meta.dirname, '../..')
let folder: string
let said: string[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-go-live-'))
  cpSync(path.join(root, 'test/fixtures/content'), folder, { recursive: true })
  cpSync(path.join(root, 'content/phrases'), path.join(folder, 'phrases'), { recursive: true })
  vi.stubEnv('BEN_AN_CONTENT', folder)
  said = []
  vi.spyOn(console, 'log').mockImplementation((text) => void said.push(String(text)))
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const file = (name: string) => path.join(folder, name)

const textOf = (name: string) => readFileSync(file(name), 'utf8')

function change(name: string, find: RegExp, replace: string): void {
  const before = textOf(name)
  const after = before.replace(find, replace)
  expect(after, `${find} in ${name}`).not.toBe(before)
  writeFileSync(file(name), after)
}

const today = '2026-11-25'
const question = 'fees:\n  question: { vi: Mức phí?, en: Which fee? }\n  touches: [brokerage-fee, tree:job-offer]\n'

/** An operator who has done all there is to do. */
function settle(): void {
  const operator = [
    'name: { vi: Hội Ví Dụ, en: Example Society }',
    'phone: "024 0000 0000"',
    'privacy-contact: rieng-tu@example.org',
    'hours: always',
    'standing: { by: Luật sư Ví Dụ, on: 2026-11-20 }',
  ]
  writeFileSync(file('operator.yaml'), `${operator.join('\n')}\n`)
  for (const name of pages()) {
    const text = textOf(name).replace(/^signed.*\n/gm, '')
    writeFileSync(file(name), text.replace('---\n', '---\nsigned-by: Trần Thị Ví Dụ\nsigned: 2026-11-24\n'))
  }
  const contacts = textOf('contacts.yaml').replace(/^ {2}confirmed:.*\n/gm, '')
  writeFileSync(file('contacts.yaml'), contacts.replace(/^- id: .*$/gm, '$&\n  confirmed: { by: Lan, on: 2026-11-24 }'))
  writeFileSync(file('open-questions.yaml'), `${question}  settled: { by: Luật sư Ví Dụ, on: 2026-11-24 }\n`)
  mkdirSync(file('registers'))
  writeFileSync(
    file('registers/companies.csv'),
    '# as-of: 2026-11-01\n# source: https://dolab.moha.gov.vn\nlicence,name,status\n01,Sao Biển,licensed\n',
  )
}

/** Every Vietnamese page, variants too. */
function pages(): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.vi.md'))
}

async function open(): Promise<{ readonly code: number; readonly counts: Readonly<Record<string, number>> }> {
  said = []
  const code = await run(['--json', '--at', today])
  const groups = JSON.parse(said.join('')).open as readonly { id: string; count: number }[]
  return { code, counts: Object.fromEntries(groups.map(({ id, count }) => [id, count])) }
}

test('an operator who has done nothing is told all of it', async () => {
  writeFileSync(file('open-questions.yaml'), question)
  expect(await open()).toEqual({
    code: 1,
    counts: { standing: 1, operator: 2, unsigned: 5, undialled: 5, questions: 1, register: 1 },
  })
})

test('nothing is open when everything is settled, and exit code 0 says so', async () => {
  settle()
  expect(await open()).toEqual({ code: 0, counts: {} })
  said = []
  expect(await run(['--at', today, '--lang', 'vi'])).toBe(0)
  expect(said).toEqual([expect.stringContaining('Những gì máy xem được thì đã xong.')])
})

const undone: readonly { readonly id: keyof typeof groupTexts; readonly what: string; readonly undo: () => void }[] = [
  { id: 'standing', what: 'nobody confirmed the standing', undo: () => change('operator.yaml', /^standing.*$/gm, 'standing: null') },
  { id: 'operator', what: 'no name', undo: () => change('operator.yaml', /^name.*$/gm, 'name: null') },
  { id: 'operator', what: 'no hours', undo: () => change('operator.yaml', /^hours.*$/gm, 'hours: unknown') },
  { id: 'content', what: 'a problem of the content', undo: () => appendFileSync(file('faq/about/how-to-use.en.md'), '\nPay 20%.\n') },
  { id: 'unsigned', what: 'an answer', undo: () => unsign('faq/before/brokerage-fee.vi.md') },
  { id: 'unsigned', what: 'a variant', undo: () => unsign('faq/during/unpaid-wages@jp.vi.md') },
  { id: 'unsigned', what: 'a path', undo: () => unsign('trees/job-offer.vi.md') },
  { id: 'undialled', what: 'a number', undo: () => change('contacts.yaml', /(id: tw-1955\n) {2}confirmed: .*\n/, '$1') },
  { id: 'questions', what: 'a question', undo: () => change('open-questions.yaml', /^ {2}settled.*$/gm, '  settled: null') },
  { id: 'questions', what: 'the file of questions taken away', undo: () => rmSync(file('open-questions.yaml')) },
  { id: 'register', what: 'no register', undo: () => rmSync(file('registers/companies.csv')) },
]

function unsign(name: string): void {
  change(name, /^signed-by:.*\nsigned:.*\n/gm, 'signed-by:\n')
}

describe('one thing left undone is told, and nothing else', () => {
  for (const { id, what, undo } of undone) {
    test(`${id}: ${what}`, async () => {
      settle()
      undo()
      expect(await open()).toEqual({ code: 1, counts: { [id]: 1 } })
    })
  }
})

test('an answer past its date is a problem of today', async () => {
  settle()
  expect(await run(['--at', '2027-12-01'])).toBe(1)
  expect(said.join('\n')).toContain(groupTexts.content.title.en)
})

test('a number that is never shown needs no call', async () => {
  settle()
  change('contacts.yaml', /(id: vn-old\n) {2}confirmed: .*\n/, '$1')
  expect((await open()).code).toBe(0)
})

test('a few of each are shown, all of them when asked', async () => {
  const questions = Array.from({ length: 7 }, (_, i) => question.replace('fees', `fees-${i}`))
  writeFileSync(file('open-questions.yaml'), questions.join(''))
  expect(await run(['--at', today])).toBe(1)
  expect(said.join('\n')).toContain('and 2 more; --all lists them')
  expect(said.join('\n')).not.toContain('fees-5')
  said = []
  expect(await run(['--at', today, '--all', '--lang', 'vi'])).toBe(1)
  expect(said.join('\n')).toContain('fees-6: Mức phí? (brokerage-fee, tree:job-offer)')
  expect(said.join('\n')).not.toContain('--all')
})

test.each([[['--lang', 'fr']], [['--at', 'tomorrow']]])('refuses %j', async (flags) => {
  expect(await run(flags)).toBe(2)
})

test('this copy ships with everything open that only an operator can settle', async () => {
  vi.stubEnv('BEN_AN_CONTENT', path.join(root, 'content'))
  const { code, counts } = await open()
  expect(code).toBe(1)
  expect(Object.keys(counts)).toEqual(['standing', 'operator', 'unsigned', 'undialled', 'questions', 'register'])
})
