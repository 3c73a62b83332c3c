import path from 'node:path'
import { programFolder } from '../program-folder.ts'
import { packagesIn, versionsOf } from './package-versions.ts'
import { digest, readContent } from './read-content.ts'

/**
 * 64 hex digits for the code that makes Knowledge, with its packages: what it makes depends on nothing else. What was built has the key of
 * the sources that it was built of in its place (`vite.program.config.ts`), for others may lie there by now.
 */
export async function compilerKey(): Promise<string> {
  const sources = await readContent(path.join(programFolder, 'src', 'knowledge'))
  const packages = versionsOf(packagesIn(sources.map(({ text }) => text)), import.meta.url)
  return digest([...packages, ...sources.map(({ path, text }) => `${path} ${digest(text)}`)].join('\n'))
}
