import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  readonly version?: string
  readonly dev?: true
  readonly hasInstallScript?: true
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as { packages: Record<string, Locked> }
const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Record<string, Record<string, string>>

/** Packages that a lock entry wants for some platform and that the lock does not hold: `npm ci` would fail there. */
function missing(packages: Record<string, Locked>): readonly string[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => ![`${place}/node_modules/${name}`, ...outward(place, name)].some((where) => where in packages))
      .map((name) => `${place || 'package.json'} wants ${name}`),
  )
}

/** Where Node looks for `name` from a package at `place`: beside it, then further out. */
function outward(place: string, name: string): readonly string[] {
  const places: string[] = []
  for (let at = place; at.includes('node_modules/'); at = at.slice(0, at.lastIndexOf('node_modules/')).replace(/\/$/, ''))
    places.push(`${at.slice(0, at.lastIndexOf('node_modules/'))}node_modules/${name}`)
  return [...places, `node_modules/${name}`]
}

test('no lock entry is missing a platform', () => {
  expect(missing(lock.packages)).toEqual([])
})

test('a lock that lacks a platform is noticed', () => {
  const [tool] = Object.keys(lock.packages).filter((place) => place.startsWith('node_modules/@biomejs/cli-'))
  const { [tool ?? '']: _, ...rest } = lock.packages
  expect(missing(rest)).toEqual([`node_modules/@biomejs/biome wants ${tool?.replace('node_modules/', '')}`])
})

test('every version in package.json is exact', () => {
  const named = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.entries(own[kind] ?? {}))
  expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('an install runs nothing, so it needs no compiler and no Python', () => {
  expect(readFileSync(new URL('../../.npmrc', import.meta.url), 'utf8').split('\n')).toContain('ignore-scripts=true')
  const [, ...packages] = Object.entries(lock.packages)
  expect(packages.filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev).map(([place]) => place)).toEqual([])
  // With scripts ignored npm runs none before or after another either.
  const names = Object.keys(own.scripts ?? {})
  expect(names.filter((name) => names.some((other) => name === `pre${other}` || name === `post${other}`))).toEqual([])
})
