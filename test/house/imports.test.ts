import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.resolve(import.meta.dirname, '../../src')

/** What each room of src/ may import from, besides itself. `main.ts` with `main/` and the command line open everything, so they may all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  knowledge: [],
  bot: ['knowledge'],
  hotline: ['bot', 'knowledge'],
  adapters: ['bot', 'knowledge', 'errors.ts', 'loopback.ts', 'node-http.ts'],
  store: ['hotline', 'bot', 'knowledge', 'errors.ts', 'node-http.ts'],
  staff: ['store', 'hotline', 'errors.ts', 'time.ts'],
  outbox: ['store', 'adapters', 'bot', 'nap.ts', 'time.ts'],
  media: ['store', 'adapters', 'nap.ts', 'node-http.ts', 'time.ts'],
  alerts: ['outbox', 'store', 'adapters', 'hotline', 'bot', 'knowledge', 'nap.ts', 'time.ts'],
  clock: ['store', 'time.ts'],
  library: ['bot', 'knowledge', 'errors.ts', 'program-folder.ts'],
  server: [
    'alerts',
    'media',
    'outbox',
    'staff',
    'store',
    'adapters',
    'hotline',
    'bot',
    'knowledge',
    'errors.ts',
    'config.ts',
    'config',
    'time.ts',
  ],
  'config.ts': ['config', 'errors.ts', 'program-folder.ts'],
  config: ['loopback.ts'],
  'errors.ts': [],
  'loopback.ts': [],
  'nap.ts': ['time.ts'],
  'node-http.ts': [],
  'program-folder.ts': [],
  'time.ts': [],
  'main.ts': ['*'],
  main: ['*'],
  cli: ['*'],
}

/** Rooms that decide and do nothing: no `node:` module, and only these packages. */
const pureRooms: Readonly<Record<string, readonly string[]>> = {
  knowledge: ['yaml', 'mdast', 'mdast-util-from-markdown', 'zod', 'i18next', 'fuse.js'],
  bot: [],
  hotline: [],
}

interface Import {
  readonly file: string
  readonly room: string
  readonly what: string
}

const imports = readAll()

function readAll(): readonly Import[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return files.flatMap((file) => {
    const text = readFileSync(path.join(source, file), 'utf8')
    const found = text.matchAll(/(?:^import [^'\n]*|^export [^'\n]*\bfrom |^\} from |\bimport\()'([^'\n]+)'/gm)
    return [...found].map(([, what = '']) => ({ file, room: file.split(path.sep)[0] ?? '', what }))
  })
}

/** The room that a relative import leads to, or null for a package. */
function roomOf({ file, what }: Import): string | null {
  if (!what.startsWith('.')) return null
  return path.relative(source, path.resolve(source, path.dirname(file), what)).split(path.sep)[0] ?? ''
}

function forbidden(all: readonly Import[]): readonly string[] {
  return all.flatMap((one) => {
    const line = `${one.file} imports ${one.what}`
    const allowed = mayImport[one.room]
    if (allowed === undefined) return [`${line}: its room is not in the table`]
    const room = roomOf(one)
    if (room !== null) return room === one.room || allowed.includes(room) || allowed.includes('*') ? [] : [line]
    const pure = pureRooms[one.room]
    return pure === undefined || pure.includes(one.what) ? [] : [line]
  })
}

test('the rooms are read at all', () => {
  expect(new Set(imports.map(({ room }) => room)).size).toBeGreaterThan(4)
})

test('imports point one way, and pure rooms stay pure', () => {
  expect(forbidden(imports)).toEqual([])
})

test('the table allows nothing that no room makes use of', () => {
  const used = new Set(imports.map((one) => `${one.room} -> ${roomOf(one) ?? one.what}`))
  const allowed = [...Object.entries(mayImport), ...Object.entries(pureRooms)].flatMap(([room, others]) =>
    others.map((other) => `${room} -> ${other}`),
  )
  expect(allowed.filter((one) => !one.endsWith('*') && !used.has(one))).toEqual([])
})

const bad: readonly Import[] = [
  { file: 'bot/respond.ts', room: 'bot', what: '../store/store.ts' },
  { file: 'bot/respond.ts', room: 'bot', what: 'node:fs' },
  { file: 'knowledge/compile/compile.ts', room: 'knowledge', what: '../../bot/turn.ts' },
  { file: 'knowledge/search/rank.ts', room: 'knowledge', what: 'lodash' },
  { file: 'store/store.ts', room: 'store', what: '../server/page/wire.ts' },
  { file: 'adapters/channel.ts', room: 'adapters', what: '../config.ts' },
  { file: 'shortcuts/x.ts', room: 'shortcuts', what: '../bot/turn.ts' },
]
for (const one of bad) {
  test(`the table refuses that ${one.file} imports ${one.what}`, () => {
    expect(forbidden([one])).toHaveLength(1)
  })
}

test("node's http is taken from one file, for an import of it loads more than it needs", () => {
  const files = imports
    .filter(({ room, what }) => what === 'node:http' && room !== 'cli')
    .map(({ file }) => readFileSync(path.join(source, file), 'utf8'))
  expect(files.length).toBeGreaterThan(0)
  for (const text of files) expect(text).not.toMatch(/^import (?!type )[^\n]*'node:http'/m)
})

const pages = path.resolve(import.meta.dirname, '../../web/src')

/** Lines of a page's file that import what a page may not: of the server the types of a wire and nothing else. */
function foreignToPages(file: string, text: string): readonly string[] {
  const lines = text.matchAll(/^(?:import|export)\b[^'=(]* from '([^'\n]+)'|^import '([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm)
  return [...lines].flatMap(([line, from = '', whole = '', later = '']) => {
    const what = from || whole || later
    if (!what.startsWith('.')) return what === 'preact' || what.startsWith('preact/') ? [] : [`${file}: ${line}`]
    const target = path.relative(pages, path.resolve(pages, path.dirname(file), what))
    if (!target.startsWith('..')) return []
    const wire = /^\.\.\/\.\.\/src\/server\/(?:[a-z-]+\/)*wire(?:-[a-z]+)*\.ts$/.test(target)
    return wire && line.startsWith('import type ') ? [] : [`${file}: ${line}`]
  })
}

test('pages share nothing with the server but the types of what goes over the wire', () => {
  const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  expect(files.length).toBeGreaterThan(20)
  expect(files.flatMap((file) => foreignToPages(file, readFileSync(path.join(pages, file), 'utf8')))).toEqual([])
})

for (const line of [
  "import type { Call } from '../../../src/bot/turn.ts'",
  "import { outgoing } from '../../../src/server/page/wire.ts'",
  "import {\n  type View,\n  view,\n} from '../../../src/server/console/wire.ts'",
  "export { view } from '../../../src/server/page/wire.ts'",
  "import type { PageDeps } from '../../../src/server/page/page-routes.ts'",
  "import { z } from 'zod'",
  "const wire = await import('../../../src/server/page/wire.ts')",
]) {
  test(`a page may not have the line: ${line.replaceAll('\n', ' ')}`, () => {
    expect(foreignToPages('chat/one.ts', line)).toHaveLength(1)
  })
}

test('only src/config.ts reads the environment', () => {
  const readers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'config.ts')
    .filter((file) => readFileSync(path.join(source, file), 'utf8').includes('process.env'))
  expect(readers).toEqual([])
})

test('only src/store speaks SQL', () => {
  const speakers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith(`store${path.sep}`))
    .filter((file) => readFileSync(path.join(source, file), 'utf8').includes("'better-sqlite3'"))
  expect(speakers).toEqual([])
})
