import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { answerFrom, askRunning, type ControlAnswers, type InviteOrder, inviteRunning, keepInvite, storeFile } from '../store/control.ts'
import { openKeys } from '../store/keys/keys.ts'
import { openSqliteStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'

/** Asks the running server, or opens the store where none runs; null where there is no store yet. */
export async function askStore<Q extends keyof ControlAnswers>(question: Q, sinceMs = 0): Promise<ControlAnswers[Q] | null> {
  const running = await askRunning(readConfig().dataFolder, question, sinceMs)
  return running ?? withStore((store) => answerFrom(store, question, sinceMs))
}

/** Has it kept by the running server, or keeps it where none runs; null where there is no store yet. */
export async function inviteInStore(order: InviteOrder): Promise<'kept' | null> {
  const running = await inviteRunning(readConfig().dataFolder, order)
  return running ?? withStore((store) => keepInvite(store, order).then(() => 'kept' as const))
}

async function withStore<T>(run: (store: Store) => Promise<T>): Promise<T | null> {
  const { dataFolder, keyFile } = readConfig()
  const path = storeFile(dataFolder)
  if (!existsSync(path)) return null
  const store = await openSqliteStore({ path, keys: openKeys({ key: keyFile, store: path }).keys, now: Date.now })
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}
