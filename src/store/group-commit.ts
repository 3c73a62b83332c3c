import type { Database } from 'better-sqlite3'
import { AppError } from '../errors.ts'
import type { AtPoint } from './crash-point.ts'

/** One change, made in one piece with all its statements. */
interface Job {
  readonly run: () => unknown
  readonly onThrow: (error: unknown) => void
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** How a job went, told only once the commit is on disk. */
type Ran = { readonly job: Job; readonly value: unknown } | { readonly job: Job; readonly error: unknown }

/** How long a batch may keep everybody else waiting before it commits what it has: what is waited for, then what can wait. */
const longestBatchMs = 25
const longestSliceMs = 12

/** So long what can wait is put off for what somebody waits for. */
const longestPutOffMs = 50

/** Whoever is answered asks again, or others do: so soon behind an answer a backlog is worked off in short steps, unless a slice is due. */
const soonMs = 5
const longestStepMs = 2

/**
 * From so many on, what can wait is a backlog: more than one slice does. Its commits are flushed to disk
 * together, after so long at the latest.
 */
const backlogFrom = 16
const longestUnflushedMs = 50

/** More than this of either is not taken on: whoever wants it kept hears that now, rather than waiting in memory. */
const mostWaiting = 10_000

/** How long another process may hold the database before waiting jobs are turned away. */
const longestWaitMs = 800
const retryAfterMs = 20

/**
 * Writes that arrive in the same turn of the event loop share one COMMIT, so that durability costs one disk flush for all of them.
 * Each has a SAVEPOINT of its own: when it throws, what it did is undone and the others stand.
 *
 * What somebody waits for goes before what can wait, and shares its commit with none of it, for it would wait for that too; now and then it
 * does, so that neither starves. So a call is acknowledged within milliseconds however many messages wait for their decision.
 *
 * While a backlog of what can wait is worked off, its commits leave the disk flush to the next one that somebody waits for: a journal is
 * flushed whole, so that commit is never on disk without those before it.
 */
export class GroupCommit {
  private readonly db: Database
  private readonly at: AtPoint
  private readonly onUndone: () => void
  private readonly waiting: Job[] = []
  private readonly waitingLater: Job[] = []
  private scheduled = false
  private busySinceMs: number | null = null
  private closed = false
  private emptiesLog = false
  private sliceDueAtMs = 0
  private askedAtMs = Number.NEGATIVE_INFINITY
  private flushing = true
  private flushDueAtMs = 0
  private whenIdle: (() => void)[] = []
  private readonly begin
  private readonly commit
  private readonly savepoint
  private readonly release
  private readonly undo

  /** `onUndone` is called whenever something written was undone, for whoever remembers what was written. */
  constructor(db: Database, at: AtPoint, onUndone: () => void) {
    this.db = db
    this.at = at
    this.onUndone = onUndone
    this.begin = db.prepare('BEGIN IMMEDIATE')
    this.commit = db.prepare('COMMIT')
    this.savepoint = db.prepare('SAVEPOINT job')
    this.release = db.prepare('RELEASE job')
    this.undo = db.prepare('ROLLBACK TO job')
  }

  /**
   * Runs `job` inside the next commit and resolves with what it returned once that is on disk. When it throws, `onThrow` may still
   * write in its place, and the promise rejects with what was thrown.
   *
   * @throws AppError `store-busy` when nothing could be written: disk full, database locked, too much waiting, store closed
   */
  write<T>(run: () => T, onThrow: (error: unknown) => void = () => {}): Promise<T> {
    return this.takeOn(this.waiting, run, onThrow)
  }

  /**
   * The same for what can wait: behind whatever `write` was given, a slice of a few milliseconds at a time. Whoever uses this can do it
   * again: a power cut may take back what was done, though never where anything that `write` was given afterwards is on disk.
   */
  writeLater<T>(run: () => T, onThrow: (error: unknown) => void = () => {}): Promise<T> {
    return this.takeOn(this.waitingLater, run, onThrow)
  }

  /** After this commit the journal is emptied into the database, so that no older copy of a page is left in it. For `run` to call. */
  emptyLogAfterwards(): void {
    this.emptiesLog = true
  }

  /** Takes no more jobs; resolves when the last one is on disk. */
  close(): Promise<void> {
    this.closed = true
    if (this.isIdle()) return Promise.resolve()
    return new Promise((resolve) => this.whenIdle.push(resolve))
  }

  private takeOn<T>(waiting: Job[], run: () => T, onThrow: (error: unknown) => void): Promise<T> {
    if (this.closed) return Promise.reject(new AppError('store-busy', 'the store is closed'))
    if (waiting.length >= mostWaiting) return Promise.reject(new AppError('store-busy', 'too much waits to be written'))
    return new Promise<T>((resolve, reject) => {
      waiting.push({ run, onThrow, resolve: resolve as (value: unknown) => void, reject })
      this.schedule()
    })
  }

  private isIdle(): boolean {
    return this.waiting.length === 0 && this.waitingLater.length === 0
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => this.flush())
  }

  private flush(): void {
    this.scheduled = false
    const inBacklog = this.isInBacklog()
    try {
      this.setFlushing(!inBacklog)
      this.begin.run()
    } catch (error) {
      this.comeBack(error)
      return
    }
    this.busySinceMs = null
    const ran = inBacklog ? this.runOfBacklog() : this.runBatch()
    try {
      if (!this.db.inTransaction) throw new Error('SQLite undid the transaction')
      this.at('before-commit')
      this.commit.run()
      this.at('after-commit')
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
      this.onUndone()
      this.emptiesLog = false
      for (const { job } of ran) job.reject(busy(error))
      this.goOn()
      return
    }
    if (!inBacklog) this.flushDueAtMs = performance.now() + longestUnflushedMs
    this.emptyLog()
    for (const one of ran) {
      if ('error' in one) one.job.reject(one.error)
      else one.job.resolve(one.value)
    }
    this.goOn()
  }

  private isInBacklog(): boolean {
    return this.waiting.length === 0 && this.waitingLater.length >= backlogFrom && performance.now() < this.flushDueAtMs
  }

  /** SQLite takes this over between two transactions, and only then. */
  private setFlushing(flushing: boolean): void {
    if (flushing === this.flushing) return
    this.db.exec(`PRAGMA synchronous = ${flushing ? 'FULL' : 'NORMAL'}`)
    this.flushing = flushing
  }

  private runBatch(): readonly Ran[] {
    const ran: Ran[] = []
    this.runSome(this.waiting, longestBatchMs, ran)
    if (ran.length > 0) this.askedAtMs = performance.now()
    if (ran.length > 0 && this.askedAtMs < this.sliceDueAtMs) return ran
    this.runSome(this.waitingLater, longestSliceMs, ran)
    this.sliceDueAtMs = performance.now() + longestPutOffMs
    return ran
  }

  /** Leaves one, whose commit flushes this one's as well. */
  private runOfBacklog(): readonly Ran[] {
    const ran: Ran[] = []
    const isStep = performance.now() < Math.min(this.askedAtMs + soonMs, this.sliceDueAtMs)
    this.runSome(this.waitingLater, isStep ? longestStepMs : longestSliceMs, ran, this.waitingLater.length - 1)
    if (!isStep) this.sliceDueAtMs = performance.now() + longestPutOffMs
    return ran
  }

  /** Runs waiting jobs, one at least, until there is none, `most` are done, time is up, or SQLite has given up the transaction. */
  private runSome(waiting: Job[], longestMs: number, ran: Ran[], most = waiting.length): void {
    const endMs = performance.now() + longestMs
    let done = 0
    for (const job of waiting) {
      if (done === most || !this.db.inTransaction || (done > 0 && performance.now() > endMs)) break
      ran.push(this.runOne(job))
      done += 1
    }
    waiting.splice(0, done)
  }

  private runOne(job: Job): Ran {
    try {
      this.savepoint.run()
      const value = job.run()
      this.release.run()
      return { job, value }
    } catch (error) {
      return { job, error: this.undoOne(job, error) }
    }
  }

  private undoOne(job: Job, error: unknown): unknown {
    this.onUndone()
    if (!this.db.inTransaction) return busy(error)
    this.undo.run()
    if (!isRefusal(error)) {
      try {
        job.onThrow(error)
      } catch (second) {
        if (!this.db.inTransaction) return busy(second)
        this.undo.run()
      }
    }
    this.release.run()
    return isRefusal(error) ? busy(error) : error
  }

  private emptyLog(): void {
    if (!this.emptiesLog || this.db.memory) return
    this.at('checkpoint')
    try {
      const [outcome] = this.db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[]
      this.emptiesLog = outcome?.busy !== 0 // somebody reads along: again after the next commit
    } catch (error) {
      if (!isRefusal(error)) throw error // the disk is full or ails: again after the next commit
    }
  }

  /** The database is held by another process: nothing has run yet, so it all waits a little, but not for ever. */
  private comeBack(error: unknown): void {
    const nowMs = performance.now()
    this.busySinceMs ??= nowMs
    if (isRefusal(error) && nowMs - this.busySinceMs < longestWaitMs) {
      this.scheduled = true
      setTimeout(() => this.flush(), retryAfterMs)
      return
    }
    this.busySinceMs = null
    for (const job of [...this.waiting.splice(0), ...this.waitingLater.splice(0)]) job.reject(busy(error))
    this.goOn()
  }

  private goOn(): void {
    if (!this.isIdle()) this.schedule()
    else for (const tell of this.whenIdle.splice(0)) tell()
  }
}

/** SQLite could not write now; nothing is wrong with what was to be written. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'store-busy'
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|CORRUPT)/.test(String(error.code))
}

function busy(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('store-busy', 'nothing could be written', { cause: error })
}
