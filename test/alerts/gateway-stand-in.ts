import { createHmac, timingSafeEqual } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Call {
  readonly body: Readonly<Record<string, unknown>>
  readonly signature: string
}

export interface GatewayAnswer {
  readonly status: number
  readonly body?: string
  readonly retryAfterSeconds?: number
}

/** A gateway that calls people, as docs/operators.md tells its makers to write it: it takes nothing that is not signed, or signed long ago. */
export interface GatewayStandIn {
  readonly url: string
  readonly secret: string
  readonly calls: readonly Call[]
  /** Calls that were not taken: unsigned, changed, or too old. */
  refused(): number
  /** The next calls are answered so; `never`: not at all. After that with 200 and no word. */
  plan(...answers: readonly (GatewayAnswer | 'never')[]): void
  close(): Promise<void>
}

const freshSeconds = 300

export async function openGatewayStandIn(nowMs: () => number): Promise<GatewayStandIn> {
  const secret = 'a-secret-that-both-sides-know'
  const calls: Call[] = []
  const plans: (GatewayAnswer | 'never')[] = []
  const seen = new Set<string>()
  let refused = 0

  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const signature = String(request.headers['ben-an-signature'] ?? '')
      if (!isGenuine(text, signature, secret, nowMs() / 1000)) {
        refused += 1
        return void response.writeHead(401).end()
      }
      const planned = plans.shift()
      if (planned === 'never') return
      const body = JSON.parse(text) as Record<string, unknown>
      const again = seen.has(String(body.id))
      const { status, body: answer = '', retryAfterSeconds } = planned ?? { status: 200 }
      if (status < 300 && !again) {
        seen.add(String(body.id))
        calls.push({ body, signature })
      }
      response.writeHead(status, retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/call`,
    secret,
    calls,
    refused: () => refused,
    plan: (...answers) => void plans.push(...answers),
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function isGenuine(body: string, signature: string, secret: string, nowSeconds: number): boolean {
  const [, seconds = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  if (given === '' || Math.abs(nowSeconds - Number(seconds)) > freshSeconds) return false
  const right = createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
  return timingSafeEqual(Buffer.from(given, 'hex'), right)
}
