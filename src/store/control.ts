import { chmodSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import path from 'node:path'
import { AppError } from '../errors.ts'
import type { CaseSummary, Store, UnansweredQuestion } from './store.ts'

/** An open case without its reasons, for those quote the person. */
export type ListedCase = Omit<CaseSummary, 'because'>

/**
 * What the command line can ask the process that has the store open. Nothing here shows a name or an address, and no word of a person but
 * the questions without an answer, which were redacted before they were kept and belong to no conversation.
 */
export interface ControlAnswers {
  readonly 'open-cases': readonly ListedCase[]
  readonly unanswered: readonly UnansweredQuestion[]
}

const answers: {
  readonly [question in keyof ControlAnswers]: (store: Store, sinceMs: number) => Promise<ControlAnswers[question]>
} = {
  'open-cases': async (store) => (await store.openCases()).map(({ because: _, ...listed }) => listed),
  unanswered: (store, sinceMs) => store.unanswered(sinceMs),
}

/** Answers from a store that this process has open. `sinceMs` counts only where the question has a past. */
export function answerFrom<Q extends keyof ControlAnswers>(store: Store, question: Q, sinceMs: number): Promise<ControlAnswers[Q]> {
  return answers[question](store, sinceMs)
}

/** The database file of a data folder. */
export function storeFile(dataFolder: string): string {
  return path.join(dataFolder, 'ben-an.db')
}

/**
 * Answers the command line on a socket in the data folder while this process holds the store, since a second one may not open it. Only
 * the user the server runs as can reach it: that is a file's mode, not a secret. Resolves to what ends it.
 *
 * @throws AppError `bad-config` when the folder's path is too long for a socket
 */
export async function answerCommandLine(store: Store, dataFolder: string): Promise<() => Promise<void>> {
  const socket = socketIn(dataFolder)
  const server = createServer((asked, answer) => {
    const { pathname, searchParams } = new URL(asked.url ?? '/', 'http://control')
    const question = pathname.slice(1)
    if (!isQuestion(question)) answer.writeHead(404).end()
    else
      answerFrom(store, question, Number(searchParams.get('since')) || 0).then(
        (value) => answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)),
        () => answer.writeHead(503).end(),
      )
  })
  rmSync(socket, { force: true }) // left by a process that was killed; whoever holds the store's lock may clear it away
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new AppError('bad-config', `no socket could be made in ${dataFolder}`, { cause: error })))
    server.listen(socket, resolve)
  })
  chmodSync(socket, 0o600)
  server.unref()
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

/** Asks the process that holds the store of this folder; null when none answers. */
export function askRunning<Q extends keyof ControlAnswers>(
  dataFolder: string,
  question: Q,
  sinceMs = 0,
): Promise<ControlAnswers[Q] | null> {
  return new Promise((resolve, reject) => {
    const path = `/${question}?since=${sinceMs}`
    const asking = request({ socketPath: socketIn(dataFolder), path, agent: false, timeout: 5_000 }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new AppError('store-busy', `the server answered ${answer.statusCode}`))
        else resolve(JSON.parse(Buffer.concat(parts).toString('utf8')) as ControlAnswers[Q])
      })
    })
    asking.on('timeout', () => asking.destroy(new AppError('store-busy', 'the server did not answer')))
    asking.on('error', (error) => (isNobodyThere(error) ? resolve(null) : reject(error)))
    asking.end()
  })
}

function socketIn(dataFolder: string): string {
  return path.join(dataFolder, 'control.sock')
}

function isQuestion(text: string): text is keyof ControlAnswers {
  return Object.hasOwn(answers, text)
}

function isNobodyThere(error: Error): boolean {
  return 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED')
}
