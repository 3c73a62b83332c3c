import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openProcesses, type Processes, type Served, talk } from './processes.ts'

let processes: Processes
let served: Served
let address: string
beforeEach(async () => {
  processes = await openProcesses()
  served = processes.serve({ BEN_AN_LOG: 'info' })
  address = await served.address
  await loggedMoreThan(0)
})
afterEach(() => processes.close())

interface Logged {
  readonly event: string
  readonly version?: string
  readonly file?: string
  readonly line?: number
  readonly count?: number
}

/** What the log says of the content, in order. */
function logged(): readonly Logged[] {
  const lines = served.text().split('\n').slice(0, -1)
  return lines.flatMap((line) => (line.includes('"event":"content-') ? [JSON.parse(line) as Logged] : []))
}

async function edit(change: (text: string) => string): Promise<void> {
  const before = logged().length
  const file = path.join(processes.ground.folder, 'content/faq/during/tea.en.md')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  await loggedMoreThan(before)
}

const loggedMoreThan = (count: number) => expect.poll(() => logged().length, { timeout: 60_000 }).toBeGreaterThan(count)

const answer = () => talk(address, 'how is tea made?', 'en')

test('a bad edit is told by file and line and keeps what was good; mended, it is served without a restart', async () => {
  expect(await answer()).toContain('Boil the water')
  await edit((text) => text.replace('title: How is tea made?', 'title:').replace('Boil', 'Do not boil'))
  expect(logged().at(-1)).toMatchObject({ event: 'content-refused', file: 'content/faq/during/tea.en.md', line: 2 })
  expect(served.text()).not.toContain('boil')
  expect(await answer()).toContain('Boil the water')
  await edit((text) => text.replace('title:', 'title: How is tea made?'))
  expect(logged().at(-1)).toMatchObject({ event: 'content-loaded' })
  expect(logged().at(-1)?.version).not.toBe(logged()[0]?.version)
  expect(await answer()).toContain('Do not boil the water')
})

test('SIGHUP reads the content anew, and says that it took', async () => {
  served.child.kill('SIGHUP')
  await loggedMoreThan(1)
  expect(logged()[1]).toMatchObject({ event: 'content-loaded', version: logged()[0]?.version })
  expect(await answer()).toContain('Boil the water')
})
