import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const style = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'web', 'src', 'style', name), 'utf8')
const [light = {}, dark = {}] = style('tokens.css').split('@media').map(tokens)
const [levelsLight = {}, levelsDark = {}] = style('console/levels.css').split('@media').map(tokens)

/** Every pair that meets on the page: a text needs 4.5, an edge or a ring 3 (WCAG 2). */
const pairs: readonly { front: string; backs: readonly string[]; least: number }[] = [
  { front: 'ink', backs: ['ground', 'paper', 'sunk', 'own', 'wash', 'lamp-fill', 'unsent-fill'], least: 4.5 },
  { front: 'soft', backs: ['ground', 'paper', 'wash'], least: 4.5 },
  { front: 'deep', backs: ['ground', 'paper', 'wash'], least: 4.5 },
  { front: 'on-solid', backs: ['solid'], least: 4.5 },
  { front: 'on-strong', backs: ['strong'], least: 4.5 },
  { front: 'lamp', backs: ['lamp-fill', 'ground', 'paper'], least: 4.5 },
  { front: 'unsent', backs: ['ground', 'paper'], least: 4.5 },
  { front: 'edge', backs: ['ground', 'paper', 'sunk'], least: 3 },
  { front: 'lamp-edge', backs: ['ground', 'paper', 'lamp-fill'], least: 3 },
  { front: 'unsent', backs: ['unsent-fill', 'ground'], least: 3 },
  { front: 'focus', backs: ['ground', 'paper', 'wash', 'lamp-fill', 'sunk'], least: 3 },
]

/** The same in the console, where danger has its colours and staff see what is late. */
const consolePairs: typeof pairs = [
  { front: 'ink', backs: ['level-four-fill', 'level-three-fill'], least: 4.5 },
  { front: 'soft', backs: ['paper', 'ground', 'sunk', 'lamp-fill'], least: 4.5 },
  { front: 'level-four', backs: ['paper', 'level-four-fill'], least: 4.5 },
  { front: 'level-three', backs: ['paper', 'ground', 'level-three-fill'], least: 4.5 },
  { front: 'level-two', backs: ['paper', 'level-two-fill'], least: 4.5 },
  { front: 'level-one', backs: ['paper', 'level-four-fill'], least: 4.5 },
  { front: 'on-level', backs: ['level-four', 'level-three'], least: 4.5 },
  { front: 'on-guard', backs: ['guard'], least: 4.5 },
  { front: 'lamp', backs: ['lamp-fill'], least: 4.5 },
  { front: 'focus', backs: ['level-four-fill'], least: 3 },
]

for (const [name, colours, seen] of [
  ['light', light, pairs],
  ['dark', dark, pairs],
  ['light console', { ...light, ...levelsLight }, consolePairs],
  ['dark console', { ...dark, ...levelsDark }, consolePairs],
] as const) {
  for (const { front, backs, least } of seen) {
    for (const back of backs) {
      test(`${name}: ${front} on ${back} has ${least}`, () => {
        expect(contrast(colour(colours, front), colour(colours, back))).toBeGreaterThanOrEqual(least)
      })
    }
  }
}

test('the way out is the darkest thing on the light page', () => {
  const darkest = Object.keys(light).filter((name) => luminance(colour(light, name)) < luminance(colour(light, 'strong')))
  expect(darkest).toEqual([])
})

test('in the dark no area is bright: surfaces stay under a tenth of white', () => {
  for (const name of ['ground', 'paper', 'sunk', 'own', 'wash', 'lamp-fill', 'unsent-fill']) {
    expect(luminance(colour(dark, name)), name).toBeLessThan(0.1)
  }
  for (const name of ['solid', 'strong']) expect(luminance(colour(dark, name)), name).toBeLessThan(0.15)
})

test('both lists name the same colours', () => {
  expect(Object.keys(dark)).toEqual(Object.keys(light))
  expect(Object.keys(levelsDark)).toEqual(Object.keys(levelsLight))
})

function tokens(part: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(part.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/gi), ([, name = '', value = '']) => [name, value]))
}

function colour(colours: Readonly<Record<string, string>>, name: string): string {
  const value = colours[name]
  if (!value) throw new Error(`no style sheet names --${name}`)
  return value
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

/** Relative luminance of sRGB, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
