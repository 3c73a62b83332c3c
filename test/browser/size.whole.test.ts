import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { pageFolder } from './shared.ts'

/** Of the chat page: what it names at its head, which is all that it loads. */
let files: ReadonlyMap<string, Buffer>

beforeAll(async () => {
  files = await filesOf('index.html')
})

test('the whole page without its fonts is under 40 kB compressed', () => {
  const bytes = [...files.values()].map((file) => gzipSync(file).length).reduce((sum, size) => sum + size, 0)
  expect(files.size).toBeGreaterThanOrEqual(4)
  expect(bytes).toBeLessThan(40_000)
})

test('the console without its fonts is under 72 kB compressed, and names every script it loads', async () => {
  const console = await filesOf('console.html')
  const bytes = [...console.values()].map((file) => gzipSync(file).length).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeLessThan(72_000)
  const all = await readdir(join(pageFolder(), 'assets'))
  const named = [...files.keys(), ...console.keys()]
  for (const script of all.filter((name) => name.endsWith('.js'))) expect(named).toContain(`assets/${script}`)
})

test('the fonts are the two weights and two subsets, under 70 kB', async () => {
  const fonts = (await readdir(join(pageFolder(), 'assets'))).filter((name) => name.endsWith('.woff2'))
  const bytes = await Promise.all(fonts.map(async (name) => (await readFile(join(pageFolder(), 'assets', name))).length))
  expect(fonts).toHaveLength(4)
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(70_000)
})

test('the markers that the server fills stand alone on their lines', () => {
  const lines = text('index.html').split('\n')
  for (const marker of ['numbers:vi', 'numbers:en', 'hello']) expect(lines).toContain(`<!--ben-an:${marker}-->`)
})

test('a strict policy can hold: no inline script, style or handler, nothing from another site', () => {
  const html = text('index.html')
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)/)
  expect(html.match(/(?:src|href)="(?![/#])[^"]*"/g)).toBeNull()
  expect(text('css')).not.toMatch(/url\((?!"?\/)/)
})

/** What Chromium 74 does not know, in the styles and in the script as they are delivered. */
const tooNew: readonly { name: string; kind: 'css' | 'js'; found: RegExp }[] = [
  { name: 'gap of flex', kind: 'css', found: /[{;](?:row-|column-)?gap:/ },
  { name: 'inset', kind: 'css', found: /[{;]inset(?:-[a-z]+)?:/ },
  { name: 'min(), max(), clamp()', kind: 'css', found: /[:\s(,](?:min|max|clamp)\(/ },
  { name: ':is(), :where(), :has()', kind: 'css', found: /:(?:is|where|has)\(/ },
  { name: 'aspect-ratio', kind: 'css', found: /aspect-ratio/ },
  { name: 'dynamic viewport units', kind: 'css', found: /\d[dsl]v[hw]\b/ },
  { name: 'logical properties', kind: 'css', found: /[{;](?:margin|padding|inset)-(?:inline|block)/ },
  { name: 'ranges in media queries', kind: 'css', found: /@media[^{]*[<>]/ },
  { name: 'optional chaining', kind: 'js', found: /[\w)\]]\?\.[a-z_$([]/i },
  { name: 'nullish coalescing', kind: 'js', found: /\?\?/ },
  { name: 'private fields', kind: 'js', found: /this\.#/ },
  {
    name: 'newer functions',
    kind: 'js',
    found: /\.(?:at|replaceAll|replaceChildren|toSorted|toReversed|findLast|findLastIndex|hasOwn|allSettled|randomUUID)\(/,
  },
  {
    name: 'newer globals',
    kind: 'js',
    found: /\b(?:structuredClone|AbortSignal\.(?:timeout|any)|Promise\.(?:any|withResolvers)|WeakRef)\b/,
  },
]
for (const { name, kind, found } of tooNew) {
  test(`works in an Android WebView of 2019: no ${name}`, () => expect(text(kind).match(found)).toBeNull())
}

async function filesOf(page: string): Promise<ReadonlyMap<string, Buffer>> {
  const html = await readFile(join(pageFolder(), page))
  const named = [...html.toString().matchAll(/(?:src|href)="\/([^"]+\.(?:js|css|svg))"/g)].map(([, name = '']) => name)
  const read = await Promise.all(named.map(async (name) => [name, await readFile(join(pageFolder(), name))] as const))
  return new Map([[page, html], ...read])
}

function text(end: string): string {
  return [...files]
    .filter(([name]) => name.endsWith(end))
    .map(([, file]) => file.toString())
    .join('\n')
}
