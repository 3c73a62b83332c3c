import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { readSurvey } from '../library/read-survey.ts'
import { buildPage } from './build/build-page.ts'
import { makeDownPage } from './build/down-page.ts'

export const summary = 'build the chat page, compile the content and make the page of a proxy with nobody behind it, as far as they are old'

/** What a start would do the first time, done beforehand. Content with problems is not kept, and no failure here: `content check` tells. */
export async function run(argv: readonly string[]): Promise<number> {
  parseArgs({ args: [...argv] })
  const config = readConfig({})
  await Promise.all([buildPage(), import('./serve.ts')]) // what has been loaded once is kept for the next start
  const { knowledge, problems } = await readSurvey(config.contentFolder, config.keptContent)
  if (knowledge) await makeDownPage(config, knowledge)
  console.log(knowledge ? `content ${knowledge.version}` : `content not compiled: ${problems.length} problems`)
  return 0
}
