import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyChangePoints } from '../../../src/store/crash-point.ts'
import { keysBeside, nextKeyFile, olderKeys, openKeys } from '../../../src/store/keys/keys.ts'
import { rotateKey } from '../../../src/store/keys/rotate-key.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { address, arrived, decision, minuteMs, t0, told, turn } from '../given.ts'

const script = path.resolve(import.meta.dirname, '../crash/rotate-and-die.ts')
const people = ['an', 'bình', 'chi']
let folder: string
let paths: { readonly key: string; readonly store: string }

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-rotate-'))
  paths = { key: path.join(folder, 'keys', 'master.key'), store: path.join(folder, 'data', 'ben-an.db') }
  await withStore(async (store) => {
    for (const who of people) await turn(store, arrived(who, `lời của ${who}`, address(who)), (one) => decision(one, [`trả lời ${who}`]))
  })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function withStore<T>(run: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ path: paths.store, keys: openKeys(paths).keys, now: () => t0 })
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

/** As a start meets it: everybody is found, and every line reads as before. */
function everythingReads(): Promise<void> {
  return withStore(async (store) => {
    for (const who of people) {
      const id = await store.findConversation(address(who))
      expect(id === null ? null : await told(store, id)).toEqual([`person: lời của ${who}`, `bot due: trả lời ${who}`])
    }
  })
}

const dieAt = (point: string) => spawnSync(process.execPath, [script, paths.store, paths.key, point], { encoding: 'utf8' })
const keyText = () => readFileSync(paths.key, 'utf8')

describe('a change of the master key that dies as by kill -9', () => {
  for (const point of keyChangePoints) {
    test(`at ${point} leaves all readable to the next start, and is ended by the next change`, async () => {
      const before = keyText()
      expect(dieAt(point).signal).toBe('SIGKILL')
      await everythingReads()
      expect(existsSync(paths.key)).toBe(true)

      if (point !== 'key-placed') rotateKey({ ...paths, nowMs: t0 + minuteMs })
      await everythingReads()
      expect(keyText()).not.toBe(before)
      expect(existsSync(nextKeyFile(paths.key))).toBe(false)
      expect(olderKeys(paths.key).map((file) => readFileSync(file, 'utf8'))).toEqual([before])
      expect(readdirSync(path.dirname(paths.key))).toHaveLength(2)
    })

    test(`at ${point} twice over leaves all readable, and no key is lost`, async () => {
      const before = keyText()
      dieAt(point)
      dieAt(point)
      await everythingReads()
      rotateKey({ ...paths, nowMs: t0 + minuteMs })
      await everythingReads()
      const texts = olderKeys(paths.key).map((file) => readFileSync(file, 'utf8'))
      expect(texts).toContain(before)
      expect(new Set(texts).size).toBe(texts.length)
      expect(keysBeside(paths.key)).toHaveLength(texts.length + 1)
    })
  }
})
