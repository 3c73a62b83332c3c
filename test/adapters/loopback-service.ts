import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What is behind every stand-in of a service: a server on loopback, whose connections end with it. */
export interface LoopbackService {
  readonly url: string
  close(): Promise<void>
}

export async function openService(
  serve: (request: http.IncomingMessage, body: Buffer, response: http.ServerResponse) => unknown,
): Promise<LoopbackService> {
  const sockets = new Set<Socket>()
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => void serve(request, Buffer.concat(chunks), response))
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** What a stand-in was called with, and whoever waits for more of it. */
export class Calls<Call> {
  readonly all: Call[] = []
  private readonly waiters = new Set<() => void>()

  add(call: Call): void {
    this.all.push(call)
    this.wake()
  }

  wake(): void {
    for (const wake of [...this.waiters]) wake()
  }

  /** Resolves with the next call, when somebody is woken otherwise, or when time is up. */
  untilMore(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.waiters.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.waiters.add(done)
    })
  }

  /** The first that is wanted, now or later. */
  async waitFor(wanted: (call: Call) => boolean): Promise<Call> {
    for (;;) {
      const found = this.all.find(wanted)
      if (found) return found
      await this.untilMore(60_000)
    }
  }
}
