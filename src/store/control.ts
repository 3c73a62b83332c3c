import { chmodSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AppError, refusalOf } from '../errors.ts'
import type { Role } from '../hotline/roles.ts'
import { vietnamDate } from '../knowledge/dates.ts'
import { http } from '../node-http.ts'
import type { CaseSummary } from './case-store.ts'
import { type AuditEntry, auditEntry } from './staff/audit-entry.ts'
import type { NewInvite } from './staff/staff-store.ts'
import type { CountedTally, Store, UnansweredQuestion } from './store.ts'

/** An open case without its reasons, for those quote the person, and without its line. */
export type ListedCase = Omit<CaseSummary, 'because' | 'line'>

/**
 * What the command line can ask the process that has the store open. Nothing here shows a name or an address, and no word of a person but
 * the questions without an answer, which were redacted before they were kept and belong to no conversation.
 */
export interface ControlAnswers {
  readonly 'open-cases': readonly ListedCase[]
  readonly unanswered: readonly UnansweredQuestion[]
  /** Of the weeks that begin in the month of `sinceMs`. */
  readonly tallies: readonly CountedTally[]
}

const answers: {
  readonly [question in keyof ControlAnswers]: (store: Store, sinceMs: number) => Promise<ControlAnswers[question]>
} = {
  'open-cases': async (store) => (await store.openCases()).map(({ because: _, line: __, ...listed }) => listed),
  unanswered: (store, sinceMs) => store.unanswered(sinceMs),
  tallies: (store, sinceMs) => {
    const month = vietnamDate(sinceMs).slice(0, 7)
    return store.tallies(`${month}-01`, `${month}-31`)
  },
}

/** Answers from a store that this process has open. `sinceMs` counts only where the question has a past. */
export function answerFrom<Q extends keyof ControlAnswers>(store: Store, question: Q, sinceMs: number): Promise<ControlAnswers[Q]> {
  return answers[question](store, sinceMs)
}

/** What the command line can have done: an invite kept, of whose token it gives the hash alone. */
export interface InviteOrder {
  readonly invite: NewInvite
  readonly told: AuditEntry
}

/** Carries it out in a store that this process has open. */
export async function keepInvite(store: Store, { invite, told }: InviteOrder): Promise<void> {
  await store.staff.invite(invite, told)
}

/** What else of the running server the command line can ask for, by name, with one word to it: things that are no question to the store. */
export type House = Readonly<Record<string, (word: string) => Promise<unknown>>>

/** The database file of a data folder. */
export function storeFile(dataFolder: string): string {
  return path.join(dataFolder, 'ben-an.db')
}

/**
 * Answers the command line on a socket in the data folder while this process holds the store, since a second one may not open it. Only
 * the user the server runs as can reach it: that is a file's mode, not a secret. Resolves to what ends it.
 *
 * @throws AppError `bad-config` when the folder's path is too long for a socket; what the machine refuses, by its name
 */
export async function answerCommandLine(store: Store, dataFolder: string, house: House = {}): Promise<() => Promise<void>> {
  const socket = socketIn(dataFolder)
  const server = http.createServer((asked, answer) => {
    const { pathname, searchParams } = new URL(asked.url ?? '/', 'http://control')
    const answering =
      asked.method === 'POST'
        ? order(store, pathname, searchParams)
        : (houseAnswer(house, pathname, searchParams) ?? question(store, pathname, searchParams))
    if (answering === null) answer.writeHead(404).end()
    else
      answering.then(
        (value) => answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)),
        () => answer.writeHead(503).end(),
      )
  })
  rmSync(socket, { force: true }) // left by a process that was killed; whoever holds the store's lock may clear it away
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        refusalOf(error, socket) ??
          new AppError('bad-config', `no socket could be made in BEN_AN_DATA (${dataFolder}): its path may have some 90 letters at most`, {
            cause: error,
          }),
      ),
    )
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
  return call(dataFolder, 'GET', `/${question}?since=${sinceMs}`)
}

/** Asks it for something of its `House`, as JSON brings it; null when none answers. The caller says what shape that has. */
export function askHouse<T>(dataFolder: string, name: string, word = ''): Promise<T | null> {
  return call(dataFolder, 'GET', `/${name}?word=${encodeURIComponent(word)}`, longestAskMs)
}

/** Has an invite kept by the process that holds the store of this folder; null when none answers. */
export function inviteRunning(dataFolder: string, { invite, told }: InviteOrder): Promise<'kept' | null> {
  const { token, role, expiresAtMs } = invite
  return call(dataFolder, 'POST', `/invite?token=${token.toString('hex')}&role=${role}&until=${expiresAtMs}&at=${told.atMs}`)
}

/** Longer than the slowest service takes to say how we stand with it. */
const longestAskMs = 35_000

function call<T>(dataFolder: string, method: 'GET' | 'POST', path: string, timeout = 5_000): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const asking = http.request({ socketPath: socketIn(dataFolder), method, path, agent: false, timeout }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new AppError('store-busy', `the server answered ${answer.statusCode}`))
        else resolve(JSON.parse(Buffer.concat(parts).toString('utf8')) as T)
      })
    })
    asking.on('timeout', () => asking.destroy(new AppError('store-busy', 'the server did not answer')))
    asking.on('error', (error) => (isNobodyThere(error) ? resolve(null) : reject(error)))
    asking.end()
  })
}

/** Null: nothing of the house is known by that name. */
function houseAnswer(house: House, pathname: string, query: URLSearchParams): Promise<unknown> | null {
  const name = pathname.slice(1)
  return Object.hasOwn(house, name) ? (house[name]?.(query.get('word') ?? '') ?? null) : null
}

/** Null: nothing is known by that name. */
function question(store: Store, pathname: string, query: URLSearchParams): Promise<unknown> | null {
  const name = pathname.slice(1)
  return isQuestion(name) ? answerFrom(store, name, Number(query.get('since')) || 0) : null
}

function order(store: Store, pathname: string, query: URLSearchParams): Promise<'kept'> | null {
  const role = roles.find((one) => one === query.get('role'))
  const token = Buffer.from(query.get('token') ?? '', 'hex')
  const [expiresAtMs, atMs] = [Number(query.get('until')), Number(query.get('at'))]
  if (pathname !== '/invite' || role === undefined || token.length !== 32 || !(expiresAtMs > atMs)) return null
  const told = auditEntry(atMs, null, 'invite', { detail: role })
  return keepInvite(store, { invite: { token, role, by: null, staff: null, expiresAtMs }, told }).then(() => 'kept')
}

const roles: readonly Role[] = ['responder', 'supervisor', 'curator', 'admin']

function socketIn(dataFolder: string): string {
  return path.join(dataFolder, 'control.sock')
}

function isQuestion(text: string): text is keyof ControlAnswers {
  return Object.hasOwn(answers, text)
}

function isNobodyThere(error: Error): boolean {
  return 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED')
}
