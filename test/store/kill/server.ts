import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Environment } from '../../../src/config/environment.ts'

/** The server under test: started, killed and started again on the same port over the same data. */
export interface Server {
  readonly url: string
  start(): Promise<void>
  /** As the kernel kills what has no memory left: no handler runs. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const script = path.join(import.meta.dirname, 'serve.ts')
const longestStartMs = 60_000

export async function openServer(environment: Environment): Promise<Server> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null

  async function end(signal: NodeJS.Signals): Promise<void> {
    const dying = child
    child = null
    if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return
    dying.kill(signal)
    await once(dying, 'exit')
  }

  return {
    url,
    async start() {
      const env = { ...process.env, ...environment, BEN_AN_PORT: String(port), BEN_AN_PUBLIC_ADDRESS: url, BEN_AN_LOG: 'error' }
      const born = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'pipe'] })
      child = born
      let err = ''
      born.stderr?.setEncoding('utf8').on('data', (text: string) => (err = (err + text).slice(-4000)))
      for (const endMs = Date.now() + longestStartMs; !(await answers(`${url}/readyz`)); await wait(20)) {
        if (born.exitCode !== null || Date.now() > endMs) throw new Error(`the server did not start:\n${err}`)
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
