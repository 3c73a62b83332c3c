import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

interface PackageJson {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/**
 * `name@version` of the packages as the file `from` (a URL) would import them, and of all that they need in turn. One that is not
 * installed is named without a version.
 */
export function versionsOf(names: readonly string[], from: string): readonly string[] {
  const found = new Map<string, string>()
  const look = (name: string, base: string) => {
    const file = find(name, base)
    if (file === null) found.set(name, name)
    else if (!found.has(file)) {
      const { version = '', dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as PackageJson
      found.set(file, `${name}@${version}`)
      for (const needed of Object.keys(dependencies)) look(needed, file)
    }
  }
  for (const name of names) look(name, from)
  return [...found.values()].sort()
}

/** The packages that sources import, by name; types, which are gone at run time, do not count. */
export function packagesIn(sources: readonly string[]): readonly string[] {
  const imported = sources.flatMap((text) =>
    [...text.matchAll(/^import (?!type )[^'"]*['"]([^'".][^'"]*)['"]/gm)].map(([, name = '']) => name),
  )
  return [...new Set(imported.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')))].sort()
}

function find(name: string, base: string): string | null {
  try {
    return findPackageJSON(name, base) ?? null
  } catch {
    return null
  }
}
