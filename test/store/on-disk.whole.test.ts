import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** `kill -9` cannot show a flush that is missing, for the kernel still has the pages. Watching the system calls can, where we may watch. */
const mayWatch = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-disk-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!mayWatch)('before a message is acknowledged', () => {
  test('its journal is written and then flushed to disk', async () => {
    const steps = await watch('keep-and-say.ts', 'FULL')
    expect(steps.filter((step) => step === 'kept')).toHaveLength(20)
    expect(early(steps)).toBe(0)
  })

  test('and the same check sees when it is not', async () => {
    expect(early(await watch('keep-and-say.ts', 'OFF'))).toBe(20)
  })
})

describe.skipIf(!mayWatch)('before a bubble begins to leave', () => {
  test('the journal is flushed to disk, also while a backlog is decided', async () => {
    const steps = await watch('begin-and-say.ts', 'FULL')
    expect(steps.filter((step) => step === 'kept')).toHaveLength(20)
    expect(early(steps)).toBe(0)
  })
})

type Step = 'written' | 'flushed' | 'kept'

/** What the process did to its journal and said, in order, from the moment the store was open. */
async function watch(script: string, synchronous: string): Promise<readonly Step[]> {
  const trace = path.join(folder, 'trace')
  const what = ['-ff', '-y', '-e', 'trace=pwrite64,pwritev,write,fdatasync,fsync', '-o', trace]
  const told = [path.join(import.meta.dirname, 'crash', script), path.join(folder, 'ben-an.db'), synchronous]
  const child = spawn('strace', [...what, process.execPath, ...told], { stdio: 'ignore' })
  await new Promise((resolve) => child.on('close', resolve))
  const lines = mainThread(trace).split('\n')
  return lines.slice(lines.findIndex((line) => line.includes('"open\\n"'))).flatMap((line) => stepOf(line) ?? [])
}

function stepOf(line: string): Step | null {
  if (/^(pwrite64|pwritev)\(\d+<[^>]*-wal>.*= \d+$/.test(line)) return 'written'
  if (/^(fdatasync|fsync)\(\d+<[^>]*-wal>\)\s*= 0$/.test(line)) return 'flushed'
  return /^write\(1<.*"kept\\n"/.test(line) ? 'kept' : null
}

/** Acknowledgements for which nothing was written and flushed since the one before. */
function early(steps: readonly Step[]): number {
  let state: 'nothing' | 'written' | 'flushed' = 'nothing'
  let count = 0
  for (const step of steps) {
    if (step === 'written') state = 'written'
    else if (step === 'flushed') state = state === 'nothing' ? 'nothing' : 'flushed'
    else {
      if (state !== 'flushed') count += 1
      state = 'nothing'
    }
  }
  return count
}

/** `-ff` writes a file a thread; SQLite works in the one that speaks. */
function mainThread(trace: string): string {
  const found = spawnSync('sh', ['-c', `grep -l kept "${trace}".*`], { encoding: 'utf8' }).stdout.trim()
  return readFileSync(found, 'utf8')
}
