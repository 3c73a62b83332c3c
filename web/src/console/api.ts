import type { Failure } from '../../../src/server/wire.ts'

/** How a call to the server ended. `no-line`: nothing certain came back, so the same call may be made again. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Trouble }

export type Trouble = { readonly kind: 'no-line' } | { readonly kind: 'refused'; readonly code: string }

/** The calls of src/server/console/wire.ts and wire-house.ts. None of them rejects. */
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

const patienceMs = 15_000
const filePatienceMs = 180_000
/** The server could not look at it now: the same call may do later. */
const later = new Set([408, 500, 502, 503, 504])

/** `door` is told when the server says that nobody is signed in, or that the screen is locked. */
export function createApi(door: (code: 'no-session' | 'locked') => void): Api {
  async function call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Answer<T>> {
    const answer = await request(method, path, body)
    if (answer === null) return { ok: false, why: { kind: 'no-line' } }
    if (answer.ok) return { ok: true, value: await read<T>(answer) }
    const { code } = await readFailure(answer)
    if (code === 'no-session' || code === 'locked') door(code)
    const kind = later.has(answer.status) ? 'no-line' : 'refused'
    return { ok: false, why: kind === 'no-line' ? { kind } : { kind, code } }
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

/** An empty answer is null. */
async function read<T>(answer: Response): Promise<T> {
  const text = await answer.text()
  return JSON.parse(text === '' ? 'null' : text)
}

async function readFailure(answer: Response): Promise<Failure> {
  return answer.json().catch(() => ({ code: `status-${answer.status}`, hint: '' }))
}

/** Null when no answer came in time: a line that hangs is as good as none. */
async function request(method: string, path: string, body?: object): Promise<Response | null> {
  const impatience = new AbortController()
  const timer = setTimeout(() => impatience.abort(), body instanceof Blob ? filePatienceMs : patienceMs)
  try {
    return await fetch(apiRoot + path, {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: impatience.signal,
      ...(body instanceof Blob && { headers: { 'content-type': 'application/octet-stream' }, body }),
      ...(body && !(body instanceof Blob) && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
