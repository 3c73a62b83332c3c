import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realKnowledge, talkKnowledge } from './fixture-knowledge.ts'
import { play } from './transcript.ts'

/**
 * Each transcript is told for one reason, which is its first line. After a deliberate change of wording, record them anew and read
 * the diff: `npm run transcripts`.
 */
const folder = join(import.meta.dirname, '../transcripts')
const recording = process.env.BEN_AN_RECORD === '1'

const small = talkKnowledge()
const real = realKnowledge()

for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
  const written = readFileSync(join(folder, name), 'utf8')
  const overReal = name.startsWith('real-')
  test(`${name}: ${written.split('\n')[0]?.replace(/^# /, '')}`, () => {
    if (overReal && real === null) throw new Error('The real content has problems: npm run content -- check')
    const played = overReal && real ? play(written, real, 'in outline') : play(written, small)
    if (recording && played !== written) {
      writeFileSync(join(folder, name), played)
      console.log(`${name}\n${difference(written, played)}`)
    } else expect(played).toBe(written)
  })
}

test('every transcript says first why it is there', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
    expect(readFileSync(join(folder, name), 'utf8'), name).toMatch(/^# \S/)
  }
})

/** Lines that went and lines that came, in the order in which they stand. */
function difference(before: string, after: string): string {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  const gone = old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`)
  const come = fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)
  return [...gone, ...come].join('\n')
}
