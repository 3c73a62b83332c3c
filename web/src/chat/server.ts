import type { Outgoing, View } from '../../../src/server/page/wire.ts'
import type { WireLanguage } from '../../../src/server/wire.ts'
import { type Answered, callServer, readJson } from './call.ts'
import { forgetLeaving, wasLeft } from './tab-memory.ts'

/** How a call to the server ended. `no-line`: nothing certain came back, so the same call may be made again; `crowded`: too many come from here, it is taken later. */
export type PostEnd = 'kept' | 'no-line' | 'crowded' | 'refused'
export type ReadEnd<News> = News | 'no-session' | 'no-line'

/** The calls of src/server/page/wire.ts. None of them rejects. */
export interface Server {
  /** Sends one message; begins a session first where there is none and says so. */
  post(message: Outgoing): Promise<PostEnd>
  /** Hands a file over; there is a session, for a person was asked for in it. */
  hand(id: string, language: WireLanguage, file: Blob): Promise<PostEnd>
  read(after: number): Promise<ReadEnd<View>>
  eventsAddress(after: number): string
}

const filePatienceMs = 120_000

/** `began` is called when a session had to be made: whatever an older one said is no longer true. */
export function createServer(began: () => void): Server {
  let untold: Promise<boolean> | null = null

  /** A quick exit that the server has not heard of is told before anything else: nothing is read of a talk that was left, nor said in it. */
  async function heardOfLeaving(): Promise<boolean> {
    if (!wasLeft()) return true
    untold ??= call('POST', '/chat/exit').then((answer) => answer?.ok === true)
    const heard = await untold
    untold = null
    if (heard) forgetLeaving()
    return heard
  }

  return {
    async post(message) {
      if (!(await heardOfLeaving())) return 'no-line'
      const first = await call('POST', '/chat/messages', message)
      if (first?.status !== 401) return endOf(first)
      const session = await call('POST', '/chat/session')
      if (!session?.ok) return endOf(session)
      began()
      return endOf(await call('POST', '/chat/messages', message))
    },
    hand: async (id, language, file) => endOf(await call('POST', `/chat/files?id=${id}&language=${language}`, file)),
    async read(after) {
      if (!(await heardOfLeaving())) return 'no-line'
      const answer = await call('GET', `/chat/view?after=${after}`)
      if (answer?.status === 401) return 'no-session'
      const view = answer?.ok ? readJson(answer.text) : undefined
      return view === undefined ? 'no-line' : (view as View)
    },
    eventsAddress: (after) => `/chat/events?after=${after}`,
  }
}

function call(method: 'GET' | 'POST', address: string, body?: Outgoing | Blob): Promise<Answered | null> {
  return callServer(method, address, body, filePatienceMs)
}

function endOf(answer: Answered | null): PostEnd {
  if (answer?.ok) return readJson(answer.text) === undefined ? 'no-line' : 'kept' // a page of something in between has kept nothing
  if (answer?.status === 429) return 'crowded'
  const later = answer === null || answer.status >= 500 || answer.status === 408 || answer.status === 401
  return later ? 'no-line' : 'refused'
}
