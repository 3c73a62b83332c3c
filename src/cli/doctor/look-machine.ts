import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import { storeFile } from '../../store/control.ts'
import { lookAtStore } from '../../store/copies/look-store.ts'
import { type Keys, nextKeyFile, olderKeys, openKeys } from '../../store/keys/keys.ts'
import { backupsIn } from '../backup/backup-files.ts'
import { type Finding, note, well, wrong } from './finding.ts'

/** Below this nothing is sure to be kept any more. */
const leastFreeBytes = 200e6

/** File systems of other machines, by the numbers that Linux gives them. */
const remote: Readonly<Record<number, string>> = { 26985: 'NFS', 4283649346: 'CIFS', 4266872130: 'SMB', 20859: 'SMB', 1702057286: 'FUSE' }

/** Folder, disk, key and store of this machine. Changes nothing. */
export function lookAtMachine(config: Config, nowMs: number): readonly Finding[] {
  const { dataFolder } = config
  if (!existsSync(dataFolder)) return [note('data-missing', dataFolder), ...lookAtKey(config)]
  if (!mayWrite(dataFolder)) return [wrong('folder-not-writable', dataFolder)]
  return [...lookAtFolder(dataFolder), ...lookAtKey(config), ...lookAtDatabase(config, nowMs)]
}

function lookAtFolder(folder: string): readonly Finding[] {
  const { bavail, bsize, type } = statfsSync(folder)
  const free = bavail * bsize
  const open = [folder, ...filesOf(folder)].filter((file) => (statSync(file).mode & 0o077) !== 0)
  const drive = remote[type]
  const found = [
    ...open.map((file) => wrong('data-open', file)),
    ...filesOf(folder).flatMap((file) => (mayUse(file) ? [] : [wrong('data-not-writable', file, folder)])),
    ...(drive === undefined ? [] : [wrong('data-remote', drive)]),
    ...(free < leastFreeBytes ? [wrong('disk-full', size(free))] : []),
  ]
  const aside = filesOf(folder).filter((file) => /\.(?:replaced-\w+|backup|opened-\d|restoring)$/.test(file))
  return [...(found.length > 0 ? found : [well('data-well', folder, size(free))]), ...aside.map((file) => note('put-aside', file))]
}

function filesOf(folder: string): readonly string[] {
  const base = path.basename(storeFile(folder))
  return readdirSync(folder)
    .filter((name) => name.startsWith(base))
    .map((name) => path.join(folder, name))
}

function mayWrite(folder: string): boolean {
  return may(folder, constants.W_OK | constants.X_OK)
}

function mayUse(file: string): boolean {
  return may(file, constants.R_OK | constants.W_OK)
}

function may(path: string, how: number): boolean {
  try {
    accessSync(path, how)
    return true
  } catch {
    return false
  }
}

function lookAtKey({ keyFile, dataFolder, makesKey }: Config): readonly Finding[] {
  if (!existsSync(keyFile)) return makesKey && !existsSync(storeFile(dataFolder)) ? [] : [wrong('key-missing', keyFile)]
  const together = existsSync(dataFolder) && statSync(keyFile).dev === statSync(dataFolder).dev
  return [
    ...(existsSync(nextKeyFile(keyFile)) ? [wrong('key-changing', nextKeyFile(keyFile))] : []),
    ...olderKeys(keyFile).map((file) => note('key-older', file)),
    ...(together ? [note('key-same-disk', keyFile)] : []),
  ]
}

function lookAtDatabase({ dataFolder, keyFile }: Config, nowMs: number): readonly Finding[] {
  const file = storeFile(dataFolder)
  if (!existsSync(file)) return [note('store-none')]
  const keys = existsSync(keyFile) ? readKeys(keyFile, file) : null
  const bad = keys instanceof AppError ? [wrong('key-bad', keys.message.replace(/^bad-key: /, ''))] : []
  const look = lookAtStore(file, keys instanceof AppError ? null : keys)
  if (look === null) return [...bad, wrong('store-unreadable', file)]
  if (look.damage !== null) return [...bad, wrong('store-damaged', look.damage)]
  const steps = [String(look.step), String(look.knownStep)] as const
  return [
    ...bad,
    ...(look.keyFits === null ? [] : [look.keyFits ? well('key-well') : wrong('key-other', keyFile)]),
    ...(look.step > look.knownStep
      ? [wrong('store-newer', ...steps)]
      : [well('store-well', steps[0]), ...(look.step < look.knownStep ? [note('store-older', ...steps)] : [])]),
    ...(look.seenAtMs > nowMs + 60_000 ? [wrong('clock-back', instant(nowMs), instant(look.seenAtMs))] : []),
    look.admins === 0 ? wrong('admins-none') : look.admins === 1 ? note('admins-one') : well('admins-well', String(look.admins)),
  ]
}

function readKeys(key: string, store: string): Keys | AppError {
  try {
    return openKeys({ key, store }).keys
  } catch (error) {
    if (error instanceof AppError) return error
    return new AppError('bad-key', `${key} cannot be read by this user`)
  }
}

/** A backup that is older has been missed at least once by any timer. */
const oldAfterHours = 26

export function lookAtBackups({ backups, dataFolder, production }: Config, nowMs: number): readonly Finding[] {
  const { folder, recipient } = backups
  if (folder === null) return [production ? wrong('backup-unset') : note('backup-unset')]
  if (existsSync(folder) && !mayWrite(folder)) return [wrong('folder-not-writable', folder)]
  const [newest] = backupsIn(folder)
  if (newest === undefined) return [wrong('backup-none', folder)]
  const hours = Math.floor((nowMs - newest.madeAtMs) / 3_600_000)
  return [
    hours >= oldAfterHours ? wrong('backup-old', String(hours)) : well('backup-well', String(hours)),
    ...(existsSync(dataFolder) && statSync(folder).dev === statSync(dataFolder).dev ? [note('backup-same-disk')] : []),
    ...(recipient === null ? [note('backup-open')] : []),
  ]
}

function size(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.floor(bytes / 1e6)} MB`
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z')
}
