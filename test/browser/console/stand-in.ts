import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { end, listening, text } from '../loopback.ts'

/** A server for tests of the console's page alone: it answers what it is told to, and fails in the ways that a weak line can. */
export interface ConsoleStandIn {
  readonly address: string
  /** Every call that changes something, in order: `POST cases/…/acts` and its body. */
  readonly calls: readonly Called[]
  /** By call, `GET queue`: what it gets. A function looks at the body; what is not told gets 204. */
  answer(call: string, answer: object | null | ((body: unknown) => Failure | object | null)): void
  /** To every open line of events; before the first is open, to that one as it opens. */
  push(kind: string, data: object | null): void
  /** How many event lines are open. */
  listeners(): number
  faults: {
    /** Calls that change something are carried out, and the answer is lost. */
    readonly loseAnswers?: boolean
    /** No call gets an answer, and no event line lives. */
    readonly dead?: boolean
    /** Pages are sent without their policy. */
    readonly noPolicy?: boolean
  }
  close(): Promise<void>
}

interface Called {
  readonly call: string
  readonly body: unknown
}

/** A call that is refused. */
export class Failure {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    this.status = status
    this.code = code
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** As src/server/security-headers.ts has it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types console-worker"

const root = '/console/api/'

export async function startConsoleStandIn(folder: string): Promise<ConsoleStandIn> {
  const answers = new Map<string, object | null | ((body: unknown) => Failure | object | null)>()
  const calls: Called[] = []
  const lines = new Set<ServerResponse>()
  /** Null once a page has listened: what comes while its line is broken is lost, as in life. */
  let early: string[] | null = []
  const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()))

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    if (!url.pathname.startsWith(root)) return page(url.pathname, response)
    if (standIn.faults.dead) return void response.destroy()
    const path = url.pathname.slice(root.length)
    if (path === 'events') return listen(response)
    const call = `${request.method} ${path}`
    const sent = request.method === 'GET' ? '' : await text(request)
    const isFile = request.headers['content-type'] === 'application/octet-stream'
    const body = isFile ? sent : JSON.parse(sent || 'null')
    if (request.method !== 'GET') calls.push({ call, body })
    const told = answers.get(call)
    const answer = typeof told === 'function' ? told(body) : told
    if (standIn.faults.loseAnswers && request.method !== 'GET') return void response.destroy()
    if (answer instanceof Failure) return end(response, answer.status, { code: answer.code, hint: '' })
    if (answer === undefined)
      return end(response, request.method === 'GET' ? 404 : 204, request.method === 'GET' ? { code: 'not-found', hint: '' } : undefined)
    end(response, 200, answer)
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('event: beat\ndata: {}\n\n')
    for (const event of early ?? []) response.write(event)
    early = null
    lines.add(response)
    response.on('close', () => lines.delete(response))
  }

  async function page(path: string, response: ServerResponse): Promise<void> {
    const file = path === '/console' ? 'console.html' : path.slice(1)
    const body = await readFile(join(folder, file)).catch(() => null)
    if (!body) return end(response, 404)
    const kept = standIn.faults.noPolicy ? {} : { 'content-security-policy': policy }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': file.startsWith('assets/') ? 'max-age=60' : 'no-store',
      ...kept,
    })
    response.end(body)
  }

  const standIn: ConsoleStandIn = {
    address: `${await listening(server)}/console`,
    calls,
    faults: {},
    answer: (call, answer) => answers.set(call, answer),
    push: (kind, data) => {
      const event = `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`
      early?.push(event)
      for (const line of lines) line.write(event)
    },
    listeners: () => lines.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return standIn
}
