import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import type { Language } from '../../src/knowledge/knowledge.ts'
import type { PageNumbers } from '../../src/server/page/numbers.ts'
import { blankPage, fillPage } from '../../src/server/page/page.ts'
import { type Hello, type Outgoing, outgoing, type View, type ViewRow } from '../../src/server/page/wire.ts'
import { end, listening, text } from './loopback.ts'

/** A server for page tests that says what it is told to and fails in the ways that a weak line and a real server can. */
export interface StandIn {
  readonly address: string
  /** Every message that was kept, once each, in order. */
  readonly kept: readonly Outgoing[]
  /** Messages that arrived again under an id already kept. */
  readonly doubles: readonly string[]
  /** Calls as `POST /chat/exit`, in order. */
  readonly calls: readonly string[]
  /** Files that were handed over, as text. */
  readonly files: readonly string[]
  /** Answers given to a message, by what was written or by the choice's data. */
  answer(message: string, answer: Answer): void
  /** Says something unasked. */
  say(answer: Answer): void
  faults: Faults
  /** Ends every open event line. */
  cut(): void
  close(): Promise<void>
}

export interface Answer {
  readonly bubbles?: readonly ViewRow['bubble'][]
  readonly author?: ViewRow['author']
  readonly lane?: ViewRow['lane']
  readonly nobody?: boolean
  readonly speaker?: View['speaker']
  readonly guarded?: boolean
  readonly language?: Language
}

interface Faults {
  /** Event lines open and bring nothing, as behind a proxy that holds them back. */
  readonly holdEvents?: boolean
  /** Messages are kept, and the answer that says so is lost. */
  readonly loseKept?: boolean
  /** Every call is refused with this status. */
  readonly refuse?: number
  /** Every message is refused with this status. */
  readonly refuseMessages?: number
  /** No file is one that is kept. */
  readonly refuseFiles?: boolean
  /** The script of the page does not arrive. */
  readonly noScript?: boolean
}

interface Session {
  rows: ViewRow[]
  state: Omit<View, 'rows' | 'seq' | 'talk'>
  listeners: Set<ServerResponse>
}

export interface PageWords {
  readonly numbers: PageNumbers
  readonly hello: Hello
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** As the server says it: no inline style or script runs. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

export async function startStandIn(folder: string, words: PageWords): Promise<StandIn> {
  const answers = new Map<string, Answer>()
  const kept: Outgoing[] = []
  const doubles: string[] = []
  const calls: string[] = []
  const files: string[] = []
  let session: Session | null = null

  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy())
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const call = `${request.method} ${url.pathname}`
    if (url.pathname.startsWith('/chat/')) calls.push(call)
    const status = standIn.faults.refuse
    if (status && url.pathname.startsWith('/chat/')) return end(response, status, { code: 'store-busy', hint: '' })
    if (call === 'POST /chat/session') {
      session ??= newSession()
      response.setHeader('set-cookie', 'session=one; HttpOnly; SameSite=Strict; Path=/')
      return end(response, 204)
    }
    if (call === 'POST /chat/exit') {
      session = null
      response.setHeader('clear-site-data', '"cache", "cookies", "storage"')
      return end(response, 204)
    }
    if (call === 'GET /chat/exit') {
      session = null
      response.setHeader('clear-site-data', '"cache", "cookies", "storage"')
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-security-policy', policy)
      response.setHeader('referrer-policy', 'no-referrer')
      return void response.end(blankPage)
    }
    if (!url.pathname.startsWith('/chat/')) return page(url.pathname, ownsSession(request) && session?.state.guarded === true, response)
    if (!session || !ownsSession(request)) return end(response, 401, { code: 'no-session', hint: '' })
    if (call === 'POST /chat/messages' && standIn.faults.refuseMessages)
      return end(response, standIn.faults.refuseMessages, { code: 'too-many-requests', hint: '' })
    if (call === 'POST /chat/messages') return receive(session, outgoing.parse(JSON.parse(await text(request))), response)
    if (call === 'POST /chat/files') return takeFile(await text(request), response)
    const after = Number(url.searchParams.get('after') ?? 0)
    if (call === 'GET /chat/view') return end(response, 200, view(session, after))
    if (call === 'GET /chat/events') return listen(session, after, response)
    end(response, 404, { code: 'not-found', hint: '' })
  }

  function receive(to: Session, message: Outgoing, response: ServerResponse): void {
    if (kept.some((known) => known.id === message.id)) doubles.push(message.id)
    else {
      kept.push(message)
      const key = message.kind === 'text' ? message.text : message.data
      const answer = answers.get(key)
      if (answer) speak(to, answer)
    }
    if (standIn.faults.loseKept) response.destroy()
    else end(response, 202, { kept: true })
  }

  function takeFile(bytes: string, response: ServerResponse): void {
    const refused = standIn.faults.refuseFiles === true
    if (!refused) files.push(bytes)
    end(response, refused ? 415 : 202, refused ? { code: 'unsupported-type', hint: '' } : { kept: true })
  }

  function speak(to: Session, answer: Answer): void {
    const { bubbles = [], author = 'bot', lane = 'bot', nobody = false, ...state } = answer
    to.state = { ...to.state, ...state }
    for (const bubble of bubbles) to.rows.push({ seq: to.rows.length + 1, author, lane, atMs: Date.now(), bubble, nobody })
    const news = view(to, to.rows.length - bubbles.length)
    if (!standIn.faults.holdEvents) for (const listener of to.listeners) sendView(listener, news)
  }

  function listen(to: Session, after: number, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.flushHeaders()
    if (!standIn.faults.holdEvents) sendView(response, view(to, after))
    to.listeners.add(response)
    response.on('close', () => to.listeners.delete(response))
  }

  async function page(path: string, guarded: boolean, response: ServerResponse): Promise<void> {
    const file = path === '/' ? 'index.html' : path.slice(1)
    if (standIn.faults.noScript && file.endsWith('.js')) return end(response, 503)
    const body = await readFile(join(folder, file)).catch(() => null)
    if (!body) return end(response, 404)
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': file === 'index.html' ? 'no-store' : 'public, max-age=31536000, immutable',
      'content-security-policy': policy,
    })
    response.end(file === 'index.html' ? fillPage(body.toString(), words.numbers, words.hello, guarded) : body)
  }

  const standIn: StandIn = {
    address: await listening(server),
    kept,
    doubles,
    calls,
    files,
    faults: {},
    answer: (message, answer) => answers.set(message, answer),
    say: (answer) => {
      session ??= newSession()
      speak(session, answer)
    },
    cut: () => {
      for (const listener of session?.listeners ?? []) listener.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return standIn
}

function newSession(): Session {
  return { rows: [], state: { speaker: 'machine', guarded: false, language: null }, listeners: new Set() }
}

/** As the server does: while somebody may be reading along a page that starts over gets the last reply only. */
function view(session: Session, after: number): View {
  const from = session.state.guarded && after === 0 ? session.rows.length - 1 : after
  return { ...session.state, rows: session.rows.filter((row) => row.seq > from), seq: session.rows.length, talk: 'one' }
}

function sendView(response: ServerResponse, news: View): void {
  response.write(`event: view\nid: ${news.seq}\ndata: ${JSON.stringify(news)}\n\n`)
}

function ownsSession(request: IncomingMessage): boolean {
  return request.headers.cookie?.includes('session=one') === true
}
