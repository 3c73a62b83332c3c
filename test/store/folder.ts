import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { afterEach } from 'vitest'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore, type StoreDeps } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { t0 } from './given.ts'

export interface Folder {
  readonly path: string
  readonly file: string
  /** Opens the store of this folder; the same keys every time unless others are given. */
  open(deps?: Partial<StoreDeps>): Promise<Store>
  /** Looks at or changes the database behind the store's back. */
  peek<T>(look: (db: Database) => T): T
  /** All bytes of all files beside the database: itself, journal, index, lock. */
  bytes(): Buffer
}

/** Folders of one test file, each with a store; everything is closed and gone after each test. */
export function folders(): () => Folder {
  const stores = new Set<Store>()
  const paths = new Set<string>()
  afterEach(async () => {
    for (const store of stores) await store.close()
    stores.clear()
    for (const one of paths) rmSync(one, { recursive: true, force: true })
    paths.clear()
  })
  return () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ben-an-store-'))
    paths.add(folder)
    const file = path.join(folder, 'data', 'ben-an.db')
    const keys = passingKeys()
    return {
      path: folder,
      file,
      async open(deps = {}) {
        const store = await openSqliteStore({ path: file, keys, now: () => t0, ...deps })
        stores.add(store)
        return store
      },
      peek(look) {
        const db = new Sqlite(file)
        try {
          return look(db)
        } finally {
          db.close()
        }
      },
      bytes: () => Buffer.concat(readdirSync(path.dirname(file)).map((name) => readFileSync(path.join(path.dirname(file), name)))),
    }
  }
}
