import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import { learnedFile, writeLearned } from '../../knowledge/compile/read-learned.ts'
import { learn } from '../../knowledge/search/learn.ts'
import { readLibrary } from '../../library/read-library.ts'
import { readFurtherWays } from '../read-further-ways.ts'

export const summary = 'learn anew which words speak for which topic, from all ways of asking: learn'

/** Writes content/learned.txt. The same content gives the same file; it takes up to a minute. */
export async function run(argv: readonly string[]): Promise<number> {
  parseArgs({ args: [...argv] })
  const folder = readConfig().contentFolder
  const learned = learn(await readLibrary(folder), await readFurtherWays(folder))
  await writeFile(join(folder, learnedFile.replace(/^content\//, '')), writeLearned(learned))
  console.log(`${learnedFile}: ${learned.lines.length} terms, ${learned.topics.length} topics`)
  return 0
}
