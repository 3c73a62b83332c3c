import type { ClientRequest } from 'node:http'
import https from 'node:https'
import { http } from '../node-http.ts'

/** How a POST ended. Only this tells a send that never began from one whose end nobody knows. */
export type Posted =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly retryAfterSeconds: number | null }
  /** No byte left this machine: to repeat it is always safe. */
  | { readonly kind: 'not-sent'; readonly code: string }
  /** Bytes left and no whole answer came: it may have been carried out or not. */
  | { readonly kind: 'no-answer'; readonly code: string }

export interface Poster {
  /**
   * `body` as it shall go over the line: JSON, unless `headers` name another type. Never rejects. `code` is a system error code, never an
   * address. Redirects are answers, not followed.
   */
  post(url: string | URL, body: string | Uint8Array, signal: AbortSignal, headers?: Readonly<Record<string, string>>): Promise<Posted>
  /** Closes the connections kept for the next call. */
  close(): void
}

/** A gate in between lost sight of the call: it may have been carried out. */
export const lostSight: ReadonlySet<number> = new Set([408, 504])

/**
 * Longer is not waited for before it is tried once more: a mistaken figure would silence a channel for days, and nobody would hear of it.
 */
const longestAskedSeconds = 15 * 60

/** How long a service wants to be left alone, as far as it is believed; null: it does not say. */
export function believed(seconds: unknown): number | null {
  return typeof seconds === 'number' && seconds >= 0 ? Math.min(seconds, longestAskedSeconds) : null
}

/** Longer answers than any service sends: reading stops there. */
const maxAnswerBytes = 8 * 1024 * 1024

/** Posts over kept connections, at most `connections` at once; a call waiting for a free one has not begun to leave. */
export function openPoster(connections: number): Poster {
  const options = { keepAlive: true, maxSockets: connections }
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }
  return {
    post(url, body, signal, headers = {}) {
      const target = new URL(url)
      const secure = target.protocol === 'https:'
      const request = secure ? https.request : http.request
      const agent = secure ? agents['https:'] : agents['http:']
      const all = { 'content-type': 'application/json', ...headers, 'content-length': Buffer.byteLength(body) }
      return post(request(target, { method: 'POST', agent, headers: all }), body, signal, secure)
    },
    close() {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

function post(request: ClientRequest, sent: string | Uint8Array, signal: AbortSignal, secure: boolean): Promise<Posted> {
  return new Promise((resolve) => {
    let left = false
    let ended = false
    const end = (posted: Posted) => {
      ended = true
      signal.removeEventListener('abort', aborted)
      resolve(posted)
    }
    const fail = (code: string) => {
      if (ended) return
      end({ kind: left ? 'no-answer' : 'not-sent', code })
      request.destroy()
    }
    const aborted = () => fail('aborted')

    request.once('socket', (socket) => {
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', () => (left = true))
      else left = true
    })
    request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'broken'))
    request.once('response', (answer) => {
      const chunks: Buffer[] = []
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes > maxAnswerBytes) fail('too-long')
      })
      answer.once('end', () => {
        if (!answer.complete) return
        const body = Buffer.concat(chunks).toString('utf8')
        end({ kind: 'answered', status: answer.statusCode ?? 0, body, retryAfterSeconds: secondsOf(answer.headers['retry-after']) })
      })
      answer.once('close', () => fail('cut-off'))
      answer.on('error', () => fail('cut-off'))
    })

    signal.addEventListener('abort', aborted)
    if (signal.aborted) return fail('aborted')
    request.end(sent)
  })
}

/** A date instead of seconds is as good as nothing said. */
function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d+$/.test(header) ? believed(Number(header)) : null
}
