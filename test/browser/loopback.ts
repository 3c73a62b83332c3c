/** What the stand-ins of both pages need of HTTP. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** Answers with JSON, or with nothing. */
export function end(response: ServerResponse, status: number, body?: object | null): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

/** The whole body. */
export async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** Resolves to where it listens, on a free port. */
export function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    })
  })
}
