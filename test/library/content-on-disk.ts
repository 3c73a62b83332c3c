import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { smallContent } from '../server/small-knowledge.ts'

/** The small content in a new folder, as it lies on a disk, and the place beside it where what is compiled is kept. `ground` holds both. */
export async function contentOnDisk(): Promise<{ readonly ground: string; readonly folder: string; readonly file: string }> {
  const ground = mkdtempSync(path.join(tmpdir(), 'ben-an-library-'))
  for (const { path: name, text } of await smallContent()) {
    mkdirSync(path.dirname(path.join(ground, name)), { recursive: true })
    writeFileSync(path.join(ground, name), text)
  }
  return { ground, folder: path.join(ground, 'content'), file: path.join(ground, 'dist', 'content.bin') }
}
