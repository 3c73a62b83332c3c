import { readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../errors.ts'
import type { AtPoint } from '../crash-point.ts'
import { type Migration, migrate } from '../migrate.ts'
import { copyInto } from './copy-store.ts'

/** A snapshot holds what was erased since, so it does not stay longer than a bad upgrade needs to show. */
const keptMs = 7 * 24 * 60 * 60_000

/** As much again as the database with its journal, and some for the upgrade itself. */
const roomNeeded = 2

/**
 * Brings the tables to the newest step. Where a newer program changes them, there is a copy beside the database before that, from which the
 * older program starts again. One that fails leaves nothing behind where nothing was changed: it is tried again, and
 * again. Called with the lock held.
 *
 * @throws AppError `no-room` for the copy, so that nothing is changed without a way back; `bad-store` when the
 * file is newer than this program
 */
export function upgrade(db: Database, migrations: readonly Migration[], at: AtPoint, nowMs: number): void {
  const step = stepOf(db)
  const snapshot = !db.memory && step > 0 && step < migrations.length ? snapshotBefore(db, step, at, nowMs) : null
  try {
    migrate(db, migrations, at)
  } catch (error) {
    if (snapshot !== null && stepOf(db) === step) rmSync(snapshot, { force: true })
    throw error
  }
}

function snapshotBefore(db: Database, step: number, at: AtPoint, nowMs: number): string {
  for (const { file, whole } of snapshotFiles(db.name)) if (!whole) rmSync(file, { force: true })
  const to = snapshotFile(db.name, step, nowMs)
  const { bavail, bsize } = statfsSync(path.dirname(db.name))
  const bytes = statSync(db.name).size + (statSync(`${db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0)
  if (bavail * bsize < bytes * roomNeeded) throw new AppError('no-room', `there is no room for ${to}, the way back from this upgrade`)
  copyInto(db, to, nowMs, () => at('snapshot-copied'))
  return to
}

/** Lets go of snapshots that are older than a week, and of halves that a start which was cut off left. Called with the lock held. */
export function dropOldSnapshots(databaseFile: string, nowMs: number): void {
  for (const { file, madeAtMs, whole } of snapshotFiles(databaseFile))
    if (!whole || madeAtMs < nowMs - keptMs) rmSync(file, { force: true })
}

interface Snapshot {
  readonly file: string
  readonly madeAtMs: number
  readonly whole: boolean
}

function snapshotFiles(databaseFile: string): readonly Snapshot[] {
  const folder = path.dirname(databaseFile)
  const pattern = new RegExp(`^${path.basename(databaseFile).replaceAll('.', '\\.')}\\.before-upgrade-from-\\d+-at-(\\d+)(\\.part)?$`)
  return readdirSync(folder).flatMap((name) => {
    const [found, at, half] = pattern.exec(name) ?? []
    return found === undefined ? [] : [{ file: path.join(folder, name), madeAtMs: Number(at), whole: half === undefined }]
  })
}

function stepOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** The step of the schema that it is at, and the moment: `ben-an.db.before-upgrade-from-10-at-1764115200000`. */
function snapshotFile(databaseFile: string, step: number, nowMs: number): string {
  return `${databaseFile}.before-upgrade-from-${step}-at-${nowMs}`
}
