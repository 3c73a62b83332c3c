import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const filesLike = (...patterns: readonly string[]) => patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8')
const linesOf = (file: string) => textOf(file).split('\n')

/** What people read. Ways of asking are how people write, and a name that a country also has is theirs. */
const shown = [
  ...filesLike('content/faq/**/*.en.md', 'content/trees/*.en.md').map((file) => ({ file, lines: linesOf(file).filter(isNoWayOfAsking) })),
  ...filesLike('content/*.yaml', 'content/phrases/en.json', 'content/lexicon/red-flags.yaml').map((file) => ({
    file,
    lines: linesOf(file),
  })),
  ...filesLike('content/lexicon/countries.yaml').map((file) => ({
    file,
    lines: linesOf(file).map((line) => line.replace(/also: \[.*/, '')),
  })),
  ...filesLike('web/src/console/*-en.ts', 'web/src/chat/phrases.ts').map((file) => ({ file, lines: linesOf(file) })),
]
/** The same in Vietnamese, and what whoever curates, answers or operates reads. */
const vietnamese = [
  ...filesLike('content/faq/**/*.vi.md', 'content/trees/*.vi.md').map((file) => ({ file, lines: linesOf(file).filter(isNoWayOfAsking) })),
  ...filesLike('content/phrases/vi.json').map((file) => ({ file, lines: linesOf(file).filter((line) => !line.includes('"words.')) })),
  ...filesLike(
    'content/*.yaml',
    'web/src/console/*-vi.ts',
    'web/src/console/phones-words.ts',
    'web/src/chat/phrases.ts',
    'docs/vi/*.md',
  ).map((file) => ({ file, lines: linesOf(file) })),
]
/** What somebody writes in Vietnamese is quoted as they write it. */
const vietnameseQuoted = /"[^"]{0,120}"|“[^”]{0,120}”/gu
const pages = filesLike('docs/*.md', 'docs/adr/*.md', 'docs/lab-book/*.md', 'README.md', 'SECURITY.md', 'CONTRIBUTING.md').map((file) => ({
  file,
  lines: textOf(file).replace(vietnameseQuoted, '').split('\n'),
}))

test('in English the country is Viet Nam, in all that people read', () => {
  expect(shown.length).toBeGreaterThan(150)
  expect(found(shown, /\bVietnam\b/)).toEqual([])
  expect(shown.some(({ lines }) => lines.some((line) => line.includes('Viet Nam')))).toBe(true)
})

test('and on the pages about Bến An', () => {
  expect(pages.length).toBeGreaterThan(50)
  expect(found(pages, /\bVietnam\b|Việt Nam/)).toEqual([])
})

test('a Vietnamese tone mark stands on one letter: "xóa", "ủy", in all that people read', () => {
  expect(vietnamese.length).toBeGreaterThan(150)
  expect(found(vietnamese, /(?:o[áàảãạéèẻẽẹ]|(?<!q)u[ýỳỷỹỵ])(?!\p{L})/iu)).toEqual([])
  expect(vietnamese.some(({ lines }) => lines.some((line) => line.includes('xóa')))).toBe(true)
})

test('in Vietnamese one thing has one name, in all that people read', () => {
  const otherNames =
    /đường (?:tiếng Việt|tư vấn)|đường dây bảo hộ|(?:số|tổng đài) ở Hà Nội|hợp đồng viết(?! bằng)|Ả Rập Xê Út|đường dây nô lệ/iu
  expect(found(vietnamese, otherNames)).toEqual([])
})

test('who is told of is called no word that the reader may be called: "cháu" is the reader', () => {
  const told = vietnamese
    .filter(({ file }) => /content\/(?:faq|trees)\//.test(file))
    .map(({ file, lines }) => ({ file, lines: (lines.join('\n').split('<!-- responder -->')[0] ?? '').split('\n') }))
  expect(told.length).toBeGreaterThan(150)
  expect(found(told, /(?<!em\/)cháu/iu)).toEqual([])
})

function isNoWayOfAsking(line: string): boolean {
  return !line.startsWith('  - ') && !isTyped(line)
}

/** Other words for an answer of a path, as people type them. */
function isTyped(line: string): boolean {
  return /^ {4}[a-z-]+: \[/.test(line)
}

function found(files: readonly { readonly file: string; readonly lines: readonly string[] }[], spelling: RegExp): readonly string[] {
  return files.flatMap(({ file, lines }) => lines.filter((line) => spelling.test(line)).map((line) => `${file}: ${line.slice(0, 120)}`))
}
