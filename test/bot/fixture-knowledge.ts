import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { ContentFile } from '../../src/knowledge/compile/read.ts'
import { compile } from '../../src/knowledge/compile.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { readLibrary } from '../../src/library/read-library.ts'

const root = join(import.meta.dirname, '../..')
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

// Knowledge changes for nobody, so all files that one worker runs share it.
let talked: Knowledge | undefined
let real: Promise<Knowledge> | undefined

/** The small content of test/fixtures/talk with the bot's own real phrases, compiled as the real content is. */
export function talkKnowledge(): Knowledge {
  talked ??= compiled([...readFolder(join(root, 'test/fixtures/talk'), 'content'), ...readFolder(root, 'content/phrases')])
  return talked
}

/** The real content, as a server reads it. Throws while it has problems, which `npm run content -- check` tells. */
export function realKnowledge(): Promise<Knowledge> {
  real ??= readLibrary(join(root, 'content'), join(root, 'dist/content.bin'))
  return real
}

/** The real content after one of its files was edited. Throws where the edit changes nothing. */
export function realKnowledgeWith(path: string, edit: (text: string) => string): Knowledge {
  const before = readFolder(root, 'content')
  const after = before.map((file) => (file.path === path ? { path, text: edit(file.text) } : file))
  if (after.every(({ text }, at) => text === before[at]?.text)) throw new Error(`${path} is as it was`)
  return compiled(after)
}

function compiled(files: readonly ContentFile[]): Knowledge {
  const result = compile(files, digest)
  if ('knowledge' in result) return result.knowledge
  throw new Error(result.problems.map(({ file, line, problem }) => `${file}:${line} ${problem}`).join('\n'))
}

function readFolder(base: string, folder: string): readonly ContentFile[] {
  return readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(base, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
}
