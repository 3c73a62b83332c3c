import { existsSync, readdirSync, statSync } from 'node:fs'

const root = new URL('./', import.meta.url)

/**
 * What the sources look like from outside: name, size and time of each. As long as they are the same the program that was built of them is
 * the program that they are. Null where there are none, as in an image. Plain JavaScript, for the door.
 */
export function lookOfSources() {
  if (!existsSync(new URL('src/cli/ben-an.ts', root))) return null
  const sources = readdirSync(new URL('src/', root), { recursive: true }).filter((name) => /\.(ts|sql)$/.test(name))
  const names = ['package-lock.json', 'vite.program.config.ts', ...sources.map((name) => `src/${name}`).sort()]
  return names.map(lookOf).join('\n')
}

function lookOf(name) {
  const { size = 0, mtimeMs = 0 } = statSync(new URL(name, root), { throwIfNoEntry: false }) ?? {}
  return `${name} ${size} ${mtimeMs}`
}
