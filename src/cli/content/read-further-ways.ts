import { newReport } from '../../knowledge/compile/flaw.ts'
import { readWays, waysLanguage } from '../../knowledge/compile/read/read-ways.ts'
import type { Way } from '../../knowledge/search/ways.ts'
import { readContent } from '../../library/read-content.ts'

/** What stands in content/ways: the running bot does not hold it, only learning wants it. `content -- check` tells what is wrong there. */
export async function readFurtherWays(folder: string): Promise<readonly Way[]> {
  const { report } = newReport()
  return (await readContent(folder)).flatMap(({ path, text }) => {
    const language = waysLanguage(path)
    return language === null ? [] : readWays(path, language, text, report)
  })
}
