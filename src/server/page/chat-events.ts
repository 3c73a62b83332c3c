import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ChannelAddress } from '../../bot/message.ts'
import { openEventStream } from '../event-stream.ts'
import type { News } from '../news.ts'
import type { View } from './wire.ts'

/** Open streams of server-sent events, counted and ended together. */
export interface EventStreams {
  /** Keeps the request open and writes the view now and whenever it changes. */
  open(request: FastifyRequest, reply: FastifyReply, address: ChannelAddress, after: number): void
  /** Ends the streams of one address: its session is over. */
  end(address: ChannelAddress): void
  endAll(): void
  readonly count: number
}

export interface EventsDeps {
  readonly news: News
  readonly read: (address: ChannelAddress, after: number) => Promise<View>
  readonly onCount: (count: number) => void
  readonly beatMs: number
  /** How often a page looks on its own: another process, a clock or a person may have written. */
  readonly lookMs: number
}

/** One browser needs one stream, a second while it reconnects; what is more is somebody trying. */
const mostPerSession = 4
const mostInAll = 5000
const line = { retryMs: 3_000, longestQueueBytes: 256 * 1024 }

export function openEventStreams(deps: EventsDeps): EventStreams {
  const streams = new Map<string, Set<() => void>>()
  let count = 0

  function open(request: FastifyRequest, reply: FastifyReply, address: ChannelAddress, after: number): void {
    const { id } = address // a session's own, and of one channel
    const mine = streams.get(id) ?? new Set()
    streams.set(id, mine)
    if (mine.size >= mostPerSession) [...mine][0]?.()
    const stream = openEventStream(request, reply, line, () => {
      stopListening()
      clearInterval(looks)
      clearInterval(beats)
      mine.delete(close)
      if (mine.size === 0 && streams.get(id) === mine) streams.delete(id)
      count -= 1
      deps.onCount(count)
    })
    const close = () => stream.end()

    let seq = after
    let last = ''
    let looking = false
    let again = false
    const look = async () => {
      if (looking) {
        again = true
        return
      }
      looking = true
      try {
        do {
          again = false
          const view = await deps.read(address, seq)
          const state = JSON.stringify({ ...view, rows: [], seq: 0 })
          if (view.rows.length === 0 && state === last) continue
          last = state
          seq = view.seq
          stream.write('view', JSON.stringify(view), seq)
        } while (again && !reply.raw.destroyed)
      } catch {
        close() // The page asks anew, and hears the failure then.
      } finally {
        looking = false
      }
    }
    const lookNow = () => void look()
    const stopListening = deps.news.listen(address, lookNow)
    const looks = setInterval(lookNow, deps.lookMs)
    const beats = setInterval(() => stream.write('beat', '{}'), deps.beatMs)
    mine.add(close)
    count += 1
    deps.onCount(count)
    lookNow()
  }

  return {
    open,
    end: ({ id }) => {
      for (const close of [...(streams.get(id) ?? [])]) close()
    },
    endAll: () => {
      for (const mine of streams.values()) for (const close of [...mine]) close()
    },
    get count() {
      return count
    },
  }
}

/** Whether there is room for one more stream; where there is not, the page polls. */
export function hasRoom(streams: EventStreams): boolean {
  return streams.count < mostInAll
}
