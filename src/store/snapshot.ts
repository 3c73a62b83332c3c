import { chmodSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '../errors.ts'
import { moveDurably, signCopy, vacuumInto } from './copy-store.ts'

/** A snapshot holds what was erased since, so it does not stay longer than a bad upgrade needs to show. */
const keptMs = 7 * 24 * 60 * 60_000

/** As much again as the database, and some for the upgrade itself. */
const roomNeeded = 2

/**
 * Before a newer program changes the tables: a copy beside the database, from which the older program starts again. Called with the
 * lock held.
 *
 * @throws AppError `no-room` for it, so that nothing is changed without a way back
 */
export function snapshotBefore(db: Database, step: number, nowMs: number): void {
  const to = snapshotFile(db.name, step, nowMs)
  const { bavail, bsize } = statfsSync(path.dirname(db.name))
  if (bavail * bsize < statSync(db.name).size * roomNeeded)
    throw new AppError('no-room', `there is no room for ${to}, the way back from this upgrade`)
  const aside = `${to}.part`
  rmSync(aside, { force: true })
  vacuumInto(db, aside)
  chmodSync(aside, 0o600)
  signCopy(aside, nowMs)
  moveDurably(aside, to)
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

/** The step of the schema that it is at, and the moment: `ben-an.db.before-upgrade-from-10-at-1764115200000`. */
function snapshotFile(databaseFile: string, step: number, nowMs: number): string {
  return `${databaseFile}.before-upgrade-from-${step}-at-${nowMs}`
}
