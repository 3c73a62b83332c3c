import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** Node's own flags wherever the product is started or built, as one line each. */
function flagsIn(file: string): readonly string[] {
  const bare = readFileSync(path.join(root, file), 'utf8').replaceAll(/[",\\[\]]/g, '')
  return [...bare.matchAll(/\bnode ((?:--\S+ +)+)ben-an\.mjs (?:serve|build)/g)].map(([, flags = '']) =>
    flags.trim().replaceAll(/ +/g, ' '),
  )
}

test('npm, the image and systemd start it with the same flags, with which it was built too: what V8 compiled is kept for one set of them', () => {
  const places = { 'package.json': 2, Dockerfile: 2, 'deploy/ben-an.service': 1 }
  for (const [file, times] of Object.entries(places)) expect(flagsIn(file), file).toHaveLength(times)
  expect(new Set(Object.keys(places).flatMap(flagsIn)).size).toBe(1)
})

test('in the image, what V8 compiles is compiled by the user who starts it', () => {
  const lines = readFileSync(path.join(root, 'Dockerfile'), 'utf8').split('\n')
  const at = (line: RegExp) => lines.findLastIndex((one) => line.test(one))
  expect(at(/^USER /)).toBeGreaterThan(at(/^FROM /))
  expect(at(/^RUN \["node", .*"build"\]$/)).toBeGreaterThan(at(/^USER /))
})
