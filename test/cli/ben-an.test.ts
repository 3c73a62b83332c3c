import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const door = path.resolve(import.meta.dirname, '../../ben-an.mjs')
const runFile = promisify(execFile)

async function run(args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const child = runFile(process.execPath, [...args]).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: error.stdout, err: error.stderr }),
  )
  return child
}

test('without a verb it lists them, a line each', async () => {
  const { code, out } = await run([door])
  expect(code).toBe(0)
  for (const verb of ['serve', 'chat', 'content', 'channel', 'key']) expect(out).toMatch(new RegExp(`^ {2}${verb} +\\S`, 'm'))
})

test('an unknown verb is named, and is a mistake', async () => {
  const { code, err } = await run([door, 'sevre'])
  expect([code, err.includes('"sevre"')]).toEqual([2, true])
})

test('what the machine refuses is told in words, with what to do, and without a stack', async () => {
  const { code, err } = await run([door, 'key', path.join(door, 'keys', 'master.key')])
  expect(code).toBe(1)
  expect(err).toMatch(/^no-file: ENOTDIR/)
  expect(err).toContain('Write the whole path')
  expect(err).not.toContain('    at ')
})

test('a Node too old is told in words, without a stack', async () => {
  const old = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); await import(${JSON.stringify(door)})`
  const { code, err } = await run(['--input-type=module', '-e', old])
  expect(code).toBe(1)
  expect(err).toMatch(/^old-node: Bến An needs Node 22\.18 or newer; this is 20\.20\.2\./)
  expect(err).not.toContain('    at ')
})

const verbs = [
  'serve',
  'build',
  'chat',
  'content',
  'content check',
  'content draw',
  'content preview',
  'eval',
  'go-live',
  'register',
  'cases',
  'channel',
  'key',
]
for (const verb of verbs) {
  test(`${verb}: --help tells how it is called, and an unknown option is named without a stack`, async () => {
    const help = await run([door, ...verb.split(' '), '--help'])
    expect([help.code, help.err]).toEqual([0, ''])
    expect(help.out).toContain(verb === 'content' ? 'content -- <verb>' : `ben-an ${verb}\n\n  `)
    const wrong = await run([door, ...verb.split(' '), '--foo'])
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain(['channel', 'content'].includes(verb) ? verb : '--foo')
    expect(wrong.err).not.toContain('    at ')
  })
}

for (const [args, call] of [
  [['restore'], 'ben-an restore FILE'],
  [['content', 'stale', '--within', 'soon'], 'ben-an content stale [--at DATE]'],
] as const) {
  test(`${args.join(' ')}: whoever calls it otherwise is told the words to type`, async () => {
    const { code, err } = await run([door, ...args])
    expect([code, err.startsWith(`Usage: ${call}`)]).toEqual([2, true])
  })
}
