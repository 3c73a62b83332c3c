import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { answerFrom, askRunning, type ControlAnswers, storeFile } from '../store/control.ts'
import { openKeys } from '../store/keys.ts'
import { openSqliteStore } from '../store/open-store.ts'

/** Asks the running server, or opens the store where none runs; null where there is no store yet. */
export async function askStore<Q extends keyof ControlAnswers>(question: Q, sinceMs = 0): Promise<ControlAnswers[Q] | null> {
  const { dataFolder, keyFile } = readConfig()
  const path = storeFile(dataFolder)
  const running = await askRunning(dataFolder, question, sinceMs)
  if (running !== null || !existsSync(path)) return running
  const store = await openSqliteStore({ path, keys: openKeys({ key: keyFile, store: path }).keys })
  try {
    return await answerFrom(store, question, sinceMs)
  } finally {
    await store.close()
  }
}
