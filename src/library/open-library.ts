import { watch } from 'node:fs'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Contact, Knowledge, Problem } from '../knowledge/knowledge.ts'
import { keptSurvey, lastKept } from './kept-reading.ts'
import type { Reading } from './read-survey.ts'

export interface Library {
  /** The last content that was whole; null until there is one. */
  knowledge(): Knowledge | null
  /** What is wrong with the content as it lies there now; empty when it is what `knowledge` gives. */
  problems(): readonly Problem[]
  /** The contacts that could be read last, also where nothing else could. */
  contacts(): readonly Contact[]
  /** Reads anew on demand; resolves when `knowledge` and `problems` say what came of it. Asked for during a reading, one more follows. */
  reload(): Promise<void>
  /** Watches no more. */
  close(): void
}

export interface LibraryDeps {
  readonly folder: string
  /** A file for what was compiled, so that the next start need not; null keeps nothing. */
  readonly keptIn: string | null
  /** Told after every later reading, when `knowledge` and `problems` say what came of it. */
  readonly onChange: (library: Library) => void
}

/** Editors write a file in several steps, and a curator several files: one reading for all of them. */
const settleMs = 400

/**
 * Reads the content, and again whenever something in the folder changes: in a thread, so that nobody waits for it. What is not
 * whole never replaces what was.
 */
export async function openLibrary({ folder, keptIn, onChange }: LibraryDeps): Promise<Library> {
  const readInThread = () => readingThread(folder, keptIn)
  const kept = keptIn === null ? null : await keptSurvey(folder, keptIn)
  let last = kept ?? (await readFirst())
  let knowledge = last.knowledge
  let timer: NodeJS.Timeout | undefined
  let reading: Promise<void> | null = null
  let next: Promise<void> | null = null
  let closed = false
  const library: Library = {
    knowledge: () => knowledge,
    problems: () => last.problems,
    contacts: () => last.contacts,
    reload,
    close() {
      closed = true
      clearTimeout(timer)
      watcher?.close()
    },
  }
  const watcher = watchFolder(folder, changed)

  function changed(): void {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => void reload(), settleMs)
  }

  /** A reading under way may have seen a file before it changed, so whoever asks meanwhile waits for the one after it. */
  function reload(): Promise<void> {
    if (!reading) return start()
    next ??= reading.then(() => {
      next = null
      return start()
    })
    return next
  }

  function start(): Promise<void> {
    reading = readAnew().finally(() => {
      reading = null
    })
    return reading
  }

  /** What is not whole does not replace what was kept last either, so a restart after a slip of the pen leaves nobody without answers. */
  async function readFirst(): Promise<Reading> {
    const found = await readBeforeServing()
    const before = found.knowledge !== null || keptIn === null ? null : await lastKept(keptIn)
    if (before === null) return found
    const { knowledge, contacts } = before
    return { ...found, knowledge, contacts: found.contacts.length > 0 ? found.contacts : contacts }
  }

  /** Where memory does not suffice in a thread it would not here either, and the whole server would end of it, at every start. */
  async function readBeforeServing(): Promise<Reading> {
    const found = await readInThread()
    if (found === 'no-memory') return { knowledge: null, contacts: [], problems: [unread[found]] }
    return found ?? readHere(folder)
  }

  async function readAnew(): Promise<void> {
    const read = (await readInThread()) ?? 'failed'
    const found = typeof read === 'object' ? read : { ...last, knowledge: null, problems: [unread[read]] }
    if (closed) return
    last = { ...found, contacts: found.contacts.length > 0 ? found.contacts : last.contacts }
    knowledge = found.knowledge ?? knowledge
    onChange(library)
  }

  return library
}

const unread = {
  failed: { file: 'content', line: 0, problem: 'the thread that reads it failed' },
  'no-memory': { file: 'content', line: 0, problem: 'there is too little memory to read it: docs/operators.md, What you need' },
} as const

/** Null where the folder cannot be watched (it is not there, or the machine watches too much already): then a restart reads anew. */
function watchFolder(folder: string, changed: () => void) {
  try {
    const watcher = watch(folder, { recursive: true, persistent: false }, changed)
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return null
  }
}

/** Where no thread can be had. The code that compiles is loaded only then. */
async function readHere(folder: string): Promise<Reading> {
  const { readSurvey } = await import('./read-survey.ts')
  return readSurvey(folder)
}

/** Null when the thread failed: what stands, stands. */
function readingThread(folder: string, keptIn: string | null): Promise<Reading | 'no-memory' | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(`./reading-thread${extname(import.meta.url)}`, import.meta.url), { workerData: { folder, keptIn } })
    worker.once('message', (reading: Reading) => resolve(reading))
    worker.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'no-memory' : null))
    worker.once('exit', () => resolve(null))
  })
}
