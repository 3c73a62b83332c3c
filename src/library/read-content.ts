import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { AppError } from '../errors.ts'
import type { ContentFile } from '../knowledge/compile/read.ts'

/** SHA-256 in hex. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * Every file under the folder, under the path that curators know: `content/faq/…`, whatever the folder is called on this machine.
 * Hidden files and editors' copies are left out.
 * @throws AppError `bad-content` when the folder cannot be read
 */
export async function readContent(folder: string): Promise<readonly ContentFile[]> {
  try {
    return readFolder(folder)
  } catch (error) {
    throw new AppError('bad-content', `the content folder ${folder} cannot be read`, { cause: error })
  }
}

/** File by file: asking for five hundred small ones at once takes eight times as long. */
function readFolder(folder: string): readonly ContentFile[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).filter(Boolean).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.') || part.endsWith('~')))
    .sort()
  return names.map((name) => ({ path: `content/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
}
