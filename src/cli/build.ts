import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { readSurvey } from '../library/read-survey.ts'
import { buildPage } from './build/build-page.ts'

export const summary = 'build the chat page and compile the content, as far as they are older than what they are made of'

/** What a start would do the first time, done beforehand. Content with problems is not kept, and no failure here: `content check` tells. */
export async function run(argv: readonly string[]): Promise<number> {
  parseArgs({ args: [...argv] })
  const { contentFolder, keptContent } = readConfig({})
  await Promise.all([buildPage(), import('./serve.ts')]) // what has been loaded once is kept for the next start
  const { knowledge, problems } = await readSurvey(contentFolder, keptContent)
  console.log(knowledge ? `content ${knowledge.version}` : `content not compiled: ${problems.length} problems`)
  return 0
}
