import { statSync } from 'node:fs'
import { join } from 'node:path'
import { digest, namesIn } from './read-content.ts'

/** Longer than the clock of a file system stands still: a file that changed so shortly ago may change once more and look the same. */
const stillMs = 2_000

/**
 * What a folder of content looks like from outside, without a byte of it read: 64 hex digits over the name, size, inode and times of
 * every file. As long as they are the same nothing in it has changed: the time of a file's last change of any kind (`ctime`) is the file
 * system's own, so whoever writes as many bytes and puts back the date is noticed too. Null where a file changed too shortly before
 * `nowMs` to be told from another change.
 * @throws Error of `node:fs` when the folder cannot be read
 */
export function lookOf(folder: string, nowMs: number): string | null {
  const seen = namesIn(folder).map((name) => ({ name, ...outside(join(folder, name)) }))
  const settled = seen.every(({ changedNs }) => changedNs < BigInt(nowMs - stillMs) * 1_000_000n)
  return settled ? digest(seen.map(({ name, look }) => `${name} ${look}`).join('\n')) : null
}

function outside(file: string): { readonly look: string; readonly changedNs: bigint } {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true })
  return { look: [dev, ino, size, mtimeNs, ctimeNs].join(' '), changedNs: ctimeNs }
}
