import type { FastifyReply, FastifyRequest } from 'fastify'

/** One response that stays open for server-sent events. */
export interface EventStream {
  /** `id`: what a browser names when it comes again, to be told what came after. */
  write(event: string, data: string, id?: number): void
  /** What was written before has not all left yet. */
  isBehind(): boolean
  end(): void
}

export interface EventStreamSettings {
  /** A browser whose stream broke waits for so long before it comes again. */
  readonly retryMs: number
  /** A reader who takes nothing off the line for this long a queue is gone; it will come again. */
  readonly longestQueueBytes: number
}

/** Takes the response over. `onClose` is called once, whoever ends it. */
export function openEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { retryMs, longestQueueBytes }: EventStreamSettings,
  onClose: () => void,
): EventStream {
  reply.hijack()
  const { raw } = reply
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  raw.writeHead(200, { ...Object.fromEntries(headers), 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
  raw.write(`retry: ${retryMs}\n\n`)
  raw.once('close', onClose)
  raw.on('error', () => raw.destroy())
  request.raw.socket.setTimeout(0)
  return {
    write(event, data, id) {
      if (raw.writableLength > longestQueueBytes) raw.destroy()
      else if (!raw.destroyed && !raw.writableEnded) raw.write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`)
    },
    isBehind: () => raw.writableNeedDrain,
    end: () => void raw.end(),
  }
}
