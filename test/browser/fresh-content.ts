import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const program = join(import.meta.dirname, '..', '..')

/**
 * Copies the content as it stands now, with no page past its review and no source that ends: neither an edit nor the calendar changes a story
 * while it is played, or from one year to the next.
 */
export async function copyFreshContent(to: string): Promise<void> {
  await cp(resolve(program, process.env.BEN_AN_CONTENT ?? 'content'), to, { recursive: true })
  const names = (await readdir(to, { recursive: true })).filter((name) => name.endsWith('.md'))
  await Promise.all(names.map((name) => change(join(to, name), /^review-by: .*$/m, 'review-by: 2999-12-31')))
  await change(join(to, 'sources.yaml'), /^ +until: .*\n/gm, '')
}

async function change(file: string, what: RegExp, into: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(what, into))
}
