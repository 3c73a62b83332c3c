import type { Failure } from '../../../src/server/wire.ts'
import { callServer, readJson } from '../chat/call.ts'

/** How a call to the server ended. `no-line`: nothing certain came back, so the same call may be made again. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Trouble }

export type Trouble = { readonly kind: 'no-line' } | { readonly kind: 'refused'; readonly code: string }

/** The calls of src/server/console/wire. None of them rejects. */
export interface Api {
  get<T>(path: string): Promise<Answer<T>>
  post<T>(path: string, body?: object): Promise<Answer<T>>
  put<T>(path: string, body: object): Promise<Answer<T>>
  /** A file as it is; over a thin line it takes its time. */
  upload<T>(path: string, file: Blob): Promise<Answer<T>>
  /** For what must still leave while the page goes away. */
  last(path: string, body: object): void
}

export const apiRoot = '/console/api/'

const filePatienceMs = 180_000
const noLine = { ok: false, why: { kind: 'no-line' } } as const
/** The server could not look at it now: the same call may do later. */
const later = new Set([408, 500, 502, 503, 504])

/** `door` is told when the server says that nobody is signed in, or that the screen is locked. */
export function createApi(door: (code: 'no-session' | 'locked') => void): Api {
  async function call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Answer<T>> {
    const answer = await callServer(method, apiRoot + path, body, filePatienceMs)
    const said = answer && readJson(answer.text)
    if (answer === null || (answer.ok && said === undefined)) return noLine
    if (answer.ok) return { ok: true, value: said as T }
    const code = (said as Partial<Failure> | null | undefined)?.code ?? `status-${answer.status}`
    if (code === 'no-session' || code === 'locked') door(code)
    return later.has(answer.status) ? noLine : { ok: false, why: { kind: 'refused', code } }
  }

  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    upload: (path, file) => call('POST', path, file),
    last(path, body) {
      const headers = { 'content-type': 'application/json' }
      fetch(apiRoot + path, { method: 'PUT', keepalive: true, credentials: 'same-origin', headers, body: JSON.stringify(body) }).catch(
        () => undefined,
      )
    },
  }
}
