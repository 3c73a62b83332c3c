import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { languages } from '../knowledge/knowledge.ts'
import { storeFile } from '../store/control.ts'
import { restoreStore } from '../store/copies/restore-store.ts'
import { keysBeside, openKeys } from '../store/keys/keys.ts'
import { openSealedFile } from './backup/age.ts'
import { type BackupFile, backupsIn, readBackupName } from './backup/backup-files.ts'
import { restoredText, triedText } from './backup/restored-text.ts'
import { tellUsage } from './tell-usage.ts'

export const summary = 'put a backup in the place of the store: restore FILE [--replace | --try] [--identity AGE-KEY-FILE] [--lang vi]'

/**
 * Exit code 1 where something lies there already and nobody said that it may be replaced; nothing is changed then. With `--try` it is put
 * into a folder of its own, looked at, and taken away again, also while a server runs.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      replace: { type: 'boolean', default: false },
      try: { type: 'boolean', default: false },
      identity: { type: 'string' },
      lang: { type: 'string', default: 'en' },
    },
    allowPositionals: true,
  })
  const language = languages.find((known) => known === values.lang)
  const [named] = positionals
  if (positionals.length !== 1 || named === undefined || language === undefined) return tellUsage(summary)
  const config = readConfig()
  const store = storeFile(config.dataFolder)
  const file = path.resolve(named)
  if (!existsSync(file)) throw new AppError('no-file', `${file} is not there, or may not be seen by this user`)
  if (!existsSync(config.keyFile))
    throw new AppError('bad-key', `${config.keyFile} is missing; put your copy of the master key there first`)
  if (existsSync(store) && !values.replace && !values.try) {
    console.error(`${store} is there already. Stop the server, and say --replace: it is put aside then, not deleted. Nothing was changed.`)
    return 1
  }
  const { keys } = openKeys({ key: config.keyFile, store })
  if (values.try) mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const trial = values.try ? mkdtempSync(path.join(config.dataFolder, 'trial-')) : null
  const place = trial === null ? store : storeFile(trial)
  const opened: string[] = []
  try {
    const open = (one: string) => openBeside(one, place, values.identity ?? null, opened)
    const copy = await open(file)
    const newest = newestAfter(file)
    const newerCopies = newest === null ? [] : [await open(newest.file)]
    const restored = restoreStore({
      copy,
      path: place,
      keys,
      otherKeys: keysBeside(config.keyFile),
      newerCopies,
      pulled: 'web',
      nowMs: Date.now(),
    })
    console.log(trial === null ? restoredText(restored, language) : triedText(restored, language))
    return restored.unreadable === 0 ? 0 : 1
  } catch (error) {
    throw ofBackup(error, file, config.keyFile)
  } finally {
    for (const one of opened) rmSync(one, { force: true })
    if (trial !== null) rmSync(trial, { recursive: true, force: true })
  }
}

/** What cannot be used is the backup, not the store; and it may need the key of another day. */
function ofBackup(error: unknown, file: string, keyFile: string): unknown {
  if (!(error instanceof AppError)) return error
  const why = error.message.replace(/^[a-z-]+: /, '')
  if (error.code === 'bad-key')
    return new AppError('bad-key', `${file}: ${why}. It is looked for in ${keyFile}.until-…, too`, { cause: error })
  return error.code === 'bad-store' ? new AppError('bad-backup', `${file} cannot be used (${error.message})`, { cause: error }) : error
}

/** The newest backup of the folder knows best what was erased after the one that is put back. */
function newestAfter(file: string): BackupFile | null {
  const [newest] = backupsIn(path.dirname(file))
  const madeAtMs = readBackupName(file)?.madeAtMs ?? 0
  return newest !== undefined && newest.file !== file && newest.madeAtMs > madeAtMs ? newest : null
}

/** A sealed one is opened into the data folder, for as long as this takes. */
async function openBeside(file: string, store: string, identity: string | null, opened: string[]): Promise<string> {
  if (!file.endsWith('.age')) return file
  if (identity === null) throw new AppError('bad-identity', `${file} is sealed with age`)
  const to = `${store}.opened-${opened.length}`
  opened.push(to)
  rmSync(to, { force: true })
  await openSealedFile(file, to, identity)
  return to
}
