import type { FastifyReply, FastifyRequest } from 'fastify'

/** One response that stays open for server-sent events. */
export interface EventStream {
  write(event: string, data: string): void
  /** What was written before has not all left yet. */
  isBehind(): boolean
  end(): void
}

/** A reader who takes nothing off the line for this long a queue is gone; it will come again. */
const longestQueueBytes = 4 * 1024 * 1024

/** Takes the response over. `onClose` is called once, whoever ends it. */
export function openEventStream(request: FastifyRequest, reply: FastifyReply, onClose: () => void): EventStream {
  reply.hijack()
  const { raw } = reply
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  raw.writeHead(200, { ...Object.fromEntries(headers), 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
  raw.write('retry: 2000\n\n')
  raw.once('close', onClose)
  raw.on('error', () => raw.destroy())
  request.raw.socket.setTimeout(0)
  return {
    write(event, data) {
      if (raw.writableLength > longestQueueBytes) raw.destroy()
      else if (!raw.destroyed && !raw.writableEnded) raw.write(`event: ${event}\ndata: ${data}\n\n`)
    },
    isBehind: () => raw.writableNeedDrain,
    end: () => void raw.end(),
  }
}
