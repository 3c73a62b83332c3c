import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import { learnedFile } from '../../knowledge/compile/read/read-learned.ts'
import { toldLearnedFile } from '../../knowledge/compile/read/read-told.ts'
import { writeWeights } from '../../knowledge/compile/read/weight-file.ts'
import { survey } from '../../knowledge/compile.ts'
import { learnTold } from '../../knowledge/danger/told/learn.ts'
import { learn } from '../../knowledge/search/learn.ts'
import { digest, readContent } from '../../library/read-content.ts'
import { readLibrary } from '../../library/read-library.ts'
import { tellUsage } from '../tell-usage.ts'
import { readFurtherWays } from './read-further-ways.ts'

export const summary = 'learn anew which words speak for which topic, and which for danger: learn [--only topics|danger]'

/** Writes content/learned.txt and content/danger/learned.txt. The same content gives the same files; it takes some minutes. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { only: { type: 'string' } } })
  if (values.only !== undefined && values.only !== 'topics' && values.only !== 'danger') return tellUsage(summary, { of: 'content' })
  const { contentFolder: folder, keptContent } = readConfig()
  const knowledge = await readLibrary(folder, keptContent)
  const ways = await readFurtherWays(folder)
  const write = (file: string, text: string) => writeFile(join(folder, file.replace(/^content\//, '')), text)
  if (values.only !== 'danger') {
    const learned = learn(knowledge, ways)
    await write(learnedFile, writeWeights(learned))
    console.log(`${learnedFile}: ${learned.lines.length} terms, ${learned.topics.length} topics`)
  }
  if (values.only !== 'topics') {
    const { draft } = survey(await readContent(folder), digest)
    const told = draft.told.map(({ examples }) => examples)
    // What a line asks for is read by what was learnt of topics, maybe just now.
    const learned = learnTold(told, await readLibrary(folder, keptContent), ways)
    await write(toldLearnedFile, writeWeights(learned))
    console.log(`${toldLearnedFile}: ${learned.lines.length} terms, ${learned.signals.length} signals`)
  }
  return 0
}
