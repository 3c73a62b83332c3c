import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Environment } from '../../src/config/environment.ts'
import type { View } from '../../src/server/page/wire.ts'
import { makeGround } from '../server/running.ts'

/** The program as its users start it, over a ground of its own. */
export interface Processes {
  readonly ground: Awaited<ReturnType<typeof makeGround>>
  /** `ben-an serve` as a process of its own, with nothing of this machine's environment but the path. */
  serve(more?: Environment, verb?: readonly string[]): Served
  /** Kills what still runs. */
  close(): Promise<void>
}

export interface Served {
  readonly child: ChildProcess
  /** What it has printed so far. */
  text(): string
  /** Where it answers, once it says so; rejects when it ends before. */
  readonly address: Promise<string>
  readonly exit: Promise<number | null>
}

const door = path.resolve(import.meta.dirname, '../../ben-an.mjs')

export async function openProcesses(): Promise<Processes> {
  const ground = await makeGround()
  const all: Served[] = []
  return {
    ground,
    serve(more = {}, verb = ['serve']) {
      const served = begin({ PATH: process.env.PATH, HOME: ground.folder, ...ground.environment, ...more }, verb)
      all.push(served)
      return served
    },
    async close() {
      for (const served of all) served.child.kill('SIGKILL')
      await Promise.all(all.map((served) => served.exit))
      ground.remove()
    },
  }
}

function begin(env: Environment, verb: readonly string[]): Served {
  const child = spawn(process.execPath, [door, ...verb], { env })
  let text = ''
  const address = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString('utf8')
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)
      if (found && text.includes('Ctrl C')) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', () => reject(new Error(text)))
  })
  address.catch(() => undefined)
  return { child, text: () => text, address, exit: new Promise((resolve) => child.once('close', resolve)) }
}

/** Writes in a session of its own and gives the first view that has an answer in it, as JSON. */
export async function talk(address: string, words: string, language = 'vi'): Promise<string> {
  const session = await fetch(`${address}/chat/session`, { method: 'POST', headers: { origin: address } })
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const headers = { origin: address, cookie, 'content-type': 'application/json' }
  const body = JSON.stringify({ kind: 'text', id: 'message-1', language, text: words })
  await fetch(`${address}/chat/messages`, { method: 'POST', headers, body })
  for (; ; await wait(20)) {
    const view = (await (await fetch(`${address}/chat/view?after=0`, { headers: { cookie } })).json()) as View
    if (view.rows.length > 0) return JSON.stringify(view)
  }
}
