import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig, readRecipient } from '../config.ts'
import { AppError } from '../errors.ts'
import { storeFile } from '../store/control.ts'
import { copyStore, moveDurably } from '../store/copies/copy-store.ts'
import { sealFile } from './backup/age.ts'
import { backupName, dropOldBackups, sizeText } from './backup/backup-files.ts'
import { tellUsage } from './tell-usage.ts'

export const summary = 'copy the store, also while the server runs: backup [--to FOLDER] [--recipient age1…] [--keep-days 30]'

/** A copy holds whoever was erased after it was made, so none is kept for longer. */
const mostDays = 30

/** One copy, checked, with nothing of the master key; then those of before that are too old go. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { to: { type: 'string' }, recipient: { type: 'string' }, 'keep-days': { type: 'string', default: String(mostDays) } },
  })
  const { dataFolder, keyFile, backups } = readConfig()
  const folder = values.to === undefined ? backups.folder : path.resolve(values.to)
  const recipient = values.recipient === undefined ? backups.recipient : readRecipient(values.recipient)
  const keepDays = Number(values['keep-days'])
  if (folder === null || !(keepDays >= 1 && keepDays <= mostDays) || (values.recipient !== undefined && recipient === null)) {
    const nowhere = folder === null ? ['Say where with --to, or set BEN_AN_BACKUP_FOLDER.'] : []
    const tooLong =
      keepDays > mostDays ? [`Copies are kept for ${mostDays} days at most: until then they hold whoever was erased meanwhile.`] : []
    return tellUsage(summary, { more: [...nowhere, ...tooLong] })
  }
  const store = storeFile(dataFolder)
  if (!existsSync(store)) throw new AppError('no-store', `there is no store in ${dataFolder} yet`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const nowMs = Date.now()
  const file = path.join(folder, backupName(nowMs, recipient !== null))
  if (recipient === null) copyStore(store, file, nowMs)
  else await copySealed(store, file, recipient, nowMs)
  const gone = dropOldBackups(folder, keepDays, nowMs)
  console.log(
    [
      `${file}, ${sizeText(file)}: whole, and looked through.`,
      recipient === null
        ? 'It lies sealed as the store does, by the master key.'
        : 'It is sealed to your age key besides; this machine cannot open it.',
      `The master key is not in it: without ${keyFile}, or your copy of that, nobody can read this backup.`,
      ...(onSameDisk(folder, dataFolder) ? [`It lies on the same disk as the data: copy it to another machine.`] : []),
      ...(gone > 0 ? [`${gone} older than ${keepDays} days went.`] : []),
    ].join('\n'),
  )
  return 0
}

/** The open copy lies in the data folder for as long as it takes, never where backups go. */
async function copySealed(store: string, file: string, recipient: string, nowMs: number): Promise<void> {
  const open = `${store}.backup`
  try {
    copyStore(store, open, nowMs)
    await sealFile(open, `${file}.part`, recipient)
    moveDurably(`${file}.part`, file)
  } finally {
    rmSync(open, { force: true })
    rmSync(`${file}.part`, { force: true })
  }
}

function onSameDisk(one: string, other: string): boolean {
  return statSync(one).dev === statSync(other).dev
}
