import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { copyFreshContent } from './fresh-content.ts'

/** The program itself, started as an operator would, over the real content, with data of its own. */
export interface RealServer {
  readonly address: string
  /** A copy of the content as it stood at the start. */
  readonly contentFolder: string
  /** Runs another command of `ben-an` beside it and returns what it prints. */
  run(...command: readonly string[]): Promise<string>
  /** Ends it, and starts it again on the same data and port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const program = join(import.meta.dirname, '..', '..')

export async function startRealServer(): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ben-an-story-'))
  const contentFolder = join(folder, 'content')
  await copyFreshContent(contentFolder)
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    BEN_AN_PORT: '0',
    BEN_AN_DATA: join(folder, 'data'),
    BEN_AN_KEY_FILE: join(folder, 'key', 'master.key'),
    BEN_AN_CONTENT: contentFolder,
  }
  let running = await serve(env)
  const { address } = running
  return {
    address,
    contentFolder,
    async run(...command) {
      const { stdout } = await promisify(execFile)(process.execPath, ['ben-an.mjs', ...command], { cwd: program, env })
      return stdout
    },
    async restart() {
      await running.end()
      running = await serve({ ...env, BEN_AN_PORT: new URL(address).port })
    },
    async stop() {
      await running.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function serve(env: NodeJS.ProcessEnv): Promise<{ readonly address: string; end(): Promise<void> }> {
  const child = spawn(process.execPath, ['ben-an.mjs', 'serve'], { cwd: program, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void over.then(() => reject(new Error(`the server ended before it listened:\n${printed}`)))
  })
  return {
    address,
    async end() {
      child.kill('SIGTERM')
      await over
    },
  }
}
