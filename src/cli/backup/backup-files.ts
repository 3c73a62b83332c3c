import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

/** A backup in its folder, known by its name alone. */
export interface BackupFile {
  readonly file: string
  readonly madeAtMs: number
  /** By age, to somebody's key. */
  readonly sealed: boolean
}

/** `ben-an-2026-11-25T214500Z.db`, and `.age` behind it where it is sealed: names in order are moments in order. */
export function backupName(madeAtMs: number, sealed: boolean): string {
  const stamp = new Date(madeAtMs).toISOString().replaceAll(':', '').replace(/\.\d+/, '')
  return `ben-an-${stamp}.db${sealed ? '.age' : ''}`
}

/** The moment that a name tells; null for any other file. */
export function readBackupName(file: string): BackupFile | null {
  const found = /^ben-an-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.db(\.age)?$/.exec(path.basename(file))
  if (found === null) return null
  const [, day, hours, minutes, seconds, sealed] = found
  const madeAtMs = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(madeAtMs) ? null : { file, madeAtMs, sealed: sealed !== undefined }
}

/** Newest first; none where the folder is not there. */
export function backupsIn(folder: string): readonly BackupFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => readBackupName(path.join(folder, name)))
    .filter((one) => one !== null)
    .sort((a, b) => b.madeAtMs - a.madeAtMs)
}

/**
 * Lets go of backups that are older than so many days, and of halves that a cut-off one left; what has another
 * name stays. Returns how many went.
 */
export function dropOldBackups(folder: string, keepDays: number, nowMs: number): number {
  const halves = readdirSync(folder).filter((name) => name.endsWith('.part') && readBackupName(name.slice(0, -'.part'.length)) !== null)
  for (const half of halves) rmSync(path.join(folder, half))
  const old = backupsIn(folder).filter(({ madeAtMs }) => madeAtMs < nowMs - keepDays * dayMs)
  for (const { file } of old) rmSync(file)
  return old.length
}

export function sizeText(file: string): string {
  return `${(statSync(file).size / 1e6).toFixed(1)} MB`
}

const dayMs = 24 * 60 * 60_000
