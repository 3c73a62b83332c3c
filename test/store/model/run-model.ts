import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { t0 } from '../given.ts'
import { type Command, commands, type Real } from './commands.ts'
import { Reference } from './reference.ts'

/** Runs random sequences of what can happen to a store, against the reference. A failure prints the shortest sequence and its seed. */
export async function runModel(numRuns: number, maxCommands: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands, size: 'max' }), (sequence) => runSequence(sequence)),
    { numRuns },
  )
}

/** The same for one sequence that is written out. */
export async function runSequence(sequence: Iterable<Command>): Promise<void> {
  const run = await openRun()
  try {
    await fc.asyncModelRun(() => ({ model: new Reference(), real: run.real }), sequence)
  } finally {
    await run.close()
  }
}

async function openRun(): Promise<{ readonly real: Real; readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ben-an-model-'))
  const keys = passingKeys()
  const stores: Store[] = []
  let lives = 0
  const file = () => path.join(folder, `${lives}.db`)
  const open = async () => {
    const store = await openSqliteStore({ path: file(), keys, now: () => t0 })
    stores.push(store)
    return store
  }
  const real: Real = {
    store: await open(),
    leaving: [],
    crash() {
      const before = file()
      lives += 1
      for (const end of ['', '-wal']) if (existsSync(before + end)) copyFileSync(before + end, file() + end)
      return open()
    },
    async restart() {
      await real.store.close()
      return open()
    },
  }
  return {
    real,
    async close() {
      for (const store of stores) await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
