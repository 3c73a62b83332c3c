import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { AppError } from '../errors.ts'
import type { ContentFile } from '../knowledge/compile/read.ts'

/** SHA-256 in hex; of a text, of its UTF-8. */
export function digest(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * Every file under the folder, under the path that curators know: `content/faq/…`, whatever the folder is called on this machine.
 * Hidden files and editors' copies are left out.
 * @throws AppError `bad-content` when the folder cannot be read
 */
export async function readContent(folder: string): Promise<readonly ContentFile[]> {
  return textsOf(await readBytes(folder))
}

export function textsOf(files: readonly FileBytes[]): readonly ContentFile[] {
  return files.map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }))
}

export interface FileBytes {
  readonly path: string
  readonly bytes: Buffer
}

/**
 * The same files before they become texts: thirty megabytes, for whoever only digests them.
 * @throws AppError `bad-content` when the folder cannot be read
 */
export async function readBytes(folder: string): Promise<readonly FileBytes[]> {
  try {
    return readFiles(folder)
  } catch (error) {
    throw new AppError('bad-content', `the content folder ${folder} cannot be read`, { cause: error })
  }
}

/** File by file: asking for five hundred small ones at once takes eight times as long. */
function readFiles(folder: string): readonly FileBytes[] {
  return namesIn(folder).map((name) => ({ path: `content/${name}`, bytes: readFileSync(join(folder, name)) }))
}

/** Relative to the folder, with `/` between, sorted: the files that count as content. */
export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).filter(Boolean).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.') || part.endsWith('~')))
    .sort()
}
