import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '..', '..', 'web', 'src', 'style', 'tokens.css'), 'utf8')
const [light = {}, dark = {}] = css.split('@media').map(tokens)

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

for (const [name, colours] of [
  ['light', light],
  ['dark', dark],
] as const) {
  for (const { front, backs, least } of pairs) {
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
})

function tokens(part: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(part.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/gi), ([, name = '', value = '']) => [name, value]))
}

function colour(colours: Readonly<Record<string, string>>, name: string): string {
  const value = colours[name]
  if (!value) throw new Error(`tokens.css has no --${name}`)
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
