import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type ChildServer, startServer } from './child-server.ts'

export const secret = 'bench-secret-bench-secret'
const root = path.resolve(import.meta.dirname, '..')

/** By then a server has given back what its start took. */
export const settledMs = 6_000

/** An empty folder of its own for one server. */
export function freshFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'ben-an-bench-'))
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * Bến An itself, whole, as its users start it, with Telegram by webhook; `telegramApi` takes its sends. The same folder finds the same data
 * again; compiled content is kept where it always is.
 */
export async function startBenAn(folder: string, telegramApi: string): Promise<ChildServer> {
  const port = await freePort()
  return startWith(port, {
    BEN_AN_PORT: String(port),
    BEN_AN_DATA: path.join(folder, 'data'),
    BEN_AN_KEY_FILE: path.join(folder, 'master.key'),
    BEN_AN_PUBLIC_ADDRESS: `http://127.0.0.1:${port}`,
    BEN_AN_TELEGRAM_TOKEN: '1:bench',
    BEN_AN_TELEGRAM_SECRET: secret,
    BEN_AN_TELEGRAM_BY: 'webhook',
    BEN_AN_TELEGRAM_API: telegramApi,
  })
}

/** The same with other variables set; `port` is the one that they name. */
export function startWith(port: number, environment: Readonly<Record<string, string>>): Promise<ChildServer> {
  return startServer({ args: startCommand(), port, ready: '/readyz', environment })
}

/** What `npm start` gives to Node, flags and all. */
function startCommand(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly scripts: { readonly start: string } }
  const [, ...words] = scripts.start.split(' ')
  return words.map((word) => (word === 'ben-an.mjs' ? path.join(root, word) : word))
}

/** Seldom enough to be no load of its own, and within what a caller may ask. */
const askAgainMs = 200

/** Resolves when nothing that was acknowledged waits for its decision any more. */
export async function untilDecided({ url }: ChildServer): Promise<void> {
  while ((await undecided(url)) > 0) await wait(askAgainMs)
}

async function undecided(url: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`)
  const count = /^ben_an_store\{what="undecided"\} (\d+)/m.exec(await answer.text())?.[1]
  if (count === undefined) throw new Error(`${url}/metrics answered ${answer.status} without the figure that was asked for`)
  return Number(count)
}

/** A Telegram that accepts everything at once; `onSend` is told of every send. */
export async function openTelegram(onSend: () => void = () => {}): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    onSend()
    request.resume()
    response.setHeader('content-type', 'application/json')
    response.end('{"ok":true,"result":{"message_id":1}}')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
