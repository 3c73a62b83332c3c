import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../../config.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { lastingNumbers } from '../../server/page/numbers.ts'
import { downPage } from '../../server/page/page.ts'

/** What `deploy/Caddyfile` shows when nobody answers behind it. */
export const downPageName = 'down.html'

/** Whether the page holds what this content would make of it. */
export async function isDownPage({ webFolder }: Pick<Config, 'webFolder'>, knowledge: Knowledge): Promise<boolean> {
  const there = await readFile(path.join(webFolder, downPageName), 'utf8').catch(() => null)
  return there === downPage(lastingNumbers(knowledge))
}

/** One that is right already is left alone: it may lie where only whoever installed the program writes. */
export async function makeDownPage(config: Pick<Config, 'webFolder'>, knowledge: Knowledge): Promise<void> {
  if (await isDownPage(config, knowledge)) return
  await writeFile(path.join(config.webFolder, downPageName), downPage(lastingNumbers(knowledge)))
}
