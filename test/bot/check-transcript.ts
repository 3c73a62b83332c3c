import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const transcripts = join(import.meta.dirname, '../transcripts')
const recording = process.env.BEN_AN_RECORD === '1'

/**
 * A test for every transcript of that kind in the folder or in one below it, named by the reason in its first line. After a deliberate change of wording record them
 * anew and read the difference: `npm run transcripts`.
 */
export function checkTranscripts(isOfKind: (name: string) => boolean, play: (written: string) => string, below = '.'): void {
  const folder = join(transcripts, below)
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md') && isOfKind(file))) {
    const written = readFileSync(join(folder, name), 'utf8')
    test(`${name}: ${written.split('\n')[0]?.replace(/^# /, '')}`, () => {
      expect(written, 'a transcript says first why it is there').toMatch(/^# \S/)
      const played = play(written)
      if (recording && played !== written) {
        writeFileSync(join(folder, name), played)
        console.log(`${name}\n${difference(written, played)}`)
      } else expect(played).toBe(written)
    })
  }
}

/** Lines that went and lines that came, in the order in which they stand. */
function difference(before: string, after: string): string {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  const gone = old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`)
  const come = fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)
  return [...gone, ...come].join('\n')
}
