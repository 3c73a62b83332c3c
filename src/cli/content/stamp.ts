import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '../../config.ts'
import type { DraftEntry } from '../../knowledge/compile/read/read-entry.ts'
import { cutPage } from '../../knowledge/compile/read/read-front-matter.ts'
import type { DraftTree } from '../../knowledge/compile/read/read-tree.ts'
import type { Pair, Resolved } from '../../knowledge/compile/resolve.ts'
import { survey } from '../../knowledge/compile.ts'
import { digest, readContent } from '../../library/read-content.ts'
import { tellUsage } from '../tell-usage.ts'

export const summary =
  'say that an English text matches its Vietnamese one as it is now: stamp ID… (an id like brokerage-fee, unpaid-wages@jp or tree:job-offer)'

/** Writes `of:` into the English files of the ids named. Only ids named one by one: a stamp says that somebody read both. */
export async function run(argv: readonly string[]): Promise<number> {
  if (argv.length === 0 || argv.some((id) => id.startsWith('-'))) return tellUsage(summary, { of: 'content' })
  const folder = readConfig().contentFolder
  const { resolved } = survey(await readContent(folder), digest)
  let missing = 0
  for (const id of argv) {
    const pair = pairOf(id, resolved)
    if (!pair?.vi?.keys || !pair.en) {
      console.error(`${id}: ${pair?.vi?.keys ? 'the English file is not there' : 'the Vietnamese file is not there or cannot be read'}`)
      missing += 1
      continue
    }
    const path = join(folder, pair.en.file.replace(/^content\//, ''))
    const stamped = withStamp(await readFile(path, 'utf8'), pair.vi.stamp)
    if (stamped === null) {
      console.error(`${id}: the English file has no keys to write into`)
      missing += 1
      continue
    }
    await writeFile(path, stamped)
    console.log(`${pair.en.file} of: ${pair.vi.stamp}`)
  }
  return missing === 0 ? 0 : 1
}

/** Both languages of an entry, of its variant for a country (`@`), or of a path (`tree:`). */
function pairOf(id: string, { topics, trees }: Resolved): Pair<DraftEntry> | Pair<DraftTree> | undefined {
  const [, tree] = /^tree:(.+)$/.exec(id) ?? []
  if (tree !== undefined) return trees.get(tree)
  const [topic = '', country] = id.split('@')
  const found = topics.get(topic)
  return country === undefined ? found?.entry : [...(found?.variants ?? [])].find(([code]) => code === country)?.[1]
}

/** The page with this stamp in its keys, everything else untouched; null for a page without keys. */
export function withStamp(text: string, stamp: string): string | null {
  const page = cutPage(text)
  if (!page) return null
  const line = `of: ${stamp}`
  const opening = text.slice(0, text.indexOf('\n') + 1)
  const lineEnd = opening.endsWith('\r\n') ? '\r\n' : '\n'
  const keys = /^of:.*$/m.test(page.keys) ? page.keys.replace(/^of:.*$/m, line) : `${page.keys}${line}${lineEnd}`
  return opening + keys + text.slice(opening.length + page.keys.length)
}
