import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openPeople } from './people.ts'
import { openRig, type Rig } from './rig.ts'

/**
 * `kill -9` cannot see a missing fsync: the kernel still holds the pages. So the system calls are watched: before each
 * acknowledgement the database's journal must have been told to the disk. Where a machine has no strace this is not shown.
 */
const strace = spawnSync('strace', ['-V']).status === 0
const trace = path.join(mkdtempSync(path.join(tmpdir(), 'ben-an-trace-')), 'calls')

let rig: Rig | null = null
afterEach(async () => {
  await rig?.close()
  rig = null
})

test.skipIf(!strace)('nothing is acknowledged before it is on the disk', async () => {
  expect(await acknowledgedUnsynced()).toBe(0)
})

test.skipIf(!strace)('and the same check sees a database that does not wait for the disk', async () => {
  expect(await acknowledgedUnsynced('--unsynced')).toBeGreaterThan(0)
})

/** Of ten messages one after the other, those acknowledged although no file was synced since the one before. */
async function acknowledgedUnsynced(...args: readonly string[]): Promise<number> {
  rig = await openRig(['strace', '-f', '-e', 'trace=fsync,fdatasync', '-o', trace])
  await rig.start(...args)
  const people = openPeople(rig, 1)
  let unsynced = 0
  for (let message = 0; message < 10; message += 1) {
    await rig.untilDecided()
    const before = syncs()
    await people.write(people.untilAcknowledged(1))
    if (syncs() === before) unsynced += 1
  }
  return unsynced
}

function syncs(): number {
  return readFileSync(trace, 'utf8').split('sync(').length
}
