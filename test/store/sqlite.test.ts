import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { t0 } from './given.ts'
import { storeSuite } from './store-suite.ts'

const open = new Set<Store>()
const folders = new Set<string>()
const keys = passingKeys()

storeSuite({
  name: 'SQLite in a file',
  outlivesProcess: true,
  open: async () => {
    let file = newFile()
    const store = await openAt(file)
    return {
      store,
      crash: () => {
        const left = newFile()
        for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, left + end) // what the page cache holds, as after kill -9
        file = left
        return openAt(left)
      },
    }
  },
  closeAll,
})

storeSuite({
  name: 'SQLite in memory',
  outlivesProcess: false,
  open: async () => ({ store: await openAt(':memory:'), crash: () => Promise.reject(new Error('nothing is left')) }),
  closeAll,
})

async function openAt(file: string): Promise<Store> {
  const store = await openSqliteStore({ path: file, keys, now: () => t0 })
  open.add(store)
  return store
}

function newFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ben-an-store-'))
  folders.add(folder)
  return path.join(folder, 'ben-an.db')
}

async function closeAll(): Promise<void> {
  for (const store of open) await store.close()
  open.clear()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
}
